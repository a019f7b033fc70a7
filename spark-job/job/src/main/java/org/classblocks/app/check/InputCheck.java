package org.classblocks.app.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.classblocks.Text;
import org.classblocks.UserErrorException;
import org.classblocks.app.session.Counts;
import org.classblocks.conf.InputConfig;
import org.classblocks.conf.JobConfig;
import org.classblocks.conf.SimilarityConfig.ClassBalance;
import org.classblocks.moments.attribute.AttributeMoments;
import org.classblocks.moments.batch.SampleSize;
import org.classblocks.moments.count.BadRow;
import org.classblocks.moments.count.LabelCounts;
import org.classblocks.moments.count.RowCounts;
import org.classblocks.similarity.ClassList;
import org.classblocks.spark.attribute.AttributeEncoding;

/** Refuses logs that are not good enough to analyze. */
public final class InputCheck {
  private InputCheck() {}

  /**
   * Checks the rows.
   *
   * @throws UserErrorException if none can be used, or too many are bad
   */
  public static void check(RowCounts rows, InputConfig config) {
    if (rows.read() == 0) {
      throw UserErrorException.input("The log has no rows. Check input.paths and input.filter.");
    }
    boolean failOnAny = config.onBadRow() == InputConfig.OnBadRow.FAIL;
    double limit = failOnAny ? 0 : config.maxBadFraction();
    String bad =
        Text.of(
            "%,d of %s cannot be used (%s)",
            rows.dropped(), Counts.rows(rows.read()), String.join("; ", kinds(rows)));
    if (rows.used() == 0) {
      throw UserErrorException.input("%s, so no row is left. Check the log and input.scores.", bad);
    }
    if (rows.dropped() > limit * rows.read()) {
      throw UserErrorException.input(
          "%s, more than %s allows. %s",
          bad,
          failOnAny
              ? "input.on-bad-row=fail"
              : Text.of("input.max-bad-fraction=%s", config.maxBadFraction()),
          "Fix the log, leave those rows out with input.filter, or raise the limit.");
    }
  }

  /**
   * Checks that some sample has a weight.
   *
   * @throws UserErrorException if all weights are 0
   */
  public static void checkWeights(SampleSize samples, JobConfig config) {
    if (samples.weight() == 0) {
      throw UserErrorException.input(
          "All weights are 0 (%s). Check %s.",
          Counts.of(samples.samples(), "sample", "samples"),
          Stream.of(
                  config.input().weight().map(column -> "the weights in column " + column),
                  config
                      .input()
                      .labels()
                      .filter(column -> config.similarity().classBalance() != ClassBalance.NONE)
                      .map(column -> "that labels in column " + column + " name classes"))
              .flatMap(Optional::stream)
              .collect(Collectors.joining(" and ")));
    }
  }

  /**
   * Checks that enough labels name a class.
   *
   * @throws UserErrorException if they do not, or seem to count from 1
   */
  public static void checkLabels(LabelCounts labels, ClassList classes, InputConfig config) {
    double limit = config.maxUnknownLabels();
    LabelAdvice advice = new LabelAdvice(labels, classes);
    if (limit < 1 && advice.seemToCountFromOne()) {
      throw UserErrorException.input(
          "Labels in column '%s' seem to count from 1: %s. Subtract 1 from them, or set"
              + " input.max-unknown-labels=1 if they are right.",
          config.labels().orElseThrow(), advice.countingFromOne());
    }
    if (labels.unknown() > limit * labels.total()) {
      throw UserErrorException.input(
          "%,d of %s in column '%s' name%s no class, more than input.max-unknown-labels=%s"
              + " allows; for example %s. Fix the labels or the class list, or raise the limit.",
          labels.unknown(),
          Counts.of(labels.total(), "label", "labels"),
          config.labels().orElseThrow(),
          labels.unknown() == 1 ? "s" : "",
          limit,
          advice.examples());
    }
  }

  /**
   * Checks that no attribute has too many categories.
   *
   * @throws UserErrorException if one has
   */
  public static void checkCategories(AttributeMoments attributes, InputConfig config) {
    attributes
        .categories()
        .forEach(
            (attribute, found) ->
                AttributeEncoding.requireRoom(
                    config.attributes().get(attribute), config.maxCategories(), found));
  }

  private static List<String> kinds(RowCounts rows) {
    List<String> kinds = new ArrayList<>();
    for (BadRow kind : BadRow.values()) {
      rows.example(kind)
          .ifPresent(
              example ->
                  kinds.add(
                      Text.of(
                          "%s: %,d, for example %s", kind.word(), rows.dropped(kind), example)));
    }
    return kinds;
  }
}
