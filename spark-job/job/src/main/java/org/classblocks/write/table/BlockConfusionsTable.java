package org.classblocks.write.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.classblocks.blocks.errors.BlockErrors;
import org.classblocks.blocks.errors.ConfusedPair;
import org.classblocks.similarity.ClassList;
import org.classblocks.write.parquet.ParquetTable;

/** The most confused pairs of classes of each block: a row per pair, by block and rank. */
public final class BlockConfusionsTable {
  public static final String PATH = "block-confusions/part-00000.parquet";

  private BlockConfusionsTable() {}

  private record Ranked(int blockId, int rank, ConfusedPair pair) {}

  public static void write(BlockErrors errors, ClassList classes, OutputStream out)
      throws IOException {
    ParquetTable.<Ranked>named("block_confusions")
        .int32("block_id", Ranked::blockId)
        .int32("rank", Ranked::rank)
        .int32("actual_id", ranked -> ranked.pair().actual())
        .int32("predicted_id", ranked -> ranked.pair().predicted())
        .float64("count", ranked -> ranked.pair().count())
        .text("actual_name", ranked -> classes.name(ranked.pair().actual()))
        .text("predicted_name", ranked -> classes.name(ranked.pair().predicted()))
        .write(rows(errors), out);
  }

  private static List<Ranked> rows(BlockErrors errors) {
    List<Ranked> rows = new ArrayList<>();
    for (int id = 0; id < errors.blocks().size(); id++) {
      List<ConfusedPair> pairs = errors.blocks().get(id).pairs();
      for (int i = 0; i < pairs.size(); i++) {
        rows.add(new Ranked(id, i + 1, pairs.get(i)));
      }
    }
    return rows;
  }
}
