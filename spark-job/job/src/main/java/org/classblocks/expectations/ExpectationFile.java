package org.classblocks.expectations;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.UserErrorException;
import org.classblocks.conf.YamlText;
import org.classblocks.expect.Expectation;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.ClassList;
import org.classblocks.store.TextFile;

/** The expectations of a file, whose classes are known. */
public final class ExpectationFile {
  private final String path;
  private final List<Expectation> expectations;

  private ExpectationFile(String path, List<Expectation> expectations) {
    this.path = path;
    this.expectations = expectations;
  }

  /**
   * Reads a file.
   *
   * @param hasLabels whether there are labels, without which there is no recall
   * @param attributes the attributes of samples that may be named
   * @throws UserErrorException if the file is missing or malformed, or names something that is not
   *     a class
   */
  public static ExpectationFile read(
      String path,
      ClassList classes,
      boolean hasLabels,
      List<String> attributes,
      Configuration hadoop) {
    JsonNode document = YamlText.read(text(path, hadoop), "Expectations " + path);
    if (!document.isArray()) {
      throw UserErrorException.usage(
          "Expectations %s: expected a list. Write, for example, - same_block: [cat, dog].", path);
    }
    NamedClasses named = new NamedClasses(path, classes);
    List<Expectation> found = new ArrayList<>();
    for (JsonNode entry : document) {
      new ExpectationEntry(path, found.size() + 1, entry).read(named, found);
    }
    named.requireAllKnown();
    requireLabels(path, found, hasLabels);
    requireAttributes(path, found, attributes);
    return new ExpectationFile(path, List.copyOf(found));
  }

  private static void requireLabels(String path, List<Expectation> found, boolean hasLabels) {
    for (int i = 0; i < found.size() && !hasLabels; i++) {
      if (found.get(i).kind() == Expectation.Kind.RECALL_AT_LEAST) {
        throw UserErrorException.usage(
            "Expectations %s, entry %d: recall_at_least needs labels, and there are none. Name"
                + " their column with --labels, or leave it out.",
            path, i + 1);
      }
    }
  }

  private static void requireAttributes(
      String path, List<Expectation> found, List<String> attributes) {
    for (int i = 0; i < found.size(); i++) {
      Expectation one = found.get(i);
      if (one.kind() == Expectation.Kind.NOT_EXPLAINED_BY
          && !attributes.contains(one.attribute())) {
        throw UserErrorException.usage(
            "Expectations %s, entry %d: '%s' is none of the attributes %s. Name its column in"
                + " input.attributes, or leave the entry out.",
            path, i + 1, one.attribute(), attributes);
      }
    }
  }

  private static String text(String path, Configuration hadoop) {
    try {
      return TextFile.decode(TextFile.read(path, hadoop));
    } catch (FileNotFoundException missing) {
      throw UserErrorException.usage(
              "The file of expectations %s does not exist. Check the path in the key expectations.",
              path)
          .causedBy(missing);
    } catch (IOException unreadable) {
      throw UserErrorException.usage(
              "The file of expectations %s cannot be read: %s. Check its permissions.",
              path, UserErrorException.firstLine(unreadable))
          .causedBy(unreadable);
    }
  }

  /** Compares the expectations with a result of the same classes. */
  public ExpectationReport check(RunResult result) {
    return ExpectationReport.of(path, expectations, result);
  }
}
