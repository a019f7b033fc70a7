package org.classblocks.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.classblocks.write.table.WrittenTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every column that is written is documented with its type, in the section on its table. */
class ColumnsTest {
  private static final Page OUTPUTS = Page.at("spark-job/docs/reference/outputs.md");
  private static final Page FORMATS = Page.at("spark-job/docs/reference/formats.md");

  @Test
  void everyColumnIsDocumentedWithItsType(@TempDir Path folder) throws IOException {
    Map<String, Map<String, String>> tables = WrittenTables.columns(folder);
    assertThat(tables.keySet())
        .contains("classes", "group-pairs", "comparisons/pairs", "runs", "states/strata");
    tables.forEach(
        (table, columns) ->
            columns.forEach(
                (column, type) ->
                    assertThat(section(table))
                        .as("column %s of %s, of type %s", column, table, type)
                        .containsPattern(cells(column, type))));
  }

  /** Tables of runs have headings of their own. */
  private static String section(String table) {
    if (table.startsWith("states/")) {
      return FORMATS.section("States");
    }
    if (table.startsWith("comparisons/")) {
      return OUTPUTS.section("Comparisons");
    }
    return OUTPUTS.section(table.equals("runs") ? "History" : table);
  }

  /** A cell with the column, and the next one with its type. */
  private static Pattern cells(String column, String type) {
    String name = column.replaceFirst("^level_\\d+", "level_N");
    return Pattern.compile("\\|[^|\\n]*`" + name + "`[^|\\n]*\\|[^|\\n]*\\b" + type + "\\b");
  }
}
