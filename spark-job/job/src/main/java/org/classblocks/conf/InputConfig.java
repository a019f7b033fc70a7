package org.classblocks.conf;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.classblocks.UserErrorException;

/**
 * Which logs are read, and how.
 *
 * @param location where the logs are
 * @param sampleId the column that names a sample in messages, and that says which sample a
 *     prediction belongs to where there is one row for each
 * @param scores the column of scores; where it has its default and is not there, other encodings
 *     are looked for
 * @param ids the column of the classes that a sparse log lists
 * @param values the column of their scores
 * @param absentScore the score of a class that a sparse row does not list
 * @param transform what becomes of scores before they are correlated
 * @param labels the column of labels
 * @param features the column of feature vectors, for similarities between class means
 * @param group the column whose values divide the samples into groups
 * @param maxGroups the most groups
 * @param cluster the column that says which samples depend on each other
 * @param weight the column of what samples weigh
 * @param attributes the columns of what else is known of samples, such as the camera of a picture
 * @param maxCategories the most values of an attribute that is text
 * @param onBadRow what becomes of a row that cannot be used
 * @param maxBadFraction the share of bad rows above which the input is refused
 * @param maxUnknownLabels the share of labels that name no class above which the input is refused
 */
public record InputConfig(
    LogLocation location,
    Optional<String> sampleId,
    String scores,
    Optional<String> ids,
    Optional<String> values,
    double absentScore,
    TransformConfig transform,
    Optional<String> labels,
    Optional<String> features,
    Optional<String> group,
    int maxGroups,
    Optional<String> cluster,
    Optional<String> weight,
    List<String> attributes,
    int maxCategories,
    OnBadRow onBadRow,
    double maxBadFraction,
    double maxUnknownLabels) {

  private static final int MOST_ATTRIBUTES = 100;
  private static final int MOST_CATEGORIES = 1000;

  /** The default column of scores. */
  public static final String SCORES = "scores";

  /** What happens to a bad row. */
  public enum OnBadRow {
    /** It is counted and left out. */
    DROP,
    /** The input is refused. */
    FAIL
  }

  static InputConfig from(ConfigValues values) {
    return new InputConfig(
        LogLocation.from(values),
        values.text("input.sample-id"),
        values.text("input.scores", SCORES),
        values.text("input.ids"),
        values.text("input.values"),
        values.number("input.absent-score", 0, -Double.MAX_VALUE, Double.MAX_VALUE),
        TransformConfig.from(values),
        values.text("input.labels"),
        values.text("input.features"),
        values.text("input.group"),
        values.integer("input.max-groups", 16, 1),
        values.text("input.cluster"),
        values.text("input.weight"),
        attributes(values),
        values.integer("input.max-categories", 20, 2, MOST_CATEGORIES),
        values.choice("input.on-bad-row", OnBadRow.DROP),
        values.number("input.max-bad-fraction", 0.001, 0, 1),
        values.number("input.max-unknown-labels", 0.5, 0, 1));
  }

  private static List<String> attributes(ConfigValues values) {
    List<String> names = values.texts("input.attributes");
    if (names.size() > MOST_ATTRIBUTES || names.stream().distinct().count() < names.size()) {
      throw UserErrorException.usage(
          "Configuration key input.attributes: expected at most %d different columns, found %s."
              + " Name fewer, each once.",
          MOST_ATTRIBUTES, names);
    }
    return names;
  }

  /** This configuration with the run date in its location. */
  InputConfig on(LocalDate runDate) {
    return with(location.on(runDate), scores, ids, values);
  }

  /** This configuration with the features as scores. */
  public InputConfig ofFeatures() {
    return with(location, features.orElseThrow(), Optional.empty(), Optional.empty());
  }

  /** This configuration with a transform. */
  InputConfig transformed(TransformConfig otherTransform) {
    return with(location, scores, ids, values, otherTransform);
  }

  private InputConfig with(
      LogLocation otherLocation,
      String otherScores,
      Optional<String> otherIds,
      Optional<String> otherValues) {
    return with(otherLocation, otherScores, otherIds, otherValues, transform);
  }

  private InputConfig with(
      LogLocation otherLocation,
      String otherScores,
      Optional<String> otherIds,
      Optional<String> otherValues,
      TransformConfig otherTransform) {
    return new InputConfig(
        otherLocation,
        sampleId,
        otherScores,
        otherIds,
        otherValues,
        absentScore,
        otherTransform,
        labels,
        features,
        group,
        maxGroups,
        cluster,
        weight,
        attributes,
        maxCategories,
        onBadRow,
        maxBadFraction,
        maxUnknownLabels);
  }
}
