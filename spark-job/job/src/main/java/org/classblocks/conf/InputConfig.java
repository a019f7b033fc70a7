package org.classblocks.conf;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.classblocks.UserErrorException;

/**
 * Which logs are read, and how.
 *
 * @param paths files, folders or globs; {@value #RUN_DATE} in one stands for the date of the run
 * @param skipFiles files, folders or globs among these that are left out, with dates likewise
 * @param format how the logs are stored
 * @param filter a Spark SQL predicate that rows must meet
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
 * @param weight the column of what samples weigh
 * @param onBadRow what becomes of a row that cannot be used
 * @param maxBadFraction the share of bad rows above which the input is refused
 * @param maxUnknownLabels the share of labels that name no class above which the input is refused
 */
public record InputConfig(
    List<String> paths,
    List<String> skipFiles,
    Format format,
    Optional<String> filter,
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
    Optional<String> weight,
    OnBadRow onBadRow,
    double maxBadFraction,
    double maxUnknownLabels) {

  /** The default column of scores. */
  public static final String SCORES = "scores";

  /** The placeholder for the run date in a path. */
  public static final String RUN_DATE = "{run-date}";

  /** How logs are stored. */
  public enum Format {
    PARQUET
  }

  /** What happens to a bad row. */
  public enum OnBadRow {
    /** It is counted and left out. */
    DROP,
    /** The input is refused. */
    FAIL
  }

  static InputConfig from(ConfigValues values) {
    return new InputConfig(
        values.texts("input.paths"),
        values.texts("input.skip-files"),
        values.choice("input.format", Format.PARQUET),
        values.text("input.filter"),
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
        values.text("input.weight"),
        values.choice("input.on-bad-row", OnBadRow.DROP),
        values.number("input.max-bad-fraction", 0.001, 0, 1),
        values.number("input.max-unknown-labels", 0.5, 0, 1));
  }

  /** This configuration with the run date in its paths. */
  InputConfig on(LocalDate runDate) {
    return with(dated(paths, runDate), dated(skipFiles, runDate), scores, ids, values);
  }

  private static List<String> dated(List<String> paths, LocalDate date) {
    return paths.stream().map(path -> path.replace(RUN_DATE, date.toString())).toList();
  }

  /** This configuration with the features as scores. */
  public InputConfig ofFeatures() {
    return with(paths, skipFiles, features.orElseThrow(), Optional.empty(), Optional.empty());
  }

  private InputConfig with(
      List<String> otherPaths,
      List<String> otherSkipFiles,
      String otherScores,
      Optional<String> otherIds,
      Optional<String> otherValues) {
    return new InputConfig(
        otherPaths,
        otherSkipFiles,
        format,
        filter,
        sampleId,
        otherScores,
        otherIds,
        otherValues,
        absentScore,
        transform,
        labels,
        features,
        group,
        maxGroups,
        weight,
        onBadRow,
        maxBadFraction,
        maxUnknownLabels);
  }

  /**
   * The paths.
   *
   * @throws UserErrorException if none is set
   */
  public List<String> requiredPaths() {
    if (paths.isEmpty()) {
      throw UserErrorException.usage(
          "No input is given. Name a prediction log with --input PATH or the key input.paths.");
    }
    return paths;
  }
}
