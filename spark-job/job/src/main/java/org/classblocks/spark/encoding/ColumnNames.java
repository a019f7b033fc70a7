package org.classblocks.spark.encoding;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Recognises columns without scores by their usual names. */
public final class ColumnNames {
  private static final Set<String> LABELS =
      Set.of(
          "label",
          "labels",
          "target",
          "targets",
          "y",
          "y_true",
          "class",
          "class_id",
          "classes",
          "ground_truth",
          "gt",
          "true_label",
          "true_labels",
          "actual");

  /** Sample ids, and the names that pandas gives to an index. */
  private static final Pattern INDEX =
      Pattern.compile("__index_level_\\d+__|unnamed: \\d+|level_\\d+|index|idx|id|.*_id|rowid");

  private static final Pattern INPUTS =
      Pattern.compile(
          "(.*_)?(features?|inputs?|input_ids|pixel_values|embeddings?|images?|waveforms?|audio|x"
              + "|attention_mask|tokens|token_ids|hidden_states?)");

  /** Columns of scores, the first name first: logits rather than probabilities. */
  private static final List<Pattern> SCORES =
      Stream.of(
              "scores",
              "score",
              "logits",
              "logit",
              "rawprediction",
              "raw_prediction",
              "probs",
              "prob",
              "probabilities",
              "probability",
              "predicted_.*_probs",
              "clipwise_output",
              "confidences",
              "predictions",
              "preds",
              "outputs")
          .map(Pattern::compile)
          .toList();

  /** What a log says of a sample or a prediction beside scores of classes. */
  private static final Pattern OTHER_NUMBERS =
      Pattern.compile(
          "(.*_)?(threshold|loss|latency|timestamp)|.*_(ms|secs?|seconds|at|ts)|scores?|conf"
              + "(idence)?|probs?|probability|max_(prob|score|logit)|pred|predict|prediction"
              + "|predicted|weights?|sample_weight|split|epoch|step|fold|seed|time|ts|date"
              + "|duration|elapsed|lr|learning_rate|acc|accuracy|entropy|margin|temperature"
              + "|uncertainty");

  private ColumnNames() {}

  static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** The place of a column among the usual names of scores, the lower the better, if it is one. */
  static OptionalInt rankOfScores(String name) {
    return IntStream.range(0, SCORES.size())
        .filter(rank -> SCORES.get(rank).matcher(lower(name)).matches())
        .findFirst();
  }

  /** Whether a column probably holds what the model was given. */
  static boolean isOfInputs(String name) {
    return INPUTS.matcher(lower(name)).matches();
  }

  /** Whether a column probably holds labels. */
  public static boolean isOfLabels(String name) {
    return LABELS.contains(lower(name));
  }

  /**
   * Whether a float column is not a class: labels, an index, or another number of the sample.
   *
   * @param others the names of all columns, since y is a coordinate if there is an x
   */
  static boolean isNoClass(String name, Collection<String> others) {
    String lower = lower(name);
    return INDEX.matcher(lower).matches()
        || OTHER_NUMBERS.matcher(lower).matches()
        || (isOfLabels(name)
            && !(lower.equals("y") && others.contains(name.equals("y") ? "x" : "X")));
  }
}
