package org.classblocks.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;

/** The reference of the configuration, made from the comments of {@code conf/sample.yaml}. */
final class ConfigurationPage {
  static final String PATH = "spark-job/docs/reference/configuration.md";

  private static final Pattern SECTION = Pattern.compile("^([a-z]+):$");
  private static final Pattern KEY = Pattern.compile("^ {2}(?:# )?([a-z-]+): (\\S.*)$");
  private static final Pattern TOP_KEY = Pattern.compile("^# ([a-z-]+): (\\S.*)$");
  private static final Pattern TOP_COMMENT = Pattern.compile("^# (.*)$");
  private static final Pattern COMMENT = Pattern.compile("^ {2}# (.*)$");

  private static final String HEAD =
      """
      # Configuration

      Every key, with its default and meaning. This page is made from [`conf/sample.yaml`](../../../conf/sample.yaml), a file to start from.

      A key can stand in a YAML or JSON file (`--conf FILE`), nested or with dots, or on the command line (`--set key.path=value`).
      The command line wins. An unknown key is an error that names the nearest known one.

      The keys of `generate` are the [options of that command](commands.md#generate).
      """;

  private static final String TABLE_HEAD =
      """
      | key | default | meaning |
      |---|---|---|
      """;

  private final Map<String, Object> defaults = JobConfig.from(new ConfigSource()).effective();
  private final StringBuilder page = new StringBuilder(HEAD);
  private final List<String> comments = new ArrayList<>();
  private String section = "";

  private ConfigurationPage() {}

  /** The page as it should be. */
  static String expected() {
    ConfigurationPage made = new ConfigurationPage();
    Page.at("conf/sample.yaml").text().lines().forEach(made::add);
    return made.page.toString();
  }

  private void add(String line) {
    Matcher newSection = SECTION.matcher(line);
    Matcher key = KEY.matcher(line);
    Matcher comment = COMMENT.matcher(line);
    Matcher topKey = TOP_KEY.matcher(line);
    Matcher topComment = TOP_COMMENT.matcher(line);
    if (newSection.matches()) {
      section = newSection.group(1);
      page.append("\n## ").append(section).append("\n\n").append(TABLE_HEAD);
    } else if (key.matches()) {
      addKey(section + "." + key.group(1), key.group(2));
    } else if (comment.matches()) {
      comments.add(comment.group(1));
    } else if (topKey.matches() && defaults.containsKey(topKey.group(1))) {
      page.append("\n## ").append(topKey.group(1)).append("\n\n").append(TABLE_HEAD);
      addKey(topKey.group(1), topKey.group(2));
    } else if (topComment.matches()) {
      comments.add(topComment.group(1));
    } else if (line.isBlank()) {
      comments.clear();
    }
  }

  private void addKey(String key, String shown) {
    Object value = defaults.get(key);
    boolean isSet = value != null && !value.toString().equals("[]");
    String meaning = String.join(" ", comments).replace("|", "\\|");
    page.append("| `").append(key).append("` |");
    page.append(isSet ? " `" + value + "` | " : " | ").append(meaning);
    page.append(isSet || shown.equals("[]") ? "" : " Example: `" + shown + "`").append(" |\n");
    comments.clear();
  }
}
