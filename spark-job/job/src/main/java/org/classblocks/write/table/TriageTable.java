package org.classblocks.write.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.classblocks.blocks.errors.PairDirection;
import org.classblocks.blocks.errors.PairEvidence;
import org.classblocks.blocks.errors.PairGroups;
import org.classblocks.blocks.errors.PairKind;
import org.classblocks.blocks.errors.TriagePair;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.ClassList;
import org.classblocks.write.parquet.ParquetRecords;
import org.classblocks.write.parquet.ParquetTable;

/**
 * The pairs of classes that deserve a look: a row per pair, by rank, with their groups, their
 * positions and the smallest blocks around them.
 */
public final class TriageTable {
  public static final String PATH = "triage/part-00000.parquet";

  private static final String RANK = "rank";
  private static final String KIND = "kind";
  private static final String DIRECTION = "direction";
  private static final String EVIDENCE = "evidence";
  private static final String GROUP = "group_id";
  private static final String CLASS_A = "class_a";
  private static final String CLASS_B = "class_b";
  private static final String SIMILARITY = "similarity";
  private static final String SHARE_AB = "share_a_in_b";
  private static final String SHARE_BA = "share_b_in_a";
  private static final String COUNT_AB = "count_ab";
  private static final String COUNT_BA = "count_ba";
  private static final String RATE_AB = "rate_ab";
  private static final String RATE_BA = "rate_ba";

  private TriageTable() {}

  public static void write(RunResult run, OutputStream out) throws IOException {
    ClassList classes = run.similarity().classes();
    Map<Integer, Set<Integer>> groups = PairGroups.members(run.triage());
    ParquetTable.<TriagePair>named("triage")
        .int32(RANK, TriagePair::rank)
        .text(KIND, pair -> pair.kind().text())
        .text(DIRECTION, pair -> pair.direction().text())
        .text(EVIDENCE, pair -> pair.evidence().text())
        .int32(CLASS_A, TriagePair::classA)
        .int32(CLASS_B, TriagePair::classB)
        .text("name_a", pair -> classes.name(pair.classA()))
        .text("name_b", pair -> classes.name(pair.classB()))
        .finiteFloat64(SIMILARITY, TriagePair::similarity)
        .finiteFloat64(SHARE_AB, TriagePair::shareAb)
        .finiteFloat64(SHARE_BA, TriagePair::shareBa)
        .finiteFloat64(COUNT_AB, TriagePair::countAb)
        .finiteFloat64(COUNT_BA, TriagePair::countBa)
        .finiteFloat64(RATE_AB, TriagePair::rateAb)
        .finiteFloat64(RATE_BA, TriagePair::rateBa)
        .int32("position_a", pair -> run.order().positionOf(pair.classA()))
        .int32("position_b", pair -> run.order().positionOf(pair.classB()))
        .optionalInt32("block_a", pair -> block(run, pair.classA()))
        .optionalInt32("block_b", pair -> block(run, pair.classB()))
        .optionalInt32(GROUP, pair -> pair.isInGroup() ? pair.group() : null)
        .text("group_names", pair -> pair.isInGroup() ? names(groups, pair, classes) : null)
        .write(run.triage(), out);
  }

  private static String names(
      Map<Integer, Set<Integer>> groups, TriagePair pair, ClassList classes) {
    return groups.get(pair.group()).stream().map(classes::name).collect(Collectors.joining("; "));
  }

  /** The smallest block around a class, or null. */
  private static Integer block(RunResult run, int classId) {
    int block = run.blocks().innermostAt(run.order().positionOf(classId));
    return block < 0 ? null : block;
  }

  /**
   * The pairs of a table. Those of version 0.1.0, which had other kinds, are left out.
   *
   * @param file the bytes of the file
   * @throws IOException if they are not a Parquet file
   * @throws RuntimeException if the table is not one of such pairs
   */
  public static List<TriagePair> read(byte[] file) throws IOException {
    return ParquetRecords.read(file).stream()
        .filter(row -> !row.isNull(DIRECTION))
        .map(TriageTable::pair)
        .toList();
  }

  private static TriagePair pair(ParquetRecords.Row row) {
    return new TriagePair(
        row.int32(RANK),
        PairKind.of(row.text(KIND)),
        PairDirection.of(row.text(DIRECTION)),
        PairEvidence.of(row.text(EVIDENCE)),
        row.isNull(GROUP) ? -1 : row.int32(GROUP),
        row.int32(CLASS_A),
        row.int32(CLASS_B),
        row.float64(SIMILARITY),
        row.float64(SHARE_AB),
        row.float64(SHARE_BA),
        row.float64(COUNT_AB),
        row.float64(COUNT_BA),
        row.float64(RATE_AB),
        row.float64(RATE_BA));
  }
}
