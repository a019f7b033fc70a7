package org.classblocks.app.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.classblocks.LocalSpark;
import org.classblocks.SparkTest;
import org.classblocks.app.PlainLinkage;
import org.classblocks.app.PlainSimilarity;
import org.classblocks.app.RandomLog;
import org.classblocks.app.find.OrderAndBlocks;
import org.classblocks.app.session.Progress;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.classblocks.groups.SampleGroup;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.moments.PlainConfusion;
import org.classblocks.moments.count.Confusion;
import org.classblocks.moments.count.LabelStatistics;
import org.classblocks.moments.count.PredictionRule;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.Similarity;
import org.classblocks.spark.aggregate.LogAggregation;
import org.classblocks.spark.log.LogReader;
import org.classblocks.spark.log.PredictionLog;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random logs of every size, encoding and scale, from their files to their order, against plain
 * references of similarity, linkage, leaf order and confusion.
 */
@SparkTest
class RandomLogsTest {
  private static final int LOGS = 500;
  private static final int A_TEST = 25;

  @TempDir private static Path folder;

  private final Progress progress =
      new Progress(
          new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), false);

  static LongStream firstSeeds() {
    return LongStream.iterate(0, seed -> seed < LOGS, seed -> seed + A_TEST);
  }

  @ParameterizedTest
  @MethodSource("firstSeeds")
  void agreeWithTheReferences(long first) throws IOException {
    List<String> failures = new ArrayList<>();
    for (long seed = first; seed < first + A_TEST; seed++) {
      failure(new RandomLog(seed)).ifPresent(failures::add);
    }
    assertThat(failures).isEmpty();
  }

  /** What is wrong with the results of a log, if anything is. */
  private Optional<String> failure(RandomLog log) throws IOException {
    String path = log.write(folder);
    TimeZone zone = TimeZone.getDefault();
    Locale locale = Locale.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
      Locale.setDefault(Locale.ROOT);
      compare(log, path);
      return Optional.empty();
    } catch (AssertionError | RuntimeException failure) {
      return Optional.of(log + ": " + failure);
    } finally {
      TimeZone.setDefault(zone);
      Locale.setDefault(locale);
    }
  }

  private void compare(RandomLog log, String path) {
    ConfigSource source = new ConfigSource().addIfPresent("input.paths", path);
    log.settings.forEach(source::addAssignment);
    JobConfig config = JobConfig.from(source);
    Measured measured = read(config, log).asConfigured(config.similarity());
    Optional<LabelStatistics> labels = measured.log().labels();
    assertThat(labels.isPresent()).isEqualTo(log.hasLabels());
    OrderAndBlocks search = new OrderAndBlocks(config, progress);
    RunResult results =
        search.of(
            measured.log(),
            measured.similarity(),
            search.neighbours(measured.similarity()),
            Optional.empty(),
            measured.groups(),
            Optional.empty());

    assertThat(measured.log().rows().used()).isEqualTo(log.rowsRead());
    assertThat(measured.log().rows().dropped()).isZero();
    assertSimilarity(log, results.similarity(), log.samplesRead());
    assertGroups(log, measured.groups());
    assertOrder(config, results);
    labels.ifPresent(found -> assertLabels(log, found));
  }

  private static Measured read(JobConfig config, RandomLog log) {
    PredictionLog opened =
        new LogReader(LocalSpark.session()).open(config.input(), Optional.of(log.classList()));
    SimilarityAssembler assembler = new SimilarityAssembler(opened.classes(), config, false);
    return assembler.result(
        new LogAggregation(LocalSpark.session(), config.confusion().rule())
            .moments(opened, LogPlans.of(opened, config), assembler::accept));
  }

  /** What {@code Precision} promises, with all samples in one product at the most. */
  private static double bound(RandomLog log) {
    return log.isMixed() ? (log.samples + 2) * Math.scalb(1, -24) : 1e-12;
  }

  private static void assertSimilarity(RandomLog log, Similarity found, int[] samples) {
    double[][] expected =
        PlainSimilarity.of(
            log.scores,
            log.weights,
            samples,
            log.settings.contains("similarity.clip-negative=true"));
    for (int a = 0; a < log.classes; a++) {
      for (int b = 0; b < log.classes; b++) {
        assertThat(found.at(a, b))
            .as("similarity of %d and %d", a, b)
            .isCloseTo(expected[a][b], within(bound(log)));
      }
    }
  }

  private static void assertGroups(RandomLog log, List<SampleGroup> found) {
    String[] expected =
        IntStream.of(log.samplesRead())
            .mapToObj(sample -> log.groups[sample])
            .filter(group -> group != null)
            .distinct()
            .sorted()
            .toArray(String[]::new);
    assertThat(found).extracting(SampleGroup::name).containsExactly(expected);
    for (SampleGroup group : found) {
      int[] samples =
          IntStream.of(log.samplesRead())
              .filter(sample -> group.name().equals(log.groups[sample]))
              .toArray();
      assertSimilarity(log, group.similarity(), samples);
    }
  }

  private static void assertOrder(JobConfig config, RunResult results) {
    ClassOrder order = results.order();
    Dendrogram tree = order.dendrogram();
    assertThat(order.leafClasses()).isEqualTo(results.similarity().usableClasses());
    if (tree.leafCount() == 0) {
      return;
    }
    String linkage = config.order().linkage().name().toLowerCase(Locale.ROOT);
    double[][] distances = distances(config, results.similarity());
    PlainLinkage plain = new PlainLinkage(linkage, distances, tree);
    plain.assertMergesAreNearest();
    if (config.effective().get("order.leaf-order").equals("optimal")) {
      plain.assertPathIsShortest(order);
    }
  }

  private static double[][] distances(JobConfig config, Similarity similarity) {
    int[] usable = similarity.usableClasses();
    boolean isProfile = config.effective().get("order.distance").equals("profile");
    double[][] distances = new double[usable.length][usable.length];
    for (int a = 0; a < usable.length; a++) {
      for (int b = 0; b < usable.length; b++) {
        int first = usable[a];
        int second = usable[b];
        distances[a][b] =
            isProfile
                ? Math.sqrt(
                    Arrays.stream(usable)
                        .mapToDouble(id -> similarity.at(first, id) - similarity.at(second, id))
                        .map(difference -> difference * difference)
                        .sum())
                : 1 - similarity.at(first, second);
      }
      distances[a][a] = 0;
    }
    return distances;
  }

  private static void assertLabels(RandomLog log, LabelStatistics found) {
    PredictionRule rule = new PredictionRule(log.threshold);
    PlainConfusion expected = new PlainConfusion(log.classes, rule);
    long[] positives = new long[log.classes];
    for (int sample : log.samplesRead()) {
      double[] listed = log.scores[sample].clone();
      for (int id = 0; id < log.classes; id++) {
        listed[id] = log.isListed[sample][id] ? listed[id] : Double.NaN;
      }
      expected.accept(listed, log.knownLabels(sample), log.weights[sample]);
      log.knownLabels(sample).forEach(id -> positives[id]++);
    }
    Confusion confusion = found.confusion();
    SparseMatrix counts = confusion.counts();
    for (int a = 0; a <= log.classes; a++) {
      for (int b = 0; b <= log.classes; b++) {
        assertThat(counts.at(a, b))
            .as("%d predicted in place of %d", b, a)
            .isCloseTo(expected.count(a, b), within(1e-12 * (1 + expected.count(a, b))));
      }
    }
    for (int id = 0; id < log.classes; id++) {
      assertThat(found.counts().positives(id)).as("positives of %d", id).isEqualTo(positives[id]);
    }
    assertThat(confusion.totals().samples())
        .isCloseTo(expected.samples(), within(1e-12 * expected.samples()));
  }
}
