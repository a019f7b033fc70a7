package org.classblocks.examples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Examples by their definitions, from all samples at once: sort, then cut. */
public final class PlainExamples {
  private PlainExamples() {}

  /** A label in whose place a class was predicted, and the sample. */
  private record Mistake(int label, int predicted, Example example) {}

  /**
   * The examples of samples with one label each.
   *
   * @param scores n x k; NaN where a sample does not list a class
   * @param ids null for a sample without one
   * @param mostOfLabel how many are kept of a label that was missed
   */
  public static Examples of(double[][] scores, int[] labels, String[] ids, int mostOfLabel) {
    int k = scores[0].length;
    List<Examples.OfClass> classes = new ArrayList<>();
    for (int id = 0; id < k; id++) {
      int classId = id;
      List<Example> all =
          IntStream.range(0, ids.length)
              .filter(s -> ids[s] != null && !Double.isNaN(scores[s][classId]))
              .mapToObj(s -> new Example(ids[s], scores[s][classId]))
              .toList();
      if (!all.isEmpty()) {
        classes.add(new Examples.OfClass(id, first(all, 20)));
      }
    }
    List<Examples.OfPair> pairs = new ArrayList<>();
    for (int label = 0; label < k; label++) {
      List<Mistake> counting = new ArrayList<>();
      for (int predicted = 0; predicted < k; predicted++) {
        int given = label;
        int wrong = predicted;
        List<Example> all =
            IntStream.range(0, ids.length)
                .filter(s -> ids[s] != null && labels[s] == given && given != wrong)
                .filter(s -> best(scores[s]) == wrong)
                .mapToObj(s -> new Example(ids[s], scores[s][wrong]))
                .toList();
        first(all, 20).forEach(example -> counting.add(new Mistake(given, wrong, example)));
      }
      counting.sort(
          (a, b) -> {
            int byScore = Double.compare(b.example().score(), a.example().score());
            int byId = a.example().sampleId().compareTo(b.example().sampleId());
            return byScore != 0 ? byScore : byId != 0 ? byId : a.predicted() - b.predicted();
          });
      List<Mistake> kept = counting.subList(0, Math.min(mostOfLabel, counting.size()));
      for (int predicted = 0; predicted < k; predicted++) {
        int wrong = predicted;
        List<Example> own =
            kept.stream().filter(one -> one.predicted() == wrong).map(Mistake::example).toList();
        if (!own.isEmpty()) {
          pairs.add(new Examples.OfPair(label, predicted, own));
        }
      }
    }
    return new Examples(classes, pairs);
  }

  private static List<Example> first(List<Example> all, int most) {
    return all.stream()
        .distinct()
        .sorted(
            (a, b) ->
                a.score() != b.score()
                    ? Double.compare(b.score(), a.score())
                    : a.sampleId().compareTo(b.sampleId()))
        .limit(most)
        .toList();
  }

  private static int best(double[] scores) {
    double most = Arrays.stream(scores).filter(x -> !Double.isNaN(x)).max().orElseThrow();
    return IntStream.range(0, scores.length).filter(id -> scores[id] == most).findFirst().orElse(0);
  }
}
