package org.classblocks.write.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.classblocks.moments.ListedPairs;
import org.classblocks.similarity.Neighbours;
import org.classblocks.similarity.Similarity;
import org.classblocks.write.parquet.ParquetRecords;
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
    List<List<Integer>> ids = new ArrayList<>();
    for (int id = 0; id < classCount; id++) {
      ids.add(new ArrayList<>());
    }
    ParquetRecords.forEach(file, row -> ids.get(row.int32(CLASS)).add(row.int32(NEIGHBOUR)));
    return Neighbours.of(ids);
  }
}
