package org.classblocks.docs;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.classblocks.app.Layout;

/** The table of layouts, made from the logs that tests read. */
final class LayoutsPage {
  static final String PATH = "spark-job/docs/reference/layouts.md";

  private static final String HEAD =
"""
# Layouts

What people's tools write, and how ClassBlocks reads it. Tests read a log of each kind and compare its similarities with
those of numpy. This page is made from their list.

"Lists some" means that rows list some classes of a sample, here the three highest; the others count as
`input.absent-score`. [Input](../how-to/input.md) explains each encoding.

""";

  private static final String READ_HEAD =
      """
      | source | layout | rows | class list | options |
      |---|---|---|---|---|
      """;

  private static final String TAIL =
"""

## Other sources

| source | how |
|---|---|
| tables of Delta, Iceberg and any catalog | `input.table`, or `input.format` with a path; [tables](../how-to/input.md#tables-and-other-formats) |
| Avro and other data sources | `input.format`, with the data source on the class path |
| a `Dataset<Row>` | the [library](../how-to/library.md) |
| the output of a streaming query | by its path: the files that its metadata log lists |

## Refused

Each of these is refused in one line that names the file and says what to do.

| source | why |
|---|---|
| a folder of a Delta, Iceberg or Hudi table, without its format | it also holds files that do not belong to the table |
| files compressed with brotli or LZO | Spark cannot decode them |
| file names with a colon, where the file system cannot open them | Hadoop takes them for addresses |
| packed bfloat16, big-endian floats, pickles, zip files | their bytes do not say what they hold, or cannot be read safely |
| `.npy` files of Python objects | they are pickles |
| the highest scores of a sample without their classes | nobody can say which class a score belongs to |

## Not yet

| source | instead |
|---|---|
| Arrow IPC, Feather | write Parquet from the same table |
| HDF5, TFRecord | write `.npy`, or Parquet from arrays |
| Lance, Zarr | a data source for Spark, if there is one, with `input.format` |
""";

  private LayoutsPage() {}

  /** The page as it should be. */
  static String expected() throws IOException {
    List<Layout> layouts = Layout.all();
    return HEAD
        + "## Read\n\n"
        + READ_HEAD
        + layouts.stream().map(LayoutsPage::row).collect(Collectors.joining())
        + TAIL;
  }

  private static String row(Layout layout) {
    return String.join(
                " | ",
                "| " + layout.source(),
                "`" + layout.columns().replace("|", "\\|") + "`",
                layout.listsSome() ? "lists some" : "all scores",
                layout.needsClasses() ? "yes" : "",
                layout.options().isEmpty()
                    ? ""
                    : layout.options().entrySet().stream()
                        .map(option -> "`" + option.getKey() + ": " + option.getValue() + "`")
                        .collect(Collectors.joining(", ")))
            .replace("|  |", "| |")
            .strip()
        + " |\n";
  }
}
