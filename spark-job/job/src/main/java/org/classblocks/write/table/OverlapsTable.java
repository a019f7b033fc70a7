package org.classblocks.write.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.classblocks.similarity.ClassList;
import org.classblocks.suspects.ClassOverlap;
import org.classblocks.write.parquet.ParquetRecords;
import org.classblocks.write.parquet.ParquetTable;

/** The classes whose labels are mixed up: a row per pair, by rank. */
public final class OverlapsTable {
  public static final String PATH = "overlaps/part-00000.parquet";

  private static final String CLASS_A = "class_a_id";
  private static final String CLASS_B = "class_b_id";
  private static final String COUNT_AB = "count_ab";
  private static final String COUNT_BA = "count_ba";
  private static final String SHARE_AB = "share_ab";
  private static final String SHARE_BA = "share_ba";
  private static final String JOINT = "joint";

  private OverlapsTable() {}

  public static void write(List<ClassOverlap> overlaps, ClassList classes, OutputStream out)
      throws IOException {
    List<Ranked> rows =
        IntStream.range(0, overlaps.size())
            .mapToObj(i -> new Ranked(i + 1, overlaps.get(i)))
            .toList();
    ParquetTable.<Ranked>named("overlaps")
        .int32("rank", Ranked::rank)
        .int32(CLASS_A, row -> row.overlap().classA())
        .int32(CLASS_B, row -> row.overlap().classB())
        .text("class_a_name", row -> classes.name(row.overlap().classA()))
        .text("class_b_name", row -> classes.name(row.overlap().classB()))
        .int64(COUNT_AB, row -> row.overlap().countAb())
        .int64(COUNT_BA, row -> row.overlap().countBa())
        .finiteFloat64(SHARE_AB, row -> row.overlap().shareAb())
        .finiteFloat64(SHARE_BA, row -> row.overlap().shareBa())
        .float64(JOINT, row -> row.overlap().joint())
        .write(rows, out);
  }

  private record Ranked(int rank, ClassOverlap overlap) {}

  /**
   * The pairs of a table, by rank.
   *
   * @param file the bytes of the file
   * @throws IOException if they are not a Parquet file
   * @throws RuntimeException if the table is not one of such pairs
   */
  public static List<ClassOverlap> read(byte[] file) throws IOException {
    return ParquetRecords.read(file).stream()
        .map(
            row ->
                new ClassOverlap(
                    row.int32(CLASS_A),
                    row.int32(CLASS_B),
                    row.int64(COUNT_AB),
                    row.int64(COUNT_BA),
                    row.float64(SHARE_AB),
                    row.float64(SHARE_BA),
                    row.float64(JOINT)))
        .toList();
  }
}
