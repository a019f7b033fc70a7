package org.classblocks.bench.findings;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.classblocks.Text;
import org.classblocks.app.find.BlockSearch;
import org.classblocks.blocks.Matrices;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.classblocks.linalg.Tiling;
import org.classblocks.moments.CoMoments;
import org.classblocks.moments.Gathered;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.ClusterInflation;
import org.classblocks.similarity.FoldedMoments;
import org.classblocks.similarity.HalfSamples;
import org.classblocks.similarity.PearsonCorrelation;
import org.classblocks.similarity.SimilarityMatrix;

/** How often blocks are found in clusters of dependent samples, with and without their column. */
final class ClustersBenchmark {
  private static final int[] GROUPS = {6, 8, 10, 12};
  private static final double WITHIN_GROUP = 0.6;

  private static final List<Kind> KINDS =
      List.of(
          new Kind("20 copies with jitter", 300, 10_000, 0.9999, 0.9999, random -> 20, false),
          new Kind("20 a cluster, share 0.9", 200, 4_000, 0.9, 0.9, random -> 20, false),
          new Kind("20 a cluster, share 0.6", 200, 4_000, 0.6, 0.6, random -> 20, false),
          new Kind("20 a cluster, share 0.3", 200, 4_000, 0.3, 0.3, random -> 20, false),
          new Kind("20 a cluster, share 0 to 0.95", 200, 4_000, 0, 0.95, random -> 20, false),
          new Kind(
              "1 to 400 a cluster, Pareto, 0.9",
              200,
              4_000,
              0.9,
              0.9,
              random -> (int) Math.min(400, 5 * Math.pow(1 - random.nextDouble(), -1 / 1.3)),
              false),
          new Kind("40 a cluster, 50 of them, 0.9", 100, 2_000, 0.9, 0.9, random -> 40, false),
          new Kind("20 copies, log-normal", 200, 4_000, 0.999, 0.999, random -> 20, true),
          new Kind("1 a cluster", 200, 2_000, 0.5, 0.5, random -> 1, false));

  /**
   * A kind of noise in clusters.
   *
   * @param least the least share of a class's variance that is that of its clusters
   * @param most the largest one
   * @param size draws the size of a cluster
   */
  private record Kind(
      String name,
      int classes,
      int samples,
      double least,
      double most,
      ToIntFunction<Random> size,
      boolean isLogNormal) {}

  private final PrintStream out;

  ClustersBenchmark(PrintStream out) {
    this.out = out;
  }

  void run(int seeds) {
    out.println(
        "kind                            logs  inflation  with blocks, without the column"
            + "  planted found, other blocks");
    for (Kind kind : KINDS) {
      int with = 0;
      int without = 0;
      int found = 0;
      int others = 0;
      double inflation = 0;
      for (int seed = 1; seed <= seeds; seed++) {
        Log noise = new Log(kind, seed);
        inflation += noise.inflation / seeds;
        with += noise.blocks(noise.inflation).isEmpty() ? 0 : 1;
        without += noise.blocks(1).isEmpty() ? 0 : 1;
        noise.plant(seed);
        List<Set<Integer>> blocks = noise.blocks(noise.inflation);
        int right = (int) blocks.stream().filter(Log.groups()::contains).count();
        found += right;
        others += blocks.size() - right;
      }
      out.println(
          Text.of(
              "%-31s %5d %10.1f %12d %19d %9d of %d %13d",
              kind.name, seeds, inflation, with, without, found, seeds * GROUPS.length, others));
    }
  }

  private static final class Log {
    private final double[][] rows;
    private final int[] clusters;
    private SimilarityMatrix similarity;
    private Marginals marginals;
    private double inflation;

    Log(Kind kind, long seed) {
      Random random = new Random(seed);
      double[] shares =
          random
              .doubles(kind.classes)
              .map(uniform -> kind.least + (kind.most - kind.least) * uniform)
              .toArray();
      rows = new double[kind.samples][];
      clusters = new int[kind.samples];
      int row = 0;
      for (int cluster = 0; row < kind.samples; cluster++) {
        double[] centre = random.doubles(kind.classes).map(x -> random.nextGaussian()).toArray();
        for (int last = row + kind.size.applyAsInt(random);
            row < last && row < kind.samples;
            row++) {
          clusters[row] = cluster;
          rows[row] = new double[kind.classes];
          for (int id = 0; id < kind.classes; id++) {
            double score =
                Math.sqrt(shares[id]) * centre[id]
                    + Math.sqrt(1 - shares[id]) * random.nextGaussian();
            rows[row][id] = kind.isLogNormal ? Math.exp(score) : score;
          }
        }
      }
      measure();
    }

    static List<Set<Integer>> groups() {
      List<Set<Integer>> groups = new ArrayList<>();
      int start = 0;
      for (int size : GROUPS) {
        groups.add(IntStream.range(start, start + size).boxed().collect(Collectors.toSet()));
        start += size;
      }
      return groups;
    }

    /** Gives groups of classes a factor each, most of which is that of the cluster. */
    void plant(long seed) {
      Random random = new Random(seed);
      double[] ofCluster = new double[GROUPS.length];
      for (int row = 0; row < rows.length; row++) {
        for (int group = 0; group < GROUPS.length; group++) {
          if (row == 0 || clusters[row] != clusters[row - 1]) {
            ofCluster[group] = random.nextGaussian();
          }
          double factor =
              Math.sqrt(0.6) * ofCluster[group] + Math.sqrt(0.4) * random.nextGaussian();
          for (int id : groups().get(group)) {
            rows[row][id] =
                Math.sqrt(WITHIN_GROUP) * factor + Math.sqrt(1 - WITHIN_GROUP) * rows[row][id];
          }
        }
      }
      measure();
    }

    private void measure() {
      int classes = rows[0].length;
      Tiling tiling = new Tiling(classes, classes);
      FoldedMoments folds = new FoldedMoments();
      List<CoMoments> tiles = new ArrayList<>();
      Gathered total = Gathered.empty(tiling);
      for (int fold = 0; fold < HalfSamples.FOLDS; fold++) {
        int wanted = fold;
        double[][] some =
            IntStream.range(0, rows.length)
                .filter(row -> new Random(clusters[row]).nextInt(HalfSamples.FOLDS) == wanted)
                .mapToObj(row -> rows[row])
                .toArray(double[][]::new);
        Gathered gathered = Gathered.of(some, 128, tiling);
        tiles.add(gathered.tiles().get(0));
        folds.accept(gathered.marginals());
        total.combine(gathered);
      }
      folds.accept(tiles);
      PearsonCorrelation correlation = new PearsonCorrelation(ClassList.numbered(classes));
      correlation.accept(tiles);
      similarity = correlation.result(total.marginals());
      marginals = total.marginals().result();
      inflation =
          ClusterInflation.of(
              similarity,
              folds.deviations(similarity),
              ListedPairs.everywhere(classes, rows.length),
              rows.length);
    }

    List<Set<Integer>> blocks(double times) {
      ClassOrder order = Matrices.ordered(similarity);
      return new BlockSearch(JobConfig.from(new ConfigSource()).blocks(), null)
              .blocks(similarity, order, Optional.empty(), marginals.withInflation(times))
              .blocks()
              .stream()
              .map(block -> block.classes(order.permutation()))
              .toList();
    }
  }
}
