package org.classblocks.suspects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The suspects of samples with one label each, from all their scores at once, as the definitions
 * say.
 */
public final class PlainSuspects {
  private PlainSuspects() {}

  /**
   * All suspects, sorted.
   *
   * @param scores by sample and class
   * @param labels the label of each sample
   * @param areProbabilities whether margins are of probabilities
   */
  public static List<Suspect> of(double[][] scores, int[] labels, boolean areProbabilities) {
    int k = scores[0].length;
    double[] thresholds = new double[k];
    double[] samples = new double[k];
    double[] firsts = new double[k];
    for (int s = 0; s < labels.length; s++) {
      thresholds[labels[s]] += scores[s][labels[s]];
      samples[labels[s]]++;
      firsts[first(scores[s])]++;
    }
    for (int id = 0; id < k; id++) {
      thresholds[id] /= samples[id];
    }
    List<Suspect> suspects = new ArrayList<>();
    for (int s = 0; s < labels.length; s++) {
      int given = labels[s];
      int suggested = -1;
      for (int id = 0; id < k; id++) {
        double score = scores[s][id];
        if (score >= thresholds[id]
            && score > scores[s][given]
            && (suggested < 0 || score > scores[s][suggested])) {
          suggested = id;
        }
      }
      if (suggested < 0 || scores[s][given] >= thresholds[given]) {
        continue;
      }
      int self = s;
      int like = suggested;
      long others =
          IntStream.range(0, labels.length)
              .filter(t -> t != self && labels[t] == given && first(scores[t]) == like)
              .count();
      boolean isFirst = first(scores[s]) == suggested;
      double rate = (isFirst ? others : Math.max(0, others - 1)) / firsts[suggested];
      double own = scores[s][given];
      double other = scores[s][suggested];
      double odds = areProbabilities ? (own + 1e-9) / other : Math.exp(own - other);
      suspects.add(
          new Suspect("s" + s, given, suggested, -Math.log(odds + rate / 1000), own, other));
    }
    suspects.sort(null);
    return suspects;
  }

  private static int first(double[] scores) {
    double most = Arrays.stream(scores).max().orElseThrow();
    int id = 0;
    while (scores[id] < most) {
      id++;
    }
    return id;
  }
}
