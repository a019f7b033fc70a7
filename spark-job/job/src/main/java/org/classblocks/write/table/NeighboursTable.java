package org.classblocks.write.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.classblocks.moments.ListedPairs;
import org.classblocks.similarity.Neighbours;
import org.classblocks.similarity.Similarity;
import org.classblocks.write.parquet.ParquetColumns;
import org.classblocks.write.parquet.ParquetRows;
import org.classblocks.write.parquet.ParquetTable;

/** The most similar classes of each class: a row per pair, by class id and rank. */
public final class NeighboursTable {
  public static final String PATH = "neighbours/part-00000.parquet";

  private static final String CLASS = "class_id";
  private static final String RANK = "rank";
  private static final String NEIGHBOUR = "neighbour_id";

  private static final ParquetTable<Pair> TABLE =
      ParquetTable.<Pair>named("neighbours")
          .int32(CLASS, Pair::classId)
          .int32(RANK, Pair::rank)
          .int32(NEIGHBOUR, Pair::neighbourId)
          .float64("similarity", Pair::similarity)
          .int64("both_listed", Pair::bothListed);

  private NeighboursTable() {}

  /** A class and another one; rank 1 is the most similar. */
  private record Pair(int classId, int rank, int neighbourId, double similarity, long bothListed) {}

  public static void write(
      Similarity similarity, Neighbours neighbours, ListedPairs listed, OutputStream out)
      throws IOException {
    try (ParquetRows<Pair> rows = TABLE.writer(out)) {
      for (int id = 0; id < similarity.size(); id++) {
        int[] nearest = neighbours.of(id);
        for (int i = 0; i < nearest.length; i++) {
          int other = nearest[i];
          rows.add(new Pair(id, i + 1, other, similarity.at(id, other), listed.both(id, other)));
        }
      }
    }
  }

  /** The neighbours of a table of k classes, by class id and rank. */
  public static Neighbours read(byte[] file, int classCount) throws IOException {
    int[][] ids = new int[classCount][0];
    try (ParquetColumns columns = new ParquetColumns(file)) {
      while (columns.nextRowGroup()) {
        append(columns.int32(CLASS), columns.int32(NEIGHBOUR), ids);
      }
    }
    return Neighbours.of(ids);
  }

  /** Appends the rows of a row group, in which those of a class follow each other. */
  private static void append(int[] classes, int[] neighbours, int[][] ids) {
    int to;
    for (int from = 0; from < classes.length; from = to) {
      int id = classes[from];
      to = from + 1;
      while (to < classes.length && classes[to] == id) {
        to++;
      }
      int known = ids[id].length;
      ids[id] = Arrays.copyOf(ids[id], known + to - from);
      System.arraycopy(neighbours, from, ids[id], known, to - from);
    }
  }
}
