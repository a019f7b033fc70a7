package org.classblocks.write.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.classblocks.similarity.ClassList;
import org.classblocks.splits.ClassSplit;
import org.classblocks.write.parquet.ParquetRecords;
import org.classblocks.write.parquet.ParquetTable;

/** The classes whose samples may fall into two groups: a row per class, the clearest first. */
public final class SplitsTable {
  public static final String PATH = "splits/part-00000.parquet";

  private static final String CLASS = "class_id";
  private static final String SEPARATION = "separation";
  private static final String SAMPLES = "samples";
  private static final String FIRST_SAMPLES = "first_samples";
  private static final String SECOND_SAMPLES = "second_samples";
  private static final String FIRST_TYPICAL = "first_typical_ids";
  private static final String SECOND_TYPICAL = "second_typical_ids";

  private SplitsTable() {}

  public static void write(List<ClassSplit> splits, ClassList classes, OutputStream out)
      throws IOException {
    List<Ranked> rows =
        IntStream.range(0, splits.size()).mapToObj(i -> new Ranked(i + 1, splits.get(i))).toList();
    ParquetTable.<Ranked>named("splits")
        .int32("rank", Ranked::rank)
        .int32(CLASS, row -> row.split().classId())
        .text("class_name", row -> classes.name(row.split().classId()))
        .float64(SEPARATION, row -> row.split().separation())
        .int32(SAMPLES, row -> row.split().samples())
        .int32(FIRST_SAMPLES, row -> row.split().first().samples())
        .int32(SECOND_SAMPLES, row -> row.split().second().samples())
        .ints(FIRST_TYPICAL, row -> ids(row.split().first()))
        .ints(SECOND_TYPICAL, row -> ids(row.split().second()))
        .text("first_typical", row -> names(row.split().first(), classes))
        .text("second_typical", row -> names(row.split().second(), classes))
        .write(rows, out);
  }

  private record Ranked(int rank, ClassSplit split) {}

  private static int[] ids(ClassSplit.Group group) {
    return group.typical().stream().mapToInt(Integer::intValue).toArray();
  }

  private static String names(ClassSplit.Group group, ClassList classes) {
    return group.typical().stream().map(classes::name).collect(Collectors.joining("; "));
  }

  /**
   * The classes of a table, by rank.
   *
   * @param file the bytes of the file
   * @throws IOException if they are not a Parquet file
   * @throws RuntimeException if the table is not one of such classes
   */
  public static List<ClassSplit> read(byte[] file) throws IOException {
    return ParquetRecords.read(file).stream()
        .map(
            row ->
                new ClassSplit(
                    row.int32(CLASS),
                    row.float64(SEPARATION),
                    row.int32(SAMPLES),
                    group(row, FIRST_SAMPLES, FIRST_TYPICAL),
                    group(row, SECOND_SAMPLES, SECOND_TYPICAL)))
        .toList();
  }

  private static ClassSplit.Group group(ParquetRecords.Row row, String samples, String typical) {
    return new ClassSplit.Group(
        row.int32(samples), Arrays.stream(row.ints(typical)).boxed().toList());
  }
}
