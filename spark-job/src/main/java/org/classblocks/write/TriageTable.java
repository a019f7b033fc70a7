package org.classblocks.write;

import java.io.IOException;
import java.io.OutputStream;
import org.classblocks.blocks.TriagePair;
import org.classblocks.similarity.ClassList;

/**
 * The pairs of classes that a person should look at: a row per pair, by kind and rank, with their
 * places and the smallest blocks around them.
 */
final class TriageTable {
  private TriageTable() {}

  static void write(RunResults run, OutputStream out) throws IOException {
    ClassList classes = run.similarity().classes();
    ParquetTable.<TriagePair>named("triage")
        .text("kind", pair -> pair.kind().text())
        .int32("rank", TriagePair::rank)
        .int32("class_a", TriagePair::classA)
        .int32("class_b", TriagePair::classB)
        .text("name_a", pair -> classes.name(pair.classA()))
        .text("name_b", pair -> classes.name(pair.classB()))
        .finiteFloat64("similarity", TriagePair::similarity)
        .finiteFloat64("count_ab", TriagePair::countAb)
        .finiteFloat64("count_ba", TriagePair::countBa)
        .finiteFloat64("rate_ab", TriagePair::rateAb)
        .finiteFloat64("rate_ba", TriagePair::rateBa)
        .int32("position_a", pair -> run.order().positionOf(pair.classA()))
        .int32("position_b", pair -> run.order().positionOf(pair.classB()))
        .optionalInt32("block_a", pair -> block(run, pair.classA()))
        .optionalInt32("block_b", pair -> block(run, pair.classB()))
        .write(run.triage(), out);
  }

  /** The smallest block around a class, or null. */
  private static Integer block(RunResults run, int classId) {
    int block = run.blocks().innermostAt(run.order().positionOf(classId));
    return block < 0 ? null : block;
  }
}
