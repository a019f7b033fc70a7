package org.classblocks.bench.findings;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.classblocks.ClassBlocks;
import org.classblocks.Text;
import org.classblocks.bench.session.BenchSession;
import org.classblocks.blocks.Matrices;
import org.classblocks.blocks.UnrelatedScores;
import org.classblocks.blocks.find.BlockFinder;
import org.classblocks.blocks.taxonomy.Overlap;
import org.classblocks.blocks.taxonomy.TaxonomyMatches;
import org.classblocks.order.ClassOrder;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.SimilarityMatrix;
import org.classblocks.synthetic.BlockLayout;
import org.classblocks.synthetic.Hierarchy;
import org.classblocks.synthetic.LabelRule;
import org.classblocks.synthetic.LevelSizes;
import org.classblocks.synthetic.PlantedModel;
import org.classblocks.synthetic.ScoreShape;

/**
 * How often blocks are found in noise, whether planted ones are found, and how well those of a log
 * fit a taxonomy.
 */
public final class BlocksBenchmark {
  private static final BlockFinder FINDER = new BlockFinder(3, 4);
  private static final int[][] SIZES = {
    {30, 200}, {30, 2_000}, {60, 500}, {60, 3_000}, {100, 200}, {100, 1_000}, {200, 400}, {300, 500}
  };

  private static final List<Planted> PLANTED =
      List.of(
          new Planted("200", "40-80/12-20/4-7", "0.2/0.4/0.6", 0, 2_000),
          new Planted("200", "40-80/12-20/4-7", "0.6/0.7/0.8", 0.5, 2_000),
          new Planted("200", "3-12", "0.3", 0.1, 2_000),
          new Planted("200", "60-100", "0.06", 0, 4_000));

  private record Planted(
      String classes, String layout, String correlations, double common, int samples) {}

  private record Fit(String unmatched, int blockId, Overlap overlap) {}

  private final PrintStream out;

  private BlocksBenchmark(PrintStream out) {
    this.out = out;
  }

  /**
   * Options: {@code noise [seeds]}, {@code planted [seeds]}, {@code clusters [seeds]} or {@code log
   * [key=value ...]} with keys of the configuration, among them classes.taxonomy; 100 seeds, 20 of
   * planted ones, 10 of clusters.
   */
  public static void main(String[] args) {
    BlocksBenchmark benchmark = new BlocksBenchmark(System.out);
    String what = args.length > 0 ? args[0] : "noise";
    switch (what) {
      case "noise" -> benchmark.noise(args.length > 1 ? Integer.parseInt(args[1]) : 100);
      case "planted" -> benchmark.planted(args.length > 1 ? Integer.parseInt(args[1]) : 20);
      case "clusters" ->
          new ClustersBenchmark(System.out).run(args.length > 1 ? Integer.parseInt(args[1]) : 10);
      case "log" -> benchmark.log(Arrays.asList(args).subList(1, args.length));
      default ->
          throw new IllegalArgumentException("noise, planted, clusters or log, found " + what);
    }
  }

  private void noise(int seeds) {
    out.println("kind                logs  with blocks  blocks");
    for (UnrelatedScores kind : UnrelatedScores.values()) {
      int[] counts =
          IntStream.rangeClosed(1, seeds)
              .map(
                  seed -> {
                    int[] size = SIZES[seed % SIZES.length];
                    return found(kind.draw(size[0], size[1], seed)).size();
                  })
              .toArray();
      long with = Arrays.stream(counts).filter(count -> count > 0).count();
      out.println(Text.of("%-18s %5d %12d %7d", kind, seeds, with, Arrays.stream(counts).sum()));
    }
  }

  private static List<Set<Integer>> found(double[][] scores) {
    SimilarityMatrix similarity = Matrices.ofScores(scores);
    ClassOrder order = Matrices.ordered(similarity);
    return FINDER.find(similarity, order, Matrices.noise(scores)).blocks().stream()
        .map(block -> block.classes(order.permutation()))
        .toList();
  }

  private void planted(int seeds) {
    out.println("planted             correlations  groups  found  other blocks");
    for (Planted planted : PLANTED) {
      int groups = 0;
      int found = 0;
      int others = 0;
      for (int seed = 1; seed <= seeds; seed++) {
        Hierarchy hierarchy =
            new BlockLayout(
                    Integer.parseInt(planted.classes()),
                    LevelSizes.parseLevels(planted.layout()),
                    0.2)
                .plant(seed);
        List<Set<Integer>> truth = groups(hierarchy);
        List<Set<Integer>> blocks = found(scores(hierarchy, planted, seed));
        groups += truth.size();
        found += (int) truth.stream().filter(group -> isAmong(group, blocks)).count();
        others += (int) blocks.stream().filter(block -> !isAmong(block, truth)).count();
      }
      out.println(
          Text.of(
              "%-19s %-12s %7d %6d %13d",
              planted.layout(), planted.correlations(), groups, found, others));
    }
  }

  private static double[][] scores(Hierarchy hierarchy, Planted planted, long seed) {
    PlantedModel.Sampler sampler =
        new PlantedModel(
                hierarchy,
                new ScoreShape(
                    ScoreShape.parseCorrelations(planted.correlations()),
                    planted.common(),
                    1,
                    0,
                    0),
                new LabelRule(LabelRule.Kind.NONE, 1, 0),
                seed)
            .sampler();
    double[][] scores = new double[hierarchy.classes()][planted.samples()];
    float[] sample = new float[hierarchy.classes()];
    for (int s = 0; s < planted.samples(); s++) {
      sampler.sample(s, sample);
      for (int c = 0; c < sample.length; c++) {
        scores[c][s] = sample[c];
      }
    }
    return scores;
  }

  private static List<Set<Integer>> groups(Hierarchy hierarchy) {
    Set<Set<Integer>> groups = new HashSet<>();
    for (int level = 0; level < hierarchy.levels(); level++) {
      List<Set<Integer>> ofLevel = new ArrayList<>();
      for (int id = 0; id < hierarchy.classes(); id++) {
        int block = hierarchy.block(level, id);
        while (ofLevel.size() <= block) {
          ofLevel.add(new HashSet<>());
        }
        if (block != Hierarchy.NONE) {
          ofLevel.get(block).add(id);
        }
      }
      groups.addAll(ofLevel);
    }
    return List.copyOf(groups);
  }

  private static boolean isAmong(Set<Integer> group, List<Set<Integer>> others) {
    return others.stream()
        .anyMatch(
            other -> {
              long both = group.stream().filter(other::contains).count();
              return both >= 0.9 * (group.size() + other.size() - both);
            });
  }

  private void log(List<String> options) {
    SparkSession spark = BenchSession.start();
    try {
      ClassBlocks classBlocks = ClassBlocks.on(spark);
      for (String option : options) {
        int equals = option.indexOf('=');
        classBlocks = classBlocks.option(option.substring(0, equals), option.substring(equals + 1));
      }
      RunResult result = classBlocks.analyze();
      int classes = result.order().dendrogram().leafCount();
      out.println(Text.of("%d classes, %d blocks", classes, result.blocks().blocks().size()));
      result.taxonomy().ifPresent(matches -> taxonomy(matches, classes));
    } finally {
      spark.stop();
    }
  }

  /** Nodes with the same figures have the same classes as a rule, and count once. */
  private void taxonomy(TaxonomyMatches matches, int classes) {
    double mean =
        matches.ofNodes().stream()
            .filter(node -> node.compared() >= 5 && 2 * node.compared() <= classes)
            .map(
                node ->
                    new Fit(node.blockId() < 0 ? node.id() : "", node.blockId(), node.overlap()))
            .distinct()
            .mapToDouble(fit -> fit.overlap().f1())
            .map(f1 -> Double.isNaN(f1) ? 0 : f1)
            .average()
            .orElse(Double.NaN);
    out.println(Text.of("mean best F1 %.3f over nodes of 5 classes to half of all", mean));
  }
}
