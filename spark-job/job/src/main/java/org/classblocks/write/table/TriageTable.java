package org.classblocks.write.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.classblocks.blocks.errors.TriageKind;
import org.classblocks.blocks.errors.TriagePair;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.ClassList;
import org.classblocks.write.parquet.ParquetRecords;
import org.classblocks.write.parquet.ParquetTable;

/**
 * The pairs of classes that deserve a look: a row per pair, by kind and rank, with their positions
 * and the smallest blocks around them.
 */
public final class TriageTable {
  public static final String PATH = "triage/part-00000.parquet";

  private static final String KIND = "kind";
  private static final String RANK = "rank";
  private static final String CLASS_A = "class_a";
  private static final String CLASS_B = "class_b";
  private static final String SIMILARITY = "similarity";
  private static final String COUNT_AB = "count_ab";
  private static final String COUNT_BA = "count_ba";
  private static final String RATE_AB = "rate_ab";
  private static final String RATE_BA = "rate_ba";

  private TriageTable() {}

  public static void write(RunResult run, OutputStream out) throws IOException {
    ClassList classes = run.similarity().classes();
    ParquetTable.<TriagePair>named("triage")
        .text(KIND, pair -> pair.kind().text())
        .int32(RANK, TriagePair::rank)
        .int32(CLASS_A, TriagePair::classA)
        .int32(CLASS_B, TriagePair::classB)
        .text("name_a", pair -> classes.name(pair.classA()))
        .text("name_b", pair -> classes.name(pair.classB()))
        .finiteFloat64(SIMILARITY, TriagePair::similarity)
        .finiteFloat64(COUNT_AB, TriagePair::countAb)
        .finiteFloat64(COUNT_BA, TriagePair::countBa)
        .finiteFloat64(RATE_AB, TriagePair::rateAb)
        .finiteFloat64(RATE_BA, TriagePair::rateBa)
        .int32("position_a", pair -> run.order().positionOf(pair.classA()))
        .int32("position_b", pair -> run.order().positionOf(pair.classB()))
        .optionalInt32("block_a", pair -> block(run, pair.classA()))
        .optionalInt32("block_b", pair -> block(run, pair.classB()))
        .write(run.triage(), out);
  }

  /** The smallest block around a class, or null. */
  private static Integer block(RunResult run, int classId) {
    int block = run.blocks().innermostAt(run.order().positionOf(classId));
    return block < 0 ? null : block;
  }

  /**
   * The pairs of a table.
   *
   * @param file the bytes of the file
   * @throws IOException if they are not a Parquet file
   * @throws RuntimeException if the table is not one of such pairs
   */
  public static List<TriagePair> read(byte[] file) throws IOException {
    return ParquetRecords.read(file).stream().map(TriageTable::pair).toList();
  }

  private static TriagePair pair(ParquetRecords.Row row) {
    return new TriagePair(
        TriageKind.of(row.text(KIND)),
        row.int32(RANK),
        row.int32(CLASS_A),
        row.int32(CLASS_B),
        row.float64(SIMILARITY),
        row.float64(COUNT_AB),
        row.float64(COUNT_BA),
        row.float64(RATE_AB),
        row.float64(RATE_BA));
  }
}
