package org.classblocks.report.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.classblocks.Text;
import org.classblocks.blocks.errors.BlockErrors;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.moments.count.Confusion;
import org.classblocks.moments.count.LabelStatistics;
import org.classblocks.report.text.Numbers;
import org.classblocks.result.RunResult;
import org.classblocks.suspects.Suspects;

/** What the model gets wrong, if samples have labels. */
record ErrorFindings(RunResult result, Names names) {
  /** Of the standard normal distribution, two-sided. */
  private static final double QUANTILE_95 = 1.959964;

  private static final int MOST_PAIRS = 3;
  private static final double LEAST_SHOWN = 0.001;

  /**
   * A class that is taken for another one.
   *
   * @param rate the share of its labels
   * @param hasOthers whether other classes than these two have labels
   * @param chance the share of all other labels for which the same class was predicted
   * @param least the lower end of Wilson's interval for the rate
   */
  private record Mistake(
      int actual, int predicted, double rate, boolean hasOthers, double chance, double least) {}

  private Optional<Confusion> confusion() {
    return result
        .log()
        .labels()
        .map(LabelStatistics::confusion)
        .filter(found -> found.totals().samples() > 0);
  }

  /** How often the model is right, and whether its mistakes stay within groups. */
  Optional<Finding> accuracy() {
    return confusion()
        .filter(found -> found.totals().top1() >= 0)
        .map(
            found ->
                new Finding.Builder("accuracy")
                    .text(
                        Text.of(
                            "The model is right in %s of %s with labels%s.",
                            Numbers.percent(found.totals().top1()),
                            Numbers.amount(found.totals().samples())
                                + (found.totals().samples() == 1 ? " sample" : " samples"),
                            inside()))
                    .build());
  }

  private String inside() {
    return result.errors().map(BlockErrors::levels).filter(levels -> !levels.isEmpty()).stream()
        .map(levels -> levels.get(0))
        .filter(level -> !Double.isNaN(level.insideShare()))
        .map(
            level ->
                Text.of(
                    "; %s of its mistakes stay within a group, where chance gives %s",
                    Numbers.percent(level.insideShare()), Numbers.percent(level.shareByChance())))
        .findFirst()
        .orElse("");
  }

  /** The pairs that are confused most: by how far their rates surely exceed chance. */
  Optional<Finding> mistakes() {
    List<Mistake> worst = confusion().map(this::worst).orElse(List.of());
    if (worst.isEmpty()) {
      return Optional.empty();
    }
    Mistake first = worst.get(0);
    Finding.Builder sentence = new Finding.Builder("confusion");
    append(sentence, first, " is taken for ");
    sentence.text(Text.of(" in %s of its samples", Numbers.percent(first.rate())));
    if (first.hasOthers()) {
      sentence.text(Text.of(", as other classes are in %s of theirs", chance(first.chance())));
    }
    for (int i = 1; i < worst.size(); i++) {
      sentence.text(i > 1 ? " and " : worst.size() > 2 ? "; next come " : "; next comes ");
      Mistake next = worst.get(i);
      append(sentence, next, " for ").text(Text.of(" (%s)", Numbers.percent(next.rate())));
    }
    return Optional.of(sentence.text(".").build());
  }

  private Finding.Builder append(Finding.Builder sentence, Mistake mistake, String word) {
    return sentence
        .name(names.ofPair(mistake.actual(), mistake.predicted()))
        .text(word)
        .name(names.ofPair(mistake.predicted(), mistake.actual()));
  }

  private static String chance(double share) {
    return share > 0 && share < LEAST_SHOWN ? "less than 0.1%" : Numbers.percent(share);
  }

  private List<Mistake> worst(Confusion confusion) {
    SparseMatrix counts = confusion.counts();
    int classes = confusion.size();
    double[] predictions = new double[classes + 1];
    double all = 0;
    for (int actual = 0; actual < classes; actual++) {
      for (int entry = counts.start(actual); entry < counts.end(actual); entry++) {
        predictions[counts.column(entry)] += counts.value(entry);
        all += counts.value(entry);
      }
    }
    List<Mistake> mistakes = new ArrayList<>();
    for (int actual = 0; actual < classes; actual++) {
      for (int entry = counts.start(actual); entry < counts.end(actual); entry++) {
        int predicted = counts.column(entry);
        if (predicted != actual && predicted < classes) {
          double own = counts.at(predicted, predicted);
          double elsewhere = predictions[predicted] - counts.value(entry) - own;
          double labels = confusion.labels(actual);
          double others = all - labels - confusion.labels(predicted);
          mistakes.add(
              new Mistake(
                  actual,
                  predicted,
                  counts.value(entry) / labels,
                  others > 0,
                  others > 0 ? Math.max(0, elsewhere) / others : 0,
                  least(counts.value(entry) / labels, labels)));
        }
      }
    }
    return mistakes.stream()
        .filter(mistake -> mistake.least() > mistake.chance())
        .sorted(
            Comparator.<Mistake>comparingDouble(mistake -> mistake.chance() - mistake.least())
                .thenComparingInt(Mistake::actual)
                .thenComparingInt(Mistake::predicted))
        .limit(MOST_PAIRS)
        .toList();
  }

  /**
   * The lower end of the 95% interval of a share of n. Source: Wilson, "Probable Inference, the Law
   * of Succession, and Statistical Inference" (1927), doi:10.1080/01621459.1927.10502953.
   */
  private static double least(double share, double n) {
    double z = QUANTILE_95 * QUANTILE_95 / n;
    return (share + z / 2 - QUANTILE_95 * Math.sqrt(share * (1 - share) / n + z / n / 4)) / (1 + z);
  }

  /** How many labels look wrong, if they were looked for. */
  Optional<Finding> labels() {
    return result
        .suspects()
        .filter(found -> !found.ranked().isEmpty())
        .map(
            found -> {
              Suspects.Ranked first = found.ranked().get(0);
              int given = first.suspect().given();
              int suggested = first.suspect().suggested();
              return new Finding.Builder("labels")
                  .text(
                      Text.of(
                          "%s of %s labels look wrong; most of all one that says ",
                          Numbers.count(found.counts().suspects()),
                          Numbers.count(found.counts().judged())))
                  .name(names.ofPair(given, suggested))
                  .text(" where the model sees ")
                  .name(names.ofPair(suggested, given))
                  .text(".")
                  .build();
            });
  }
}
