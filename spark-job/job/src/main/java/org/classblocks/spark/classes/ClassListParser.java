package org.classblocks.spark.classes;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.regex.Pattern;
import org.classblocks.UserErrorException;
import org.classblocks.conf.YamlText;
import org.classblocks.similarity.ClassList;
import org.classblocks.store.TextFile;

/**
 * Finds the shape of a class list from the extension and the content of its file, and parses it.
 */
record ClassListParser(String path) {
  private static final List<String> TABLES = List.of("csv", "tsv");
  private static final List<String> BRACKETS = List.of("json", "jsonl", "ndjson");
  private static final List<String> YAML = List.of("yaml", "yml");

  /** A key of a YAML file that holds classes. */
  private static final Pattern YAML_KEY =
      Pattern.compile("(?m)^(?:names|id2label|label2id|categories)\\s*+:(?:\\s|$)");

  private static final Pattern YAML_LIST = Pattern.compile("(?:\\s*+(?:- .*+|#.*+)?(?:\\R|\\z))++");

  /**
   * Parses a text.
   *
   * @param extension that of the file, in lower case
   * @throws UserErrorException if the shape is unknown, ids are not 0..k-1, or keys repeat
   */
  ClassList parse(String extension, byte[] content) {
    ListFaults faults = new ListFaults(path);
    ClassRecords records = new ClassRecords(faults);
    String text = text(faults, content);
    if (BRACKETS.contains(extension) || BracketText.isLike(text)) {
      return new ClassTree(faults, records).read(new BracketText(faults).read(text));
    }
    if (LabelMap.isLike(text)) {
      return new LabelMap(faults, records).read(text);
    }
    if (TABLES.contains(extension) || ClassTable.isLike(text)) {
      return new ClassTable(faults, records).read(text);
    }
    boolean isYaml =
        YAML.contains(extension)
            || YAML_KEY.matcher(text).find()
            || (text.strip().startsWith("- ") && YAML_LIST.matcher(text).matches());
    return isYaml
        ? new ClassTree(faults, records).read(yaml(text))
        : new ClassLines(faults, records).read(text);
  }

  private JsonNode yaml(String text) {
    try {
      return YamlText.read(text, "Class list " + path);
    } catch (UserErrorException malformed) {
      throw UserErrorException.input("%s", malformed.getMessage()).causedBy(malformed);
    }
  }

  private static String text(ListFaults faults, byte[] content) {
    try {
      return TextFile.decode(content);
    } catch (CharacterCodingException malformed) {
      throw faults.wrong("expected a text in UTF-8. Convert it").causedBy(malformed);
    }
  }
}
