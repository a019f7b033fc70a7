package org.classblocks.conf;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.classblocks.Secrets;
import org.classblocks.UserErrorException;

/**
 * The checked configuration of a job.
 *
 * @param input the logs to read
 * @param classes the class list and the taxonomy
 * @param expectations the file of expectations, if there is one
 * @param similarity how to measure similarity
 * @param order how to order the classes
 * @param blocks how to find blocks
 * @param confusion which classes count as predicted
 * @param suspects how many samples whose label looks wrong are listed
 * @param state what to keep from one date to the next
 * @param output where results go
 * @param report what to draw
 * @param compare how to compare two runs
 * @param effective every key with the value in use, null where nothing is set
 */
public record JobConfig(
    InputConfig input,
    ClassesConfig classes,
    Optional<String> expectations,
    SimilarityConfig similarity,
    OrderConfig order,
    BlocksConfig blocks,
    ConfusionConfig confusion,
    SuspectsConfig suspects,
    StateConfig state,
    OutputConfig output,
    ReportConfig report,
    CompareConfig compare,
    Map<String, Object> effective) {
  public JobConfig {
    effective = Collections.unmodifiableMap(new LinkedHashMap<>(effective));
  }

  /** {@link #effective} with credentials masked, to show and to keep. */
  public Map<String, Object> shown() {
    Map<String, Object> shown = new LinkedHashMap<>();
    effective.forEach((key, value) -> shown.put(key, masked(key, value)));
    return shown;
  }

  private static Object masked(String key, Object value) {
    if (value instanceof List<?> elements) {
      return elements.stream().map(element -> masked(key, element)).toList();
    }
    return value instanceof String text ? Secrets.maskValue(key, text) : value;
  }

  /**
   * Checks that keys fit together.
   *
   * @throws UserErrorException naming a key that does not
   */
  public void requireFitting() {
    FeatureRules.check(this);
    GraphRules.check(this);
    StateConfig.check(this);
    if (similarity.folds() == SimilarityConfig.Folds.KEEP && !similarity.given().isEmpty()) {
      throw UserErrorException.usage(
          "Configuration key similarity.folds: no folds can be kept of partial correlations. Leave"
              + " out similarity.folds or similarity.given.");
    }
    if (similarity.folds() == SimilarityConfig.Folds.NONE) {
      refuseWithoutFolds(blocks.support(), "blocks.support");
      refuseWithoutFolds(input.cluster().isPresent(), "input.cluster");
    }
  }

  private static void refuseWithoutFolds(boolean isSet, String key) {
    if (isSet) {
      throw UserErrorException.usage(
          "Configuration key %s: it needs the sums of folds, and similarity.folds is none. Leave"
              + " one of them out.",
          key);
    }
  }

  /**
   * Checks that the configuration names a log and an output.
   *
   * @throws UserErrorException naming what is missing or does not fit
   */
  public void requireRunnable() {
    input.location().require();
    requireFitting();
    output.requiredPath();
  }

  /**
   * This configuration with a run date, also in the input paths.
   *
   * @param today the run date, if none is set
   */
  public JobConfig dated(LocalDate today) {
    OutputConfig dated = output.dated(today);
    return with(input.on(dated.runDate().orElseThrow()), dated);
  }

  /**
   * Checks that a run whose similarities are a graph can have these keys.
   *
   * @throws UserErrorException naming the key that does not fit
   */
  public void requireGraph() {
    GraphRules.require(this);
  }

  /** A key that needs the similarities of all pairs, so that they cannot be a graph. */
  public Optional<String> obstacleToGraph() {
    return GraphRules.obstacle(this);
  }

  /** The attributes of samples that are not taken out of the scores. */
  public List<String> attributes() {
    return input.attributes().stream().filter(name -> !similarity.given().contains(name)).toList();
  }

  /** This configuration with the transform that was chosen by the scores. */
  public JobConfig transformed(TransformConfig transform) {
    return with(input.transformed(transform), output);
  }

  private JobConfig with(InputConfig otherInput, OutputConfig otherOutput) {
    return new JobConfig(
        otherInput,
        classes,
        expectations,
        similarity,
        order,
        blocks,
        confusion,
        suspects,
        state,
        otherOutput,
        report,
        compare,
        effective);
  }

  /**
   * Reads the configuration.
   *
   * @throws UserErrorException if a key is unknown or its value is wrong
   */
  public static JobConfig from(ConfigSource source) {
    ConfigValues values = source.values();
    InputConfig input = InputConfig.from(values);
    ClassesConfig classes = ClassesConfig.from(values);
    Optional<String> expectations = values.text("expectations");
    OrderConfig order = OrderConfig.from(values);
    JobConfig config =
        new JobConfig(
            input,
            classes,
            expectations,
            SimilarityConfig.from(values, order.preset()),
            order,
            BlocksConfig.from(values),
            ConfusionConfig.from(values),
            SuspectsConfig.from(values),
            StateConfig.from(values),
            OutputConfig.from(values),
            ReportConfig.from(values),
            CompareConfig.from(values),
            values.effective());
    values.refuseUnknown();
    config.requireLabelsToBalance();
    config.requireKnownAttributes();
    return config;
  }

  private void requireKnownAttributes() {
    for (String name : similarity.given()) {
      if (!input.attributes().contains(name)) {
        throw UserErrorException.usage(
            "Configuration key similarity.given: '%s' is not among the attributes %s. Name it in"
                + " input.attributes as well.",
            name, input.attributes());
      }
    }
    if (!similarity.given().isEmpty() && blocks.support()) {
      throw UserErrorException.usage(
          "Configuration key similarity.given: the support of blocks cannot be measured without"
              + " attributes. Leave out similarity.given or blocks.support.");
    }
  }

  private void requireLabelsToBalance() {
    if (similarity.classBalance() != SimilarityConfig.ClassBalance.NONE
        && input.labels().isEmpty()) {
      throw UserErrorException.usage(
          "Configuration key similarity.class-balance: inverse-frequency weighs samples by their"
              + " labels. Name the column of labels with --labels or the key input.labels.");
    }
  }
}
