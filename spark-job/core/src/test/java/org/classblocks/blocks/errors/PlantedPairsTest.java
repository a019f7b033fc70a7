package org.classblocks.blocks.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.classblocks.blocks.Matrices;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.batch.BatchMarginals;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.moments.batch.ScoreBatch;
import org.classblocks.similarity.Containment;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Logits of 60 classes in groups of ten that share a factor, with three pairs of each kind planted:
 * 100 samples of each class.
 */
class PlantedPairsTest {
  private static final List<PairKind> KINDS = List.of(PairKind.values());
  private static final int CLASSES = 60;
  private static final int GROUP = 10;
  private static final int SAMPLES_EACH = 100;
  private static final double PRESENT = 6;
  private static final double BESIDE = 2.5;

  /** Pair p of a kind is the classes 20 p + 2 kind, in one group, and the class after it. */
  private static int first(PairKind kind, int pair) {
    return 20 * pair + 2 * KINDS.indexOf(kind);
  }

  private final double[][] logits = new double[CLASSES * SAMPLES_EACH][CLASSES];
  private final double[][] confused = new double[CLASSES + 1][CLASSES + 1];

  private void draw(Random random) {
    for (int sample = 0; sample < logits.length; sample++) {
      int label = sample % CLASSES;
      double[] row = logits[sample];
      double[] factors = random.doubles(CLASSES / GROUP, -1, 1).toArray();
      for (int id = 0; id < CLASSES; id++) {
        row[id] = random.nextGaussian() + factors[id / GROUP];
      }
      row[label] += PRESENT;
      int within = label % 20;
      if (within < 2 * KINDS.size()) {
        int other = label % 2 == 0 ? label + 1 : label - 1;
        row[other] += shown(KINDS.get(within / 2), label % 2 == 0, random);
      }
      confused[label][highest(row)]++;
    }
  }

  /** What the other class of a pair scores; of a subset the first is the special one. */
  private static double shown(PairKind kind, boolean isFirst, Random random) {
    return switch (kind) {
      case DUPLICATE -> PRESENT;
      case SUBSET -> isFirst ? PRESENT : 0;
      case COMPANION -> BESIDE;
      case LOOK_ALIKE -> random.nextDouble() < 0.4 ? PRESENT : 0;
    };
  }

  private static int highest(double[] row) {
    int best = 0;
    for (int id = 1; id < row.length; id++) {
      best = row[id] > row[best] ? id : best;
    }
    return best;
  }

  private Marginals marginals() {
    ScoreBatch batch = ScoreBatch.ofDoubles(logits.length, CLASSES);
    for (double[] row : logits) {
      batch.add(row);
    }
    MarginalsBuilder builder = new MarginalsBuilder(CLASSES);
    BatchMarginals.add(batch, builder);
    return builder.result();
  }

  private double correlation(Marginals marginals, int a, int b) {
    double sum = 0;
    for (double[] row : logits) {
      sum += (row[a] - marginals.mean(a)) * (row[b] - marginals.mean(b));
    }
    return sum / (logits.length - 1) / marginals.sd(a) / marginals.sd(b);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void plantedPairsComeFirstAndAreNamedForWhatTheyAre(long seed) {
    draw(new Random(seed));
    Marginals marginals = marginals();
    SimilarityMatrix similarity = Matrices.of(CLASSES, (a, b) -> correlation(marginals, a, b));
    SparseMatrix.Builder counts = SparseMatrix.builder(CLASSES + 1);
    for (int actual = 0; actual < CLASSES; actual++) {
      for (int predicted = 0; predicted < CLASSES; predicted++) {
        if (confused[actual][predicted] > 0) {
          counts.add(actual, predicted, confused[actual][predicted]);
        }
      }
    }
    List<TriagePair> found =
        Triage.of(
            similarity,
            0.05,
            new Containment(similarity, ListedPairs.everywhere(CLASSES, logits.length), marginals),
            Optional.of(new Triage.Errors(counts.build(), 1)),
            Optional.empty());
    for (PairKind kind : PairKind.values()) {
      for (int pair = 0; pair < 3; pair++) {
        int a = first(kind, pair);
        TriagePair planted =
            found.stream()
                .filter(known -> known.classA() == a && known.classB() == a + 1)
                .findFirst()
                .orElseThrow();
        assertThat(planted.kind()).as("%s, seed %d: %s", kind, seed, planted).isEqualTo(kind);
        assertThat(planted.rank()).as("%s, seed %d", kind, seed).isLessThanOrEqualTo(20);
        if (kind == PairKind.SUBSET) {
          assertThat(planted.direction()).as("seed %d", seed).isEqualTo(PairDirection.A_IN_B);
        }
      }
    }
  }
}
