package org.classblocks.bench.findings;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.classblocks.ClassBlocks;
import org.classblocks.Text;
import org.classblocks.attributes.AttributeFinding;
import org.classblocks.attributes.AttributeFindings;
import org.classblocks.attributes.AttributeSearch;
import org.classblocks.attributes.LoadingsBuilder;
import org.classblocks.bench.session.BenchSession;
import org.classblocks.blocks.BlockForest;
import org.classblocks.blocks.Matrices;
import org.classblocks.blocks.find.BlockFinder;
import org.classblocks.linalg.FastestBlas;
import org.classblocks.linalg.Precision;
import org.classblocks.linalg.Tile;
import org.classblocks.moments.MomentsBuilder;
import org.classblocks.moments.batch.AttributeRows;
import org.classblocks.moments.batch.ScoreBatch;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.PearsonCorrelation;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * How often the attribute behind a block comes first, how often an attribute is found that has
 * nothing to do with any class, and what attributes cost.
 */
public final class AttributesBenchmark {
  private static final int CLASSES = 60;
  private static final int GROUPS = 4;
  private static final int GROUP = 10;
  private static final int SAMPLES = 5_000;
  private static final int ATTRIBUTES = 20;
  private static final double WITHIN = 0.3;
  private static final double PLANTED = 0.1;
  private static final int ROUNDS = 7;

  /** What becomes of scores. */
  private enum Tails {
    NORMAL,
    LOG_NORMAL,
    WIDE_LOG_NORMAL,
    RARE_SIGMOIDS,
    SHARED_SCALE;

    void apply(Random random, double[] scores) {
      double scale = this == SHARED_SCALE ? Math.exp(random.nextGaussian()) : 1;
      for (int id = 0; id < scores.length; id++) {
        double score = scores[id];
        scores[id] =
            switch (this) {
              case NORMAL -> score;
              case LOG_NORMAL -> Math.exp(score);
              case WIDE_LOG_NORMAL -> Math.exp(2 * score);
              case RARE_SIGMOIDS -> 1 / (1 + Math.exp(6 - 2 * score));
              case SHARED_SCALE -> score * scale;
            };
      }
    }
  }

  private final PrintStream out;

  private AttributesBenchmark(PrintStream out) {
    this.out = out;
  }

  /** Options: {@code planted [seeds]}, {@code none [seeds]} or {@code cost [samples]}. */
  public static void main(String[] args) throws Exception {
    AttributesBenchmark benchmark = new AttributesBenchmark(System.out);
    String what = args.length > 0 ? args[0] : "planted";
    int number = args.length > 1 ? Integer.parseInt(args[1]) : 0;
    switch (what) {
      case "planted" -> benchmark.planted(number == 0 ? 100 : number);
      case "none" -> benchmark.none(number == 0 ? 100 : number);
      case "cost" -> benchmark.cost(number == 0 ? 200_000 : number);
      default -> throw new IllegalArgumentException("planted, none or cost, found " + what);
    }
  }

  private void planted(int seeds) {
    out.println("scores           logs  block found  attribute first  significant");
    for (Tails tails : List.of(Tails.NORMAL, Tails.LOG_NORMAL, Tails.SHARED_SCALE)) {
      int found = 0;
      int first = 0;
      int significant = 0;
      for (int seed = 1; seed <= seeds; seed++) {
        Optional<AttributeFinding> best = best(found(tails, PLANTED, seed));
        boolean isFirst = best.map(AttributeFinding::attribute).filter("a0"::equals).isPresent();
        found += best.isPresent() ? 1 : 0;
        first += isFirst ? 1 : 0;
        significant += isFirst && best.get().isSignificant() ? 1 : 0;
      }
      out.println(Text.of("%-16s %4d %12d %16d %12d", tails, seeds, found, first, significant));
    }
  }

  /** The attribute that comes first for the block of the first group, if that is a block. */
  private static Optional<AttributeFinding> best(Found found) {
    return found.findings().findings().stream()
        .filter(one -> one.rank() == 1)
        .filter(one -> found.isFirstGroup(one.block()))
        .findFirst();
  }

  /** What was found in a log. */
  private record Found(AttributeFindings findings, BlockForest forest, ClassOrder order) {
    boolean isFirstGroup(int block) {
      Set<Integer> classes = forest.blocks().get(block).classes(order.permutation());
      return classes.size() == GROUP && classes.stream().allMatch(id -> id < GROUP);
    }
  }

  private void none(int seeds) {
    out.println("scores           logs  with a finding  tests");
    for (Tails tails : Tails.values()) {
      int with = 0;
      long tests = 0;
      for (int seed = 1; seed <= seeds; seed++) {
        AttributeFindings found = found(tails, 0, seed).findings();
        with += found.findings().stream().anyMatch(AttributeFinding::isSignificant) ? 1 : 0;
        tests += found.findings().size();
      }
      out.println(Text.of("%-16s %4d %15d %6d", tails, seeds, with, tests));
    }
  }

  /** Attribute a0 has a correlation with the scores of the first group before their tails. */
  private static Found found(Tails tails, double planted, long seed) {
    Random random = new Random(seed);
    List<Tile> tiles = List.of(new Tile(0, 0, CLASSES, 0, CLASSES));
    try (MomentsBuilder builder =
        new MomentsBuilder(CLASSES, 512, tiles, Precision.DOUBLE, FastestBlas.INSTANCE)) {
      ScoreBatch batch = ScoreBatch.ofDoubles(250, CLASSES);
      double[][] byClass = new double[CLASSES][SAMPLES];
      for (int s = 0; s < SAMPLES; s++) {
        double[] scores = new double[CLASSES];
        double attribute = random.nextGaussian();
        draw(random, attribute, planted, scores);
        tails.apply(random, scores);
        for (int id = 0; id < CLASSES; id++) {
          byClass[id][s] = scores[id];
        }
        batch.add(scores);
        describe(random, attribute, batch.attributes());
        if (batch.isFull()) {
          builder.accept(batch);
          batch.clear();
        }
      }
      PearsonCorrelation correlation = new PearsonCorrelation(ClassList.numbered(CLASSES));
      correlation.accept(new ArrayList<>(builder.coMoments()));
      SimilarityMatrix similarity = correlation.result(builder.marginals());
      ClassOrder order = Matrices.ordered(similarity);
      BlockForest forest = new BlockFinder(3, 4).find(similarity, order, Matrices.noise(byClass));
      List<String> names = IntStream.range(0, ATTRIBUTES).mapToObj(i -> "a" + i).toList();
      AttributeFindings findings =
          new AttributeSearch(
                  similarity, false, order, forest, List.of(), builder.marginals().result())
              .of(
                  new LoadingsBuilder(builder.attributes(), names, builder.marginals(), similarity)
                      .without(List.of()));
      return new Found(findings, forest, order);
    }
  }

  private static void draw(Random random, double attribute, double planted, double[] scores) {
    double[] factors = random.doubles(GROUPS).map(x -> random.nextGaussian()).toArray();
    for (int id = 0; id < CLASSES; id++) {
      double score = random.nextGaussian();
      if (id < GROUPS * GROUP) {
        score = Math.sqrt(WITHIN) * factors[id / GROUP] + Math.sqrt(1 - WITHIN) * score;
      }
      scores[id] =
          id < GROUP ? planted * attribute + Math.sqrt(1 - planted * planted) * score : score;
    }
  }

  /** Normal and heavy-tailed numbers, common and rare booleans, few and many categories. */
  private static void describe(Random random, double attribute, AttributeRows rows) {
    int next = 0;
    rows.addNumber(next++, attribute);
    while (next < 8) {
      rows.addNumber(next++, random.nextGaussian());
    }
    for (double share : new double[] {0.5, 0.2, 0.05, 0.01, 0.003}) {
      rows.addNumber(next++, random.nextDouble() < share ? 1 : 0);
    }
    for (int categories : new int[] {3, 5, 10, 20}) {
      rows.addCategory(
          next++, "c" + (int) (categories * random.nextDouble() * random.nextDouble()));
    }
    rows.addNumber(next++, Math.exp(2 * random.nextGaussian()));
    rows.addNumber(next++, 1 / random.nextDouble());
    if (random.nextInt(50) == 0) {
      rows.addNumber(next, random.nextGaussian());
    } else {
      rows.addMissing(next);
    }
  }

  private void cost(int samples) throws Exception {
    Path folder = Files.createTempDirectory("attributes");
    SparkSession spark = BenchSession.builder().master("local[2]").getOrCreate();
    try {
      String log = folder.resolve("log").toString();
      write(spark, samples, log);
      ProcessorTime time = new ProcessorTime();
      spark.sparkContext().addSparkListener(time);
      List<String> names = IntStream.range(0, ATTRIBUTES).mapToObj(i -> "a" + i).toList();
      out.println("round  seconds without  with");
      double leastWithout = Double.POSITIVE_INFINITY;
      double leastWith = Double.POSITIVE_INFINITY;
      for (int round = 1; round <= ROUNDS; round++) {
        double without = time.of(spark, log, List.of());
        double with = time.of(spark, log, names);
        leastWithout = Math.min(leastWithout, without);
        leastWith = Math.min(leastWith, with);
        out.println(Text.of("%5d %16.2f %5.2f", round, without, with));
      }
      out.println(
          Text.of(
              "least %16.2f %5.2f: ratio %.3f", leastWithout, leastWith, leastWith / leastWithout));
    } finally {
      spark.stop();
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(f -> f.delete());
      }
    }
  }

  /** 527 float scores a row, and twelve numbers, four booleans and four categories. */
  private static void write(SparkSession spark, int samples, String log) {
    List<Column> columns = new ArrayList<>();
    Column[] scores =
        IntStream.range(0, 527)
            .mapToObj(id -> functions.randn(id).cast("float"))
            .toArray(Column[]::new);
    columns.add(functions.array(scores).as("scores"));
    for (int i = 0; i < ATTRIBUTES; i++) {
      Column number = functions.rand(1000 + i);
      Column of =
          i < 12
              ? number
              : i < 16
                  ? number.lt(0.3)
                  : functions.concat(
                      functions.lit("category "), number.multiply(6).cast("int").cast("string"));
      columns.add(of.as("a" + i));
    }
    spark.range(0, samples, 1, 4).select(columns.toArray(Column[]::new)).write().parquet(log);
  }

  /** Adds up the processor time of tasks. */
  private static final class ProcessorTime extends SparkListener {
    private long nanoseconds;

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd task) {
      nanoseconds += task.taskMetrics().executorCpuTime();
    }

    private synchronized long take() {
      long taken = nanoseconds;
      nanoseconds = 0;
      return taken;
    }

    double of(SparkSession spark, String log, List<String> attributes) throws TimeoutException {
      take();
      ClassBlocks.on(spark)
          .option("input.paths", log)
          .option("input.attributes", attributes)
          .analyze();
      spark.sparkContext().listenerBus().waitUntilEmpty(60_000);
      return take() / 1e9;
    }
  }
}
