package org.classblocks.moments.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.classblocks.moments.kind.ScoreKind.LOGITS;
import static org.classblocks.moments.kind.ScoreKind.LOG_PROBABILITIES;
import static org.classblocks.moments.kind.ScoreKind.LOG_PROBABILITIES_PART;
import static org.classblocks.moments.kind.ScoreKind.ONE_HOT;
import static org.classblocks.moments.kind.ScoreKind.RARE_SIGMOIDS;
import static org.classblocks.moments.kind.ScoreKind.SIGMOIDS;
import static org.classblocks.moments.kind.ScoreKind.SOFTMAX;
import static org.classblocks.moments.kind.ScoreKind.SOFTMAX_PART;
import static org.classblocks.moments.kind.ScoreKind.UNCLEAR;
import static org.classblocks.moments.kind.ScoreKind.YES_OR_NO;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Kinds of scores that people log, drawn with several seeds each. */
class RecognitionTest {
  private static final int SEEDS = 5;
  private static final int ROWS = 300;

  /**
   * A kind of log.
   *
   * @param classes the number of classes
   * @param shift added to all logits
   * @param scale the standard deviation of logits
   * @param logged what is logged of the logits of a sample
   * @param isSparse whether rows list some classes
   */
  private record Log(
      String name,
      ScoreKind expected,
      int classes,
      double shift,
      double scale,
      UnaryOperator<double[]> logged,
      boolean isSparse) {
    ScoreRows rows(long seed) {
      Random random = new Random(seed);
      List<double[]> rows =
          IntStream.range(0, ROWS).mapToObj(row -> logged.apply(logits(random))).toList();
      return new ScoreRows(classes, isSparse, 0, rows);
    }

    private double[] logits(Random random) {
      return IntStream.range(0, classes)
          .mapToDouble(id -> shift + scale * random.nextGaussian())
          .toArray();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static Log dense(
      String name,
      ScoreKind kind,
      int classes,
      double shift,
      double scale,
      UnaryOperator<double[]> logged) {
    return new Log(name, kind, classes, shift, scale, logged, false);
  }

  private static Log sparse(
      String name,
      ScoreKind kind,
      int classes,
      double shift,
      double scale,
      UnaryOperator<double[]> logged) {
    return new Log(name, kind, classes, shift, scale, logged, true);
  }

  static Stream<Log> logs() {
    UnaryOperator<double[]> softmax = RecognitionTest::softmax;
    UnaryOperator<double[]> sigmoids = each(RecognitionTest::sigmoid);
    return Stream.of(
        dense("softmax", SOFTMAX, 50, 0, 3, softmax),
        dense("softmax of two classes", SOFTMAX, 2, 0, 2, softmax),
        dense(
            "softmax as floats", SOFTMAX, 1000, 0, 3, softmax.andThen(each(p -> (float) p))::apply),
        dense(
            "softmax as bfloat16",
            SOFTMAX,
            1000,
            0,
            3,
            softmax.andThen(each(RecognitionTest::bfloat16))::apply),
        dense("softmax in three digits", SOFTMAX, 50, 0, 3, softmax.andThen(digits(3))::apply),
        dense(
            "softmax in three digits, many classes",
            SOFTMAX,
            1000,
            0,
            3,
            softmax.andThen(digits(3))::apply),
        dense("softmax in two digits", SOFTMAX, 20, 0, 2, softmax.andThen(digits(2))::apply),
        dense(
            "softmax in bytes",
            SOFTMAX,
            100,
            0,
            3,
            softmax.andThen(each(p -> Math.rint(p * 255) / 255))::apply),
        dense(
            "softmax, half of the classes",
            SOFTMAX_PART,
            100,
            0,
            4,
            row -> Arrays.copyOf(softmax(row), 50)),
        sparse(
            "five highest of a softmax", SOFTMAX_PART, 1000, 0, 3, softmax.andThen(top(5))::apply),
        sparse(
            "five highest of a softmax in three digits",
            SOFTMAX_PART,
            1000,
            0,
            3,
            softmax.andThen(top(5)).andThen(digits(3))::apply),
        dense("log-softmax", LOG_PROBABILITIES, 50, 0, 3, softmax.andThen(each(Math::log))::apply),
        dense(
            "log-softmax in two digits",
            LOG_PROBABILITIES,
            365,
            0,
            3,
            softmax.andThen(each(Math::log)).andThen(digits(2))::apply),
        sparse(
            "five highest of a log-softmax",
            LOG_PROBABILITIES_PART,
            1000,
            0,
            3,
            softmax.andThen(top(5)).andThen(each(Math::log))::apply),
        dense("sigmoids of many labels", SIGMOIDS, 40, 0, 3, sigmoids),
        dense("sigmoids around a half", SIGMOIDS, 40, 0, 2, sigmoids),
        dense("sigmoids of a fifth of the labels", SIGMOIDS, 40, -2, 2, sigmoids),
        dense("sigmoids of few labels", RARE_SIGMOIDS, 527, -6, 2, sigmoids),
        dense(
            "sigmoids of few labels in three digits",
            RARE_SIGMOIDS,
            100,
            -5,
            2,
            sigmoids.andThen(digits(3))::apply),
        sparse(
            "five highest of sigmoids",
            RARE_SIGMOIDS,
            200,
            -6,
            1.5,
            row -> top(5).apply(sigmoids.apply(withTwoLabels(row)))),
        sparse(
            "sigmoids of a tenth and more",
            UNCLEAR,
            500,
            -5,
            2.5,
            sigmoids.andThen(RecognitionTest::fromATenth)::apply),
        dense("one-hot", ONE_HOT, 30, 0, 1, RecognitionTest::oneHot),
        sparse("one-hot lists", ONE_HOT, 30, 0, 1, row -> new double[] {1}),
        dense("answers", YES_OR_NO, 30, -1, 1, each(x -> x > 0 ? 1 : 0)),
        dense("logits", LOGITS, 100, 0, 3, row -> row),
        dense("negative logits", LOGITS, 100, -30, 3, row -> row),
        dense("log-sigmoids", LOGITS, 100, -2, 2, sigmoids.andThen(each(Math::log))::apply),
        dense("logits scaled to from 0 to 1", LOGITS, 100, 0.5, 0.1, row -> row),
        dense("logits scaled in three digits", LOGITS, 100, 0.5, 0.1, digits(3)),
        dense("logits scaled row by row", LOGITS, 100, 0, 3, RecognitionTest::scaled),
        dense("cosines from 0 to 1", LOGITS, 100, 0.3, 0.06, row -> row),
        dense("positive parts, scaled", LOGITS, 100, 0, 0.19, each(x -> Math.max(0, x))),
        dense("rare sums, scaled", UNCLEAR, 100, -5, 1, each(x -> Math.min(1, Math.exp(x)))));
  }

  @ParameterizedTest
  @MethodSource("logs")
  void recognises(Log log) {
    for (int seed = 1; seed <= SEEDS; seed++) {
      Recognition found = Recognition.of(log.rows(seed));
      assertThat(found.kind()).as("seed %d: %s", seed, found.text()).isEqualTo(log.expected());
    }
  }

  private static UnaryOperator<double[]> each(DoubleUnaryOperator function) {
    return row -> Arrays.stream(row).map(function).toArray();
  }

  private static UnaryOperator<double[]> digits(int count) {
    double units = Math.pow(10, count);
    return each(score -> Math.rint(score * units) / units);
  }

  private static UnaryOperator<double[]> top(int count) {
    return row -> {
      double[] sorted = row.clone();
      Arrays.sort(sorted);
      return Arrays.copyOfRange(sorted, row.length - count, row.length);
    };
  }

  private static double[] softmax(double[] logits) {
    double sum = Arrays.stream(logits).map(Math::exp).sum();
    return Arrays.stream(logits).map(x -> Math.exp(x) / sum).toArray();
  }

  private static double sigmoid(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  private static double bfloat16(double score) {
    return Float.intBitsToFloat((Float.floatToIntBits((float) score) + 0x8000) & 0xFFFF0000);
  }

  private static double[] withTwoLabels(double[] row) {
    row[0] += 9;
    row[1] += 9;
    return row;
  }

  private static double[] fromATenth(double[] row) {
    return Arrays.stream(row).filter(score -> score >= 0.1).toArray();
  }

  private static double[] oneHot(double[] row) {
    double most = Arrays.stream(row).max().getAsDouble();
    return Arrays.stream(row).map(score -> score == most ? 1 : 0).toArray();
  }

  private static double[] scaled(double[] row) {
    double least = Arrays.stream(row).min().getAsDouble();
    double most = Arrays.stream(row).max().getAsDouble();
    return Arrays.stream(row).map(score -> (score - least) / (most - least)).toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "'', UNCLEAR, no row",
    "'0.2 0.3 0.5; 0.1 0.9 0', SOFTMAX, 'of 2 rows are from 1 to 1, of scores rounded to 0.1'",
    "'0.2 0.3 0.4; 0.1 0.9 0', UNCLEAR, 2 rows are too few",
    "'0.2 0.3 1.4; 0.1 0.9 0', LOGITS, from 0 to 1.4 in 2 rows",
    "'0 1 0; 1 0 0', ONE_HOT, one 1 in each of 2 rows",
    "'0 1 1; 1 0 0', YES_OR_NO, in each of 2 rows",
  })
  void fewRowsTellWhatTheyCan(String text, ScoreKind kind, String evidence) {
    List<double[]> rows =
        Stream.of(text.split(";", -1))
            .filter(row -> !row.isBlank())
            .map(
                row ->
                    Stream.of(row.strip().split(" ", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
            .toList();
    Recognition found = Recognition.of(new ScoreRows(3, false, 0, rows));
    assertThat(found.kind()).isEqualTo(kind);
    assertThat(found.evidence()).contains(evidence);
  }
}
