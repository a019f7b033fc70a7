package org.classblocks.spark.encoding;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text around the class in the name of a column, such as prob_dog, dog_prob or p7.
 *
 * @param prefix the text before the class
 * @param suffix the text after it
 */
record ScoreAffix(String prefix, String suffix) {
  private static final String WORD =
      "scores?|logits?|raw_?predictions?|probs?|probabilit(?:y|ies)|p|preds?|predictions?|outputs?"
          + "|conf(?:idences?)?";
  private static final String GAP = "[_\\-. :/]+";
  private static final Pattern BEFORE =
      Pattern.compile("(?i)((?:" + WORD + "|class|cls)(?:" + GAP + "|(?=\\d+$)))(.+)()");
  private static final Pattern AFTER = Pattern.compile("(?i)()(.+?)(" + GAP + "(?:" + WORD + "))");

  /** The usual text around the class in a name, if there is any. */
  static Optional<ScoreAffix> of(String name) {
    Matcher before = BEFORE.matcher(name);
    Matcher after = AFTER.matcher(name);
    Matcher found = before.matches() ? before : after;
    return found == before || after.matches()
        ? Optional.of(new ScoreAffix(found.group(1), found.group(3)))
        : Optional.empty();
  }

  /** The names with this text around them. */
  List<String> around(List<String> names) {
    return names.stream().map(name -> prefix + name.strip() + suffix).toList();
  }

  /** The class in a name that has this text around it. */
  String within(String name) {
    return name.substring(prefix.length(), name.length() - suffix.length());
  }

  /** Whether the text says that the column holds scores, rather than that it is a class. */
  boolean saysScore() {
    return !ColumnNames.lower(prefix).startsWith("cl");
  }

  /** The place of the text among the usual names of scores, after which come others. */
  int rank() {
    String word = (prefix + suffix).replaceAll("^" + GAP + "|" + GAP + "$", "");
    return ColumnNames.rankOfScores(word).orElse(Integer.MAX_VALUE);
  }
}
