package org.classblocks.attributes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.classblocks.attributes.Samples.Attribute;
import org.classblocks.blocks.BlockForest;
import org.classblocks.blocks.Link;
import org.classblocks.fixtures.Forests;
import org.classblocks.fixtures.Orders;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;

/**
 * Classes 0 to 3 have nothing in common but the light, 4 to 7 a factor, 8 to 15 nothing; everything
 * lifts all classes alike, and noise none.
 */
class AttributeSearchTest {
  private static final int CLASSES = 16;
  private static final int SAMPLES = 3000;
  private static final List<String> NAMES = List.of("noise", "light", "everything");

  private final double[][] scores = new double[SAMPLES][CLASSES];
  private final double[][] attributes = new double[SAMPLES][3];
  private final Samples samples = planted(1);
  private final SimilarityMatrix similarity = samples.similarity();
  private final ClassOrder order = Orders.ascending(similarity);
  private final BlockForest forest =
      Forests.of(CLASSES, new int[] {0, 4}, new int[] {4, 8}, new int[] {5, 8}, new int[] {8, 12});
  private final List<Link> links =
      List.of(new Link(0, 1, 0.2, 0.1, 6, List.of()), new Link(2, 3, 0.2, 0.1, 6, List.of()));

  private Samples planted(int copies) {
    Random random = new Random(1);
    Samples planted = new Samples(CLASSES, NAMES);
    for (int s = 0; s < SAMPLES; s++) {
      double noise = random.nextGaussian();
      double light = random.nextGaussian();
      double everything = random.nextBoolean() ? 1 : 0;
      double factor = random.nextGaussian();
      attributes[s] = new double[] {noise, light, everything};
      for (int id = 0; id < CLASSES; id++) {
        double own = id < 4 ? 0.7 * light : id < 8 ? factor : 0;
        scores[s][id] = (own == 0 ? 1.2 : 1) * random.nextGaussian() + everything + own;
      }
      for (int copy = 0; copy < copies; copy++) {
        planted.add(
            scores[s],
            1,
            Attribute.of(noise),
            Attribute.of(light),
            Attribute.of(everything > 0 ? "yes" : "no"));
      }
    }
    return planted;
  }

  private AttributeFindings found() {
    return found(false);
  }

  private AttributeFindings found(boolean clipNegative) {
    return new AttributeSearch(
            similarity, clipNegative, order, forest, links, samples.marginals().result())
        .of(samples.loadings().without(List.of()));
  }

  private static AttributeFinding one(AttributeFindings found, int block, String attribute) {
    return found.of(false).stream()
        .filter(one -> one.block() == block && one.attribute().equals(attribute))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void findsTheAttributeBehindABlock() {
    AttributeFinding light = one(found(), 0, "light");
    assertThat(light.rank()).isEqualTo(1);
    assertThat(light.adjustedP()).isLessThan(1e-10);
    assertThat(light.shareExplained()).isGreaterThan(0.8);
    assertThat(light.isUnreliable()).isTrue();
    assertThat(found().unreliable()).containsExactly(light);
  }

  @Test
  void findsNothingByNoise() {
    assertThat(found().findings())
        .filteredOn(one -> one.attribute().equals("noise"))
        .noneMatch(AttributeFinding::isSignificant);
  }

  /** Each score less what a regression on the attribute gives, by the definition. */
  private double[][] residuals(int attribute) {
    double[][] residuals = new double[SAMPLES][CLASSES];
    double mean = 0;
    for (double[] of : attributes) {
      mean += of[attribute] / SAMPLES;
    }
    for (int id = 0; id < CLASSES; id++) {
      double withScore = 0;
      double square = 0;
      for (int s = 0; s < SAMPLES; s++) {
        withScore += (attributes[s][attribute] - mean) * scores[s][id];
        square += Math.pow(attributes[s][attribute] - mean, 2);
      }
      for (int s = 0; s < SAMPLES; s++) {
        residuals[s][id] = scores[s][id] - withScore / square * (attributes[s][attribute] - mean);
      }
    }
    return residuals;
  }

  private static double correlation(double[][] rows, int a, int b) {
    double meanA = 0;
    double meanB = 0;
    for (double[] row : rows) {
      meanA += row[a] / rows.length;
      meanB += row[b] / rows.length;
    }
    double[] sums = new double[3];
    for (double[] row : rows) {
      sums[0] += (row[a] - meanA) * (row[b] - meanB);
      sums[1] += (row[a] - meanA) * (row[a] - meanA);
      sums[2] += (row[b] - meanB) * (row[b] - meanB);
    }
    return sums[0] / Math.sqrt(sums[1] * sums[2]);
  }

  private static double mean(double[][] rows, int startA, int endA, int startB, int endB) {
    return mean(rows, -1, startA, endA, startB, endB);
  }

  private static double mean(
      double[][] rows, double least, int startA, int endA, int startB, int endB) {
    double sum = 0;
    int pairs = 0;
    for (int a = startA; a < endA; a++) {
      for (int b = startB; b < endB; b++) {
        if (a != b) {
          sum += Math.max(least, correlation(rows, a, b));
          pairs++;
        }
      }
    }
    return sum / pairs;
  }

  @Test
  void contrastsAreThoseOfResiduals() {
    AttributeFindings found = found();
    for (int attribute = 0; attribute < 3; attribute++) {
      double[][] residuals = residuals(attribute);
      AttributeFinding first = one(found, 0, NAMES.get(attribute));
      assertThat(first.before())
          .isCloseTo(mean(scores, 0, 4, 0, 4) - mean(scores, 0, 4, 4, 16), within(1e-10));
      assertThat(first.after())
          .isCloseTo(mean(residuals, 0, 4, 0, 4) - mean(residuals, 0, 4, 4, 16), within(1e-10));
      AttributeFinding inner = one(found, 2, NAMES.get(attribute));
      double outside = (5 * mean(residuals, 5, 8, 0, 5) + 8 * mean(residuals, 5, 8, 8, 16)) / 13;
      assertThat(inner.after()).isCloseTo(mean(residuals, 5, 8, 5, 8) - outside, within(1e-10));
    }
  }

  /** Clipping hides what a test needs, so only contrasts know of it. */
  @Test
  void clippedContrastsAreThoseOfClippedResiduals() {
    AttributeFindings found = found(true);
    for (int attribute = 0; attribute < 3; attribute++) {
      double[][] residuals = residuals(attribute);
      AttributeFinding first = one(found, 0, NAMES.get(attribute));
      assertThat(first.before())
          .isCloseTo(mean(scores, 0, 0, 4, 0, 4) - mean(scores, 0, 0, 4, 4, 16), within(1e-10));
      assertThat(first.after())
          .isCloseTo(
              mean(residuals, 0, 0, 4, 0, 4) - mean(residuals, 0, 0, 4, 4, 16), within(1e-10));
      assertThat(first.p()).isEqualTo(one(found(), 0, NAMES.get(attribute)).p());
    }
  }

  @Test
  void contrastsOfLinksAreThoseOfResiduals() {
    double[][] residuals = residuals(1);
    AttributeFinding link =
        found().of(true).stream()
            .filter(one -> one.block() == 0 && one.attribute().equals("light"))
            .findFirst()
            .orElseThrow();
    assertThat(link.after())
        .isCloseTo(mean(residuals, 0, 4, 4, 8) - mean(residuals, 0, 8, 8, 16), within(1e-10));
  }

  /** Four copies of each sample are as dependent as samples can be. */
  @Test
  void copiesOfSamplesMakeNothingLessLikely() {
    Samples copies = planted(4);
    List<AttributeFinding> found =
        new AttributeSearch(
                copies.similarity(),
                false,
                order,
                forest,
                links,
                copies.marginals().result().withInflation(4))
            .of(copies.loadings().without(List.of()))
            .findings();
    List<AttributeFinding> expected = found().findings();
    assertThat(found).hasSameSizeAs(expected);
    for (AttributeFinding one : expected) {
      assertThat(found)
          .filteredOn(
              other ->
                  other.block() == one.block()
                      && other.otherBlock() == one.otherBlock()
                      && other.attribute().equals(one.attribute()))
          .singleElement()
          .satisfies(other -> assertThat(other.p()).isCloseTo(one.p(), within(1e-9)));
    }
  }

  /** The p of a block is that of the regression of its mean score less the rest's. */
  @Test
  void theTestIsThatOfARegression() {
    double[][] differences = new double[SAMPLES][2];
    for (int s = 0; s < SAMPLES; s++) {
      for (int id = 0; id < CLASSES; id++) {
        double sd = samples.marginals().result().sd(id);
        differences[s][0] += scores[s][id] / sd / (id < 4 ? 4 : -12);
      }
      differences[s][1] = attributes[s][0];
    }
    double r = correlation(differences, 0, 1);
    double t = r * Math.sqrt((SAMPLES - 2) / (1 - r * r));
    double p = 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(t));
    assertThat(one(found(), 0, "noise").p()).isCloseTo(p, within(1e-3));
  }
}
