package org.classblocks.conf;

import java.util.Optional;
import org.classblocks.UserErrorException;
import org.classblocks.synthetic.LabelRule;
import org.classblocks.synthetic.RowFormat;

/**
 * What a synthetic log is made of; {@code synthetic} checks what the values mean.
 *
 * @param output the folder that gets the log, the class list and the truth
 * @param samples the number of samples
 * @param classes the number of classes
 * @param seed what every random number follows from
 * @param blocks the sizes of blocks per level, outermost first, such as 100/25/5
 * @param correlations the correlation inside blocks per level, outermost first
 * @param common the correlation of classes that share no block
 * @param unblocked the fraction of classes in no block
 * @param hierarchy a CSV file that names the classes and their blocks, instead of sizes
 * @param scale the median standard deviation of scores
 * @param spread how much standard deviations differ between classes
 * @param bias how much means differ between classes
 * @param labels which labels samples get
 * @param labelsPerSample the mean number of labels, for several
 * @param imbalance the exponent of Zipf's law for label frequencies
 * @param encoding how a row holds its scores
 * @param top the most classes that a sparse row lists
 * @param files the number of files; 0 for files of about 128 MB
 */
public record GenerateConfig(
    String output,
    long samples,
    int classes,
    long seed,
    String blocks,
    String correlations,
    double common,
    double unblocked,
    Optional<String> hierarchy,
    double scale,
    double spread,
    double bias,
    LabelRule.Kind labels,
    double labelsPerSample,
    double imbalance,
    RowFormat.Kind encoding,
    int top,
    int files) {

  /**
   * Reads the configuration.
   *
   * @throws UserErrorException if a key is unknown or its value is wrong
   */
  public static GenerateConfig from(ConfigSource source) {
    ConfigValues values = source.values();
    double most = Double.MAX_VALUE;
    GenerateConfig config =
        new GenerateConfig(
            output(values),
            values.longInteger("generate.samples", 10_000, 1),
            values.integer("generate.classes", 300, 1),
            values.longInteger("generate.seed", 1, Long.MIN_VALUE),
            values.text("generate.blocks", "40-100/10-25/3-8"),
            values.text("generate.correlations", "0.15/0.35/0.6"),
            values.number("generate.common", 0, 0, 1),
            values.number("generate.unblocked", 0, 0, 1),
            values.text("generate.hierarchy"),
            values.number("generate.scale", 5, 0, most),
            values.number("generate.spread", 0.3, 0, most),
            values.number("generate.bias", 1, 0, most),
            values.choice("generate.labels", LabelRule.Kind.SINGLE),
            values.number("generate.labels-per-sample", 2, 0, most),
            values.number("generate.imbalance", 0, 0, 10),
            values.choice("generate.encoding", RowFormat.Kind.ARRAY),
            values.integer("generate.top", 20, 1),
            values.integer("generate.files", 0, 0));
    values.refuseUnknown();
    return config;
  }

  private static String output(ConfigValues values) {
    return values
        .text("output.path")
        .orElseThrow(
            () ->
                UserErrorException.usage(
                    "No output is given. Name a folder for the log with --output PATH or the key"
                        + " output.path."));
  }
}
