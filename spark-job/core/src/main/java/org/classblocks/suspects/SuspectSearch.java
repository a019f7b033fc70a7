package org.classblocks.suspects;

import java.util.Optional;
import org.classblocks.moments.batch.LabelSets;
import org.classblocks.moments.batch.SampleBatch;
import org.classblocks.moments.count.LabelScores;

/**
 * Finds the samples whose label looks wrong, batch by batch, by confident learning.
 *
 * <p>The threshold of a class is its mean score in the samples that it labels. A sample is
 * confidently of the class with the highest score among those that score at or above their
 * threshold; of equal ones, of its label, then of the lower id. These are counted by label. A
 * sample is a suspect if its label's class scores below its threshold, and lower than the class it
 * is confidently of, which is suggested. A class that labels no sample has no threshold and is
 * never suggested. Samples with several labels, none, or no id are counted and not judged. Weights
 * do not matter. Classes that a sparse sample does not list have the absent score; a sample is
 * never confidently of them.
 *
 * <p>Suspects are ranked by a margin, the higher the more suspicious. With the label's class i and
 * the suggested class j, it is
 *
 * <pre>  m = -ln(e^-d + r / 1000)</pre>
 *
 * where d = s_j - s_i for logits and d = ln s_j - ln(s_i + 1e-9) for probabilities, so that e^-d
 * are the odds of i against j; and r is {@link LabelScores#confusionRate}. So a label is more
 * suspicious if the classifier rules it out, and if hardly any other sample of that class is taken
 * for j.
 *
 * <p>Cost: one look at every listed score of a sample; 12 bytes a class. Not safe for use by
 * several threads.
 *
 * <p>After Northcutt, Jiang and Chuang, "Confident Learning: Estimating Uncertainty in Dataset
 * Labels" (2021), doi:10.1613/jair.1.12125, equations 1 and 2, for thresholds, counts and
 * suggestions. Suspects depart from them twice. Every sample that is confidently of a class other
 * than its label is one there, even if its label's class reaches its threshold or scores higher.
 * And they rank by s_i, or by s_j - s_i. With labels flipped at random, odds find more of them,
 * since differences of probabilities near 1 vanish.
 */
public final class SuspectSearch {
  /** Added to probabilities, of which many are logged as 0. */
  private static final double LEAST_PROBABILITY = 1e-9;

  /** Low, so that the rate matters only where the classifier is certain. */
  private static final double WEIGHT_OF_RATE = 1e-3;

  private final LabelScores known;
  private final boolean areProbabilities;
  private final double[] thresholds;
  private final double lowestThreshold;
  private final int[] ids;
  private final double[] scores;

  /**
   * @param known what all samples score for their labels
   */
  public SuspectSearch(LabelScores known) {
    this.known = known;
    this.areProbabilities = known.areProbabilities();
    this.thresholds = new double[known.classCount()];
    double lowest = Double.POSITIVE_INFINITY;
    for (int id = 0; id < thresholds.length; id++) {
      thresholds[id] = known.mean(id);
      lowest = thresholds[id] < lowest ? thresholds[id] : lowest;
    }
    this.lowestThreshold = lowest;
    this.ids = new int[thresholds.length];
    this.scores = new double[thresholds.length];
  }

  /**
   * Looks at the samples of a batch, which has their ids.
   *
   * @param lists receives the suspects and the counts, for as many classes
   */
  public void accept(SampleBatch batch, SuspectLists lists) {
    LabelSets labels = batch.labels();
    long judged = 0;
    long suspects = 0;
    long unlabelled = 0;
    long several = 0;
    long unnamed = 0;
    for (int row = 0; row < batch.rows(); row++) {
      int count = labels.end(row) - labels.start(row);
      if (count == 0) {
        unlabelled++;
      } else if (count > 1) {
        several++;
      } else if (batch.sampleIds().get(row) == null) {
        unnamed++;
      } else {
        judged++;
        Optional<Suspect> suspect = judge(batch, row, labels.id(labels.start(row)), lists);
        suspect.ifPresent(lists::accept);
        suspects += suspect.isPresent() ? 1 : 0;
      }
    }
    lists.count(new SuspectCounts(judged, suspects, unlabelled, several, unnamed));
  }

  private Optional<Suspect> judge(SampleBatch batch, int row, int given, SuspectLists lists) {
    int best = confident(batch, row, given);
    lists.judged(given, best < 0 ? -1 : ids[best]);
    double own = batch.score(row, given);
    return best < 0 || !(own < thresholds[given]) || own >= scores[best]
        ? Optional.empty()
        : Optional.of(
            new Suspect(
                batch.sampleIds().get(row),
                given,
                ids[best],
                margin(own, scores[best], known.confusionRate(given, ids[best])),
                own,
                scores[best]));
  }

  /** Where the class is that a sample is confidently of, or -1. */
  private int confident(SampleBatch batch, int row, int given) {
    int found = batch.listedFrom(row, lowestThreshold, ids, scores);
    int best = -1;
    for (int i = 0; i < found; i++) {
      if (scores[i] >= thresholds[ids[i]] && (best < 0 || isBefore(i, best, given))) {
        best = i;
      }
    }
    return best;
  }

  private boolean isBefore(int i, int other, int given) {
    if (scores[i] != scores[other]) {
      return scores[i] > scores[other];
    }
    return ids[other] != given && (ids[i] == given || ids[i] < ids[other]);
  }

  /** Uses strict functions, so that it is the same on every machine. */
  private double margin(double own, double other, double rate) {
    double difference =
        areProbabilities
            ? StrictMath.log(other) - StrictMath.log(own + LEAST_PROBABILITY)
            : other - own;
    return rate == 0
        ? difference
        : -StrictMath.log(StrictMath.exp(-difference) + WEIGHT_OF_RATE * rate);
  }
}
