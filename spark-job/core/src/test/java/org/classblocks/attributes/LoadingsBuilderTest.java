package org.classblocks.attributes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.classblocks.attributes.Samples.Attribute;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;

/**
 * Compares with regressions by numpy 2.4.6:
 *
 * <pre>
 * n = 60; s = np.arange(n); w = 1 + (s % 4) * 0.5
 * X = np.stack([np.sin(s * 1.0) + 0.2 * np.cos(s * 0.37), np.cos(s * 2.1),
 *               np.sin(s * 1.0 + 0.5) + 0.1 * (s % 3),
 *               np.cos(s * 0.37) + 0.3 * np.sin(s * 5.0)], 1)
 * num = np.cos(s * 0.37) + 0.5 * np.sin(s * 1.7); miss = s % 5 == 3; cat = (s * 7 + s // 5) % 3
 * N = [np.where(miss, 0, num), miss.astype(float)]; K = [(cat == j).astype(float) for j in range(3)]
 *
 * def res(A):
 *     B = np.column_stack([np.ones(n)] + A); r = np.sqrt(w)[:, None]
 *     return X - B @ np.linalg.lstsq(B * r, X * r, rcond=None)[0]
 *
 * def squares(A): return (w[:, None] * res(A) ** 2).sum(0)
 *
 * np.sqrt(1 - squares(N) / squares([])), np.sqrt(1 - squares(K) / squares([]))
 * np.sqrt(1 - squares(N + K) / squares(N))
 * Z = res(N + K) * np.sqrt(w)[:, None]; Z.T @ Z / np.sqrt(np.outer(*2 * [squares(N + K)]))
 * </pre>
 */
class LoadingsBuilderTest {
  private static final double[] WITH_NUMBER = {
    0.1463614438655873, 0.0990609564260871, 0.025391898919511782, 0.8021186917351024
  };
  private static final double[] WITH_CATEGORY = {
    0.13702884484138547, 0.007978962645884225, 0.1394691049667738, 0.10302048047920997
  };
  private static final double[] CATEGORY_GIVEN_NUMBER = {
    0.17524179451150076, 0.012548466578008498, 0.16227781323229246, 0.12875590843156973
  };

  /** Pairs (0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3). */
  private static final double[] PARTIAL = {
    0.09675842751511417,
    0.8587167363215467,
    0.15442392042454092,
    -0.03741488852677614,
    0.2392385215587494,
    -0.016978331441257124
  };

  private static Samples samples() {
    Samples samples = new Samples(4, List.of("number", "category"));
    for (int s = 0; s < 60; s++) {
      double[] scores = {
        Math.sin(s) + 0.2 * Math.cos(s * 0.37),
        Math.cos(s * 2.1),
        Math.sin(s + 0.5) + 0.1 * (s % 3),
        Math.cos(s * 0.37) + 0.3 * Math.sin(s * 5.0)
      };
      double number = Math.cos(s * 0.37) + 0.5 * Math.sin(s * 1.7);
      samples.add(
          scores,
          1 + s % 4 * 0.5,
          s % 5 == 3 ? Attribute.MISSING : Attribute.of(number),
          Attribute.of("c" + (s * 7 + s / 5) % 3));
    }
    return samples;
  }

  @Test
  void findsTheMultipleCorrelationOfEachAttribute() {
    List<AttributeLoadings> found = samples().loadings().without(List.of());
    assertThat(found).extracting(AttributeLoadings::name).containsExactly("number", "category");
    for (int id = 0; id < 4; id++) {
      assertThat(found.get(1).correlation(id)).isCloseTo(WITH_CATEGORY[id], within(1e-12));
    }
    assertThat(found.get(1).rank()).isEqualTo(2);
  }

  @Test
  void findsTheMultipleCorrelationOfANumberThatSomeLack() {
    AttributeLoadings number = samples().loadings().without(List.of()).get(0);
    assertThat(number.rank()).isEqualTo(2);
    for (int id = 0; id < 4; id++) {
      assertThat(number.correlation(id)).isCloseTo(WITH_NUMBER[id], within(1e-12));
    }
  }

  /** The sample with the largest deviation of each column has the largest weight. */
  @Test
  void peaksAreTheLargestSharesOfOneSample() {
    double[] numbers = {0, 1, -1, 2, -2, 1, 0, -1, 30, 1, 0, 2};
    double[] weights = {1, 2, 1, 1, 2, 1, 1, 2, 4, 1, 1, 2};
    Samples samples = new Samples(1, List.of("number", "category"));
    double[][] columns = new double[2][12 * 12];
    double[] ofAll = new double[12 * 12];
    for (int s = 0; s < ofAll.length; s++) {
      int kind = s % 12;
      columns[0][s] = numbers[kind];
      columns[1][s] = kind == 8 ? 1 : 0;
      ofAll[s] = weights[kind];
      samples.add(
          new double[] {Math.sin(s)},
          ofAll[s],
          Attribute.of(columns[0][s]),
          Attribute.of(kind == 8 ? "a" : "b"));
    }
    List<AttributeLoadings> found = samples.loadings().without(List.of());
    assertThat(found.get(0).peak()).isCloseTo(largestShare(columns[0], ofAll), within(1e-12));
    assertThat(found.get(1).peak()).isCloseTo(largestShare(columns[1], ofAll), within(1e-12));
  }

  private static double largestShare(double[] values, double[] weights) {
    double weight = 0;
    double mean = 0;
    for (int s = 0; s < values.length; s++) {
      weight += weights[s];
      mean += weights[s] * values[s];
    }
    mean /= weight;
    double squares = 0;
    double largest = 0;
    for (int s = 0; s < values.length; s++) {
      double square = weights[s] * (values[s] - mean) * (values[s] - mean);
      squares += square;
      largest = Math.max(largest, square);
    }
    return largest / squares;
  }

  @Test
  void takesAttributesOut() {
    Samples samples = samples();
    SimilarityMatrix partial =
        new PartialSimilarity(samples.loadings().together(List.of("number", "category")), 4)
            .of(samples.similarity());
    int pair = 0;
    for (int a = 0; a < 4; a++) {
      for (int b = a + 1; b < 4; b++) {
        assertThat(partial.at(a, b)).isCloseTo(PARTIAL[pair++], within(1e-12));
      }
    }
  }

  @Test
  void takesGivenAttributesOutOfTheOthers() {
    List<AttributeLoadings> found = samples().loadings().without(List.of("number"));
    assertThat(found).extracting(AttributeLoadings::name).containsExactly("category");
    for (int id = 0; id < 4; id++) {
      assertThat(found.get(0).correlation(id)).isCloseTo(CATEGORY_GIVEN_NUMBER[id], within(1e-12));
    }
  }

  @Test
  void aConstantOrRareAttributeHasNoDirection() {
    Samples samples = new Samples(2, List.of("constant", "rare", "same", "twin"));
    for (int s = 0; s < 100; s++) {
      samples.add(
          new double[] {Math.sin(s), Math.cos(s * 3)},
          1,
          Attribute.of(1e9 + 0.1),
          Attribute.of(s < 5 ? "few" : "most"),
          Attribute.of("all"),
          Attribute.of(s % 2));
    }
    List<AttributeLoadings> found = samples.loadings().without(List.of("twin"));
    assertThat(found).extracting(AttributeLoadings::rank).containsExactly(0, 0, 0);
    assertThat(found.get(0).correlation(0)).isZero();
  }

  @Test
  void anAttributeThatIsAScoreExplainsItsClass() {
    Samples samples = new Samples(3, List.of("copy"));
    for (int s = 0; s < 50; s++) {
      double[] scores = {Math.sin(s), Math.sin(s) + Math.cos(s * 3), Math.cos(s * 0.7)};
      samples.add(scores, 1, Attribute.of(7 - 3 * scores[0]));
    }
    AttributeLoadings copy = samples.loadings().together(List.of("copy"));
    assertThat(copy.correlation(0)).isCloseTo(-1, within(1e-12));
    SimilarityMatrix partial = new PartialSimilarity(copy, 3).of(samples.similarity());
    assertThat(partial.status(0)).isEqualTo(ClassStatus.EXPLAINED);
    assertThat(partial.at(0, 1)).isNaN();
    assertThat(partial.at(0, 0)).isNaN();
    assertThat(partial.at(1, 2)).isNotNaN();
    assertThat(partial.usableClasses()).containsExactly(1, 2);
  }
}
