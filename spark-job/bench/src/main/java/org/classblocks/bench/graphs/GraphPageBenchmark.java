package org.classblocks.bench.graphs;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.classblocks.Text;
import org.classblocks.bench.LiveHeap;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.linalg.Permutation;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.moments.count.RowCounts;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.order.linkage.DistanceMeasure;
import org.classblocks.order.linkage.Linkage;
import org.classblocks.report.finding.Finding;
import org.classblocks.report.finding.Findings;
import org.classblocks.report.model.PageCompanions;
import org.classblocks.report.model.PictureSources;
import org.classblocks.report.model.ReportModel;
import org.classblocks.report.page.ReportPage;
import org.classblocks.report.picture.Heading;
import org.classblocks.report.picture.MatrixPicture;
import org.classblocks.result.LogFacts;
import org.classblocks.result.Provenance;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.Neighbours;
import org.classblocks.similarity.SimilarityGraph;

/**
 * What the page of a similarity graph takes: seconds, memory and bytes. Order and blocks are
 * planted, not found: groups of {@value #SMALL} classes, of which ten form a group, and of these
 * twenty. A class has most of its neighbours in its smallest group. Class ids are drawn, so that
 * they say nothing, and one class of forty has no correlation.
 */
public final class GraphPageBenchmark {
  private static final int SMALL = 30;

  /** The sizes of groups, from the outside to the inside. */
  private static final int[] SIZES = {200 * SMALL, 10 * SMALL, SMALL};

  private static final double[] HEIGHTS = {0.95, 0.8, 0.4};
  private static final int SAMPLES = 1_000_000;

  private final int classes;
  private final int compared;
  private final SplittableRandom random = new SplittableRandom(1);

  /** The class id at each position. */
  private final int[] order;

  private GraphPageBenchmark(int classes) {
    this.classes = classes;
    this.compared = classes - classes / 40;
    this.order = shuffled(classes);
    Arrays.sort(order, compared, classes);
  }

  /** Options: {@code folder [classes [neighbours]]}. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    int classes = args.length > 1 ? Integer.parseInt(args[1]) : 300_000;
    int neighbours = args.length > 2 ? Integer.parseInt(args[2]) : 50;
    ReportModel model = new GraphPageBenchmark(classes).model(neighbours);
    long before = System.nanoTime();
    new ReportPage(model).write(path -> created(folder.resolve(path)));
    double seconds = (System.nanoTime() - before) / 1e9;
    LongSummaryStatistics sizes;
    try (Stream<Path> written = Files.walk(folder)) {
      sizes =
          written
              .filter(Files::isRegularFile)
              .mapToLong(GraphPageBenchmark::size)
              .summaryStatistics();
    }
    System.out.println(
        Text.of(
            "page: %.1f s; %,d files, %,d bytes, the largest %,d; index.html %,d bytes",
            seconds,
            sizes.getCount(),
            sizes.getSum(),
            sizes.getMax(),
            size(folder.resolve(ReportPage.FILE))));
    long run = LiveHeap.peak(() -> model);
    long page =
        LiveHeap.peak(
            () -> {
              new ReportPage(model).write(path -> OutputStream.nullOutputStream());
              return model;
            });
    System.out.println(
        Text.of("%,d MB of heap beside %,d of the run", (page - run) / 1_000_000, run / 1_000_000));
    before = System.nanoTime();
    new MatrixPicture(
            model.result().similarity(),
            model.result().order(),
            model.result().blocks(),
            new Heading("", ""))
        .writePng(OutputStream.nullOutputStream());
    System.out.println(Text.of("picture: %.1f s", (System.nanoTime() - before) / 1e9));
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static OutputStream created(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return new BufferedOutputStream(Files.newOutputStream(file));
  }

  private int[] shuffled(int size) {
    int[] numbers = new int[size];
    for (int i = 0; i < size; i++) {
      int other = random.nextInt(i + 1);
      numbers[i] = numbers[other];
      numbers[other] = i;
    }
    return numbers;
  }

  private ReportModel model(int neighbours) {
    SimilarityGraph graph = graph(neighbours);
    RunResult result =
        new RunResult(
            facts(graph),
            graph,
            Neighbours.of(graph, 10),
            order(graph),
            blocks(graph.classes()),
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    System.out.println(
        Text.of(
            "%,d classes, %,d entries, %,d blocks",
            classes, graph.entries(), result.blocks().blocks().size()));
    long before = System.nanoTime();
    List<Finding> findings = Findings.of(result);
    System.out.println(Text.of("findings: %.1f s", (System.nanoTime() - before) / 1e9));
    return new ReportModel(
        Text.of("%,d planted classes", classes),
        Optional.empty(),
        findings,
        result,
        new Provenance(
            LocalDate.of(2026, 1, 31),
            "planted",
            Map.of(),
            Map.of(),
            new Provenance.Sources(null, List.of(), List.of(), null, "none", null, 0, null, null),
            List.of()),
        new ReportModel.Clustering(Linkage.AVERAGE, DistanceMeasure.CORRELATION, "planted"),
        Optional.empty(),
        PageCompanions.nothing(),
        false,
        PictureSources.NONE);
  }

  private SimilarityGraph graph(int neighbours) {
    ClassStatus[] statuses = new ClassStatus[classes];
    double[] loads = new double[classes];
    for (int position = 0; position < classes; position++) {
      boolean isCompared = position < compared;
      statuses[order[position]] = isCompared ? ClassStatus.OK : ClassStatus.CONSTANT;
      loads[order[position]] = 0.003 + 0.02 / Math.sqrt(1 + random.nextInt(1000));
    }
    SimilarityGraph.Builder graph =
        SimilarityGraph.builder(ClassList.ofNames(names()), statuses, loads);
    int[] ids = new int[neighbours];
    double[] similarities = new double[neighbours];
    int[] both = new int[neighbours];
    Set<Integer> others = new HashSet<>();
    for (int position = 0; position < compared; position++) {
      others.clear();
      int count = 0;
      for (int e = 0; e < neighbours; e++) {
        double kind = random.nextDouble();
        int level = kind < 0.6 ? 2 : kind < 0.9 ? 1 : 0;
        int other = position / SIZES[level] * SIZES[level] + random.nextInt(SIZES[level]);
        if (other < compared && other != position && others.add(other)) {
          ids[count] = order[other];
          similarities[count] = (1 - HEIGHTS[level]) * random.nextDouble(0.6, 1.4);
          both[count++] = 1 + random.nextInt(500);
        }
      }
      graph.add(order[position], ids, similarities, both, 0, count, 1);
    }
    return graph.build();
  }

  /** A word of each of its two smaller groups, and one of its own. */
  private List<String> names() {
    String[] names = new String[classes];
    for (int position = 0; position < classes; position++) {
      names[order[position]] =
          Text.of(
              "%s %s %s",
              word(position / SIZES[1] + 7L * classes),
              word(position / SIZES[2]),
              word(random.nextLong()));
    }
    return List.of(names);
  }

  private static String word(long seed) {
    SplittableRandom letters = new SplittableRandom(seed);
    StringBuilder word = new StringBuilder();
    for (int syllable = 0; syllable < 3; syllable++) {
      word.append("bdfgklmnprstvz".charAt(letters.nextInt(14)));
      word.append("aeiou".charAt(letters.nextInt(5)));
    }
    return word.toString();
  }

  /** The groups, each a chain of those inside it. */
  private ClassOrder order(SimilarityGraph graph) {
    int[] leafClasses = graph.usableClasses();
    int[] nodes =
        IntStream.range(0, compared)
            .map(position -> Arrays.binarySearch(leafClasses, order[position]))
            .toArray();
    Permutation leafOrder = Permutation.of(nodes);
    int[] left = new int[compared - 1];
    int[] right = new int[compared - 1];
    double[] heights = new double[compared - 1];
    int merges = 0;
    int inside = 1;
    for (int level = SIZES.length - 1; level >= -1; level--) {
      int size = level < 0 ? classes : SIZES[level];
      int[] joined = new int[(compared + size - 1) / size];
      for (int group = 0; group < joined.length; group++) {
        int first = group * (size / inside);
        joined[group] = nodes[first];
        for (int node = first + 1;
            node < nodes.length && node * (long) inside < (group + 1L) * size;
            node++) {
          left[merges] = joined[group];
          right[merges] = nodes[node];
          heights[merges] = (level < 0 ? 1 : HEIGHTS[level]) * (1 - 0.1 / (node - first));
          joined[group] = compared + merges++;
        }
      }
      nodes = joined;
      inside = size;
    }
    return new ClassOrder(
        new Dendrogram(compared, left, right, heights), leafOrder, leafClasses, classes);
  }

  private BlockForest blocks(ClassList names) {
    List<Block> blocks = new ArrayList<>();
    addBlocks(0, compared, 0, -1, names, blocks);
    return new BlockForest(blocks, 0.006, classes);
  }

  private void addBlocks(
      int from, int to, int level, int parent, ClassList names, List<Block> blocks) {
    for (int start = from; level < SIZES.length && start < to; start += SIZES[level]) {
      int end = Math.min(to, start + SIZES[level]);
      if (end - start >= SMALL && end - start < to - from) {
        int id = blocks.size();
        double cohesion = level == 2 ? 0.5 : level == 1 ? 0.08 : 0.01;
        blocks.add(
            new Block(
                id,
                parent,
                level,
                start,
                end,
                cohesion,
                0,
                0.7,
                9,
                Double.NaN,
                order[start],
                -1,
                Text.of("%s +%d", names.name(order[start]), end - start - 1)));
        addBlocks(start, end, level + 1, id, names, blocks);
      }
    }
  }

  private LogFacts facts(SimilarityGraph graph) {
    double[] means = random.doubles(classes, 0, 0.001).toArray();
    double[] squares = random.doubles(classes, 0, SAMPLES / 1000.0).toArray();
    int[] listed = random.ints(classes, 500, 10_000).toArray();
    ListedPairs pairs =
        ListedPairs.of(
            classes,
            SAMPLES,
            (a, b) ->
                a == b
                    ? listed[a]
                    : graph.entry(a, b) < 0 ? 0 : graph.bothListed(graph.entry(a, b)));
    return new LogFacts(
        new RowCounts(),
        0,
        new Marginals(SAMPLES, means, squares, new double[classes], new double[classes]),
        pairs,
        Optional.empty());
  }
}
