package org.classblocks.moments.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.classblocks.moments.batch.ClassScore;
import org.classblocks.moments.batch.ScoreBatch;
import org.classblocks.moments.batch.ScoreTypes;
import org.classblocks.moments.batch.SparseBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScoreTransformTest {
  /** Some ulps of the largest number that enters a result; a logarithm is at most 708. */
  private static final double TOLERANCE = 2e-15;

  private static final double LEAST = 1e-7;

  private static ScoreTransform transform(Transform kind) {
    return ScoreTransform.of(kind, LEAST, ScoreTypes.doubles());
  }

  private static double[] transformed(Transform kind, double... scores) {
    double[] row = scores.clone();
    transform(kind).apply(row);
    return row;
  }

  /** A row of scores and what scipy makes of it: a line of the file. */
  private static final class Golden {
    private final ScoreTransform transform;
    private final double[] scores;
    private final double[] expected;

    Golden(String line) {
      String[] parts = line.split("; ", -1);
      String[] words = parts[0].split(" ", -1);
      transform =
          ScoreTransform.of(
              Transform.valueOf(words[0]), Double.parseDouble(words[1]), ScoreTypes.doubles());
      scores = numbers(parts[1]);
      expected = numbers(parts[2]);
    }

    @Override
    public String toString() {
      return transform + " of " + Arrays.toString(scores);
    }
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  static Stream<Golden> golden() throws IOException {
    try (InputStream in = ScoreTransformTest.class.getResourceAsStream("transforms.txt")) {
      List<String> lines =
          new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
      return lines.stream().filter(line -> !line.startsWith("#")).map(Golden::new);
    }
  }

  @ParameterizedTest
  @MethodSource("golden")
  void givesWhatScipyGives(Golden golden) {
    double[] row = golden.scores.clone();
    golden.transform.apply(row);
    double most = DoubleStream.of(golden.expected).map(Math::abs).max().orElseThrow();
    for (int id = 0; id < row.length; id++) {
      double expected = golden.expected[id];
      boolean isRelative = golden.transform.kind() == Transform.SIGMOID;
      double size = isRelative ? Math.abs(expected) : Math.max(1, most);
      assertThat(row[id]).as("class %d", id).isCloseTo(expected, within(TOLERANCE * size));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "LOGIT, 4, '0 1e-8 1e-7 0.5 0.99999995 1'",
    "LOGIT, 0, '1e-7 0.5 0.9999999'",
    "LOG, 3, '0 1e-8 1e-7 0.5 0.99999995 1 1.0000001'",
    "CLR, 3, '0 1e-8 1e-7 0.5 0.99999995 1 1.0000001'",
    "CENTRE, 0, '-1000 0 1 1000'",
    "SIGMOID, 0, '-1000 0 1 1000'",
    "SOFTMAX, 0, '-1000 0 1 1000'",
    "NONE, 0, '-1000 0 1 1000'",
  })
  void countsWhatItClips(Transform kind, int clipped, String scores) {
    double[] row = numbers(scores);
    assertThat(transform(kind).clippedIn(ScoreBatch.full(row.clone(), row.length)))
        .isEqualTo(clipped);
    assertThat(transform(kind).apply(row)).isEqualTo(clipped);
  }

  @ParameterizedTest
  @EnumSource
  void aRowOfOneClassIsFinite(Transform kind) {
    for (double score : new double[] {0, -0.0, 1, 0.3, Double.MIN_VALUE}) {
      assertThat(transformed(kind, score)[0]).isFinite();
    }
    assertThat(transformed(Transform.CLR, 0.3)).containsExactly(0);
    assertThat(transformed(Transform.SOFTMAX, -7)).containsExactly(1);
  }

  @ParameterizedTest
  @EnumSource
  void equalScoresStayEqual(Transform kind) {
    double[] row = new double[100];
    Arrays.fill(row, 0.01f);
    assertThat(transformed(kind, row)).containsOnly(transformed(kind, row)[0]);
  }

  @Test
  void clrGivesBackLogitsLessTheirMean() {
    double[] logits = {3, -1, 0.5, 7, -4};
    double mean = DoubleStream.of(logits).average().orElseThrow();
    double[] row = transformed(Transform.CLR, transformed(Transform.SOFTMAX, logits));
    for (int id = 0; id < row.length; id++) {
      assertThat(row[id]).isCloseTo(logits[id] - mean, within(1e-12));
    }
  }

  @Test
  void centreGivesOfLogProbabilitiesWhatClrGivesOfProbabilities() {
    double[] softmax = transformed(Transform.SOFTMAX, 3, -1, 0.5, 7, -4);
    double[] logs = DoubleStream.of(softmax).map(Math::log).toArray();
    double[] centred = transformed(Transform.CENTRE, logs);
    double[] expected = transformed(Transform.CLR, softmax);
    for (int id = 0; id < centred.length; id++) {
      assertThat(centred[id]).isCloseTo(expected[id], within(1e-12));
    }
    assertThat(DoubleStream.of(centred).sum()).isCloseTo(0, within(1e-12));
  }

  @Test
  void logitUndoesSigmoid() {
    for (double score = -16; score <= 16; score += 0.25) {
      assertThat(transformed(Transform.LOGIT, transformed(Transform.SIGMOID, score))[0])
          .isCloseTo(score, within(1e-8));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "LOGIT, true",
    "LOG, true",
    "CLR, true",
    "CENTRE, false",
    "SIGMOID, false",
    "SOFTMAX, false",
    "NONE, false"
  })
  void onlyProbabilitiesAreAdmittedWhereTheyAreNeeded(Transform kind, boolean areNeeded) {
    ScoreTransform transform = transform(kind);
    for (double good : new double[] {0, -0.0, Double.MIN_VALUE, 1, 1.000001, 1.0000001f}) {
      assertThat(transform.admits(good)).isTrue();
    }
    for (double bad : new double[] {-1e-300, 1.0000011, -3, 7, 1e300}) {
      assertThat(transform.admits(bad)).isEqualTo(!areNeeded);
    }
  }

  /**
   * From numpy 2.4.6: {@code np.clip(np.float32(p), np.float32(a), np.float32(1 - a))}, and how
   * many that changes.
   */
  @ParameterizedTest
  @CsvSource({
    "0.01, 2, '0 0.01 0.5 0.99 1', '0.009999999776482582 0.009999999776482582 0.5"
        + " 0.9900000095367432 0.9900000095367432'",
    "1e-7, 2, '0 1e-7 0.5 0.9999999 1', '1.0000000116860974e-07 1.0000000116860974e-07 0.5"
        + " 0.9999998807907104 0.9999998807907104'",
  })
  void floatsAreClippedAsNumpyClipsThem(
      double least, int clipped, String written, String expected) {
    ScoreTransform transform = ScoreTransform.of(Transform.LOGIT, least, ScoreTypes.floats());
    double[] row = Arrays.stream(numbers(written)).map(score -> (float) score).toArray();
    assertThat(transform.clippedIn(ScoreBatch.full(row.clone(), row.length))).isEqualTo(clipped);
    assertThat(transform.apply(row)).isEqualTo(clipped);
    double[] logits = numbers(expected);
    transform(Transform.LOGIT).kind().mapEach(logits, logits.length);
    assertThat(row).containsExactly(logits);
  }

  @Test
  void boundsThatNoFloatHoldsStayAsTheyAre() {
    for (double least : new double[] {1e-300, 1e-46, 1e-12, 2e-8}) {
      double[] row = {0, 1};
      ScoreTransform.of(Transform.LOGIT, least, ScoreTypes.floats()).apply(row);
      assertThat(row[0]).isCloseTo(Math.log(least), within(1e-7));
      assertThat(row[1]).isCloseTo(-Math.log(Math.max(least, 1.1e-16)), within(0.02));
    }
  }

  @Test
  void eachClassIsClippedInItsOwnType() {
    BitSet floats = new BitSet();
    floats.set(1);
    ScoreTransform transform = ScoreTransform.of(Transform.LOG, 0.01, ScoreTypes.mixed(floats));
    double[] row = {0.01f, 0.01f, 0.01, 0.01};
    assertThat(transform.clippedIn(ScoreBatch.full(row.clone(), row.length))).isEqualTo(1);
    assertThat(transform.apply(row)).isEqualTo(1);
    assertThat(row)
        .containsExactly(Math.log(0.01), Math.log(0.01f), Math.log(0.01), Math.log(0.01));
  }

  @Test
  void aMisfitIsNamedWithItsScore() {
    ScoreTransform logit = transform(Transform.LOGIT);
    ScoreBatch dense = ScoreBatch.ofFloats(3, 3);
    dense.add(new double[] {0, 2, 1});
    assertThat(logit.misfit(dense)).contains(new ClassScore(1, 2));
    assertThat(transform(Transform.SIGMOID).misfit(dense)).isEmpty();
    dense.removeLast();
    dense.add(new double[] {0, 0.5, 1});
    assertThat(logit.misfit(dense)).isEmpty();
    assertThat(logit.admits(dense)).isTrue();
    dense.add(new double[] {0, 0.5, -1});
    assertThat(logit.admits(dense)).isFalse();
    SparseBatch sparse = new SparseBatch(9, 0, 10, 10);
    sparse.add(new int[] {7}, new double[] {-5}, 0, 1);
    sparse.add(new int[] {4, 8}, new double[] {0.5, -0.25}, 0, 2);
    assertThat(logit.misfit(sparse)).contains(new ClassScore(8, -0.25));
    sparse.removeLast();
    assertThat(sparse.rows()).isEqualTo(1);
    assertThat(logit.misfit(sparse)).contains(new ClassScore(7, -5));
  }
}
