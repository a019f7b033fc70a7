package org.classblocks.write;

import java.io.IOException;
import java.io.OutputStream;
import org.classblocks.moments.ListedPairs;
import org.classblocks.similarity.Neighbours;
import org.classblocks.similarity.SimilarityMatrix;

/** The most similar classes of each class: a row per pair, by class id and rank. */
final class NeighboursTable {
  static final String PATH = "neighbours/part-00000.parquet";

  private static final ParquetTable<Pair> TABLE =
      ParquetTable.<Pair>named("neighbours")
          .int32("class_id", Pair::classId)
          .int32("rank", Pair::rank)
          .int32("neighbour_id", Pair::neighbourId)
          .float64("similarity", Pair::similarity)
          .int64("both_listed", Pair::bothListed);

  private NeighboursTable() {}

  /** A class and another one; rank 1 is the most similar. */
  private record Pair(int classId, int rank, int neighbourId, double similarity, long bothListed) {}

  static void write(
      SimilarityMatrix similarity, Neighbours neighbours, ListedPairs listed, OutputStream out)
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
}
