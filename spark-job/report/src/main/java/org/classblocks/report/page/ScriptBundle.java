package org.classblocks.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The modules of a script as one module: a page that was opened from disk may not load any others.
 *
 * <p>A module comes after all that it imports, each once, in the order of the import statements, so
 * that the same modules give the same text. Their imports are dropped, and the word {@code export}
 * is taken away: all of them share one scope. That is why imports must be of names as they are,
 * from files beside the module, and why no two modules may have a name at their top level in
 * common. What does not keep to that is refused, not bundled wrongly.
 *
 * <p>Their documentation is dropped, too: it is a fifth of the script that every page carries.
 */
final class ScriptBundle {
  private static final Pattern IMPORT =
      Pattern.compile(
          "^import\\s*(?:\\{([^}]*)}\\s*from\\s*)?\"\\./([\\w.-]+)\";\\n?", Pattern.MULTILINE);
  private static final Pattern EXPORT =
      Pattern.compile("^export (?=(?:async )?(?:function|class|const|let)\\b)", Pattern.MULTILINE);
  private static final Pattern DOCUMENTATION =
      Pattern.compile("^[ \\t]*/\\*\\*[\\s\\S]*?\\*/\\n", Pattern.MULTILINE);
  private static final Pattern TOP_LEVEL_NAME =
      Pattern.compile(
          "^(?:export )?(?:async )?(?:function\\*?|class|const|let) ([\\w$]+)", Pattern.MULTILINE);
  private static final Pattern NOT_BUNDLED =
      Pattern.compile("^(?:import|export)\\b.*|\\bimport\\(.*", Pattern.MULTILINE);

  private final String folder;
  private final Set<String> path = new LinkedHashSet<>();
  private final Set<String> done = new LinkedHashSet<>();
  private final Map<String, String> owners = new HashMap<>();
  private final List<String> texts = new ArrayList<>();

  private ScriptBundle(String folder) {
    this.folder = folder;
  }

  /**
   * The text of a module with all that it needs before it.
   *
   * @param folder where the modules lie among the resources of this package
   * @param entry the name of the module's file
   * @throws IllegalStateException if a module is missing or cannot be bundled
   */
  static String of(String folder, String entry) throws IOException {
    ScriptBundle bundle = new ScriptBundle(folder);
    bundle.add(entry);
    return String.join("\n", bundle.texts);
  }

  private void add(String name) throws IOException {
    if (done.contains(name)) {
      return;
    }
    if (!path.add(name)) {
      throw broken(name, "imports itself by way of " + path);
    }
    String source = source(name);
    for (MatchResult found : IMPORT.matcher(source).results().toList()) {
      if (found.group(1) != null && found.group(1).contains(" as ")) {
        throw broken(name, "renames what it imports: " + found.group().strip());
      }
      add(found.group(2));
    }
    claimNames(name, source);
    texts.add(bundled(name, source));
    path.remove(name);
    done.add(name);
  }

  private void claimNames(String name, String source) {
    for (MatchResult found : TOP_LEVEL_NAME.matcher(source).results().toList()) {
      String owner = owners.put(found.group(1), name);
      if (owner != null) {
        throw broken(name, "has " + found.group(1) + " at its top level, as has " + owner);
      }
    }
  }

  private static String bundled(String name, String source) {
    String code = DOCUMENTATION.matcher(source).replaceAll("");
    String text = EXPORT.matcher(IMPORT.matcher(code).replaceAll("")).replaceAll("");
    Matcher left = NOT_BUNDLED.matcher(text);
    if (left.find()) {
      throw broken(name, "has what cannot be bundled: " + left.group());
    }
    return text.strip() + "\n";
  }

  private String source(String name) throws IOException {
    try (InputStream resource = ScriptBundle.class.getResourceAsStream(folder + "/" + name)) {
      if (resource == null) {
        throw broken(name, "is missing");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static IllegalStateException broken(String name, String how) {
    return new IllegalStateException("The script " + name + " of the page " + how);
  }
}
