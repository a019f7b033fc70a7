package org.classblocks.spark.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.internal.SQLConf;

/**
 * How a query of Spark cuts files into splits: the next file or piece goes into the same split
 * while there is room, the largest first.
 *
 * @param pieces all pieces, in the order of the splits
 * @param splits the number of splits
 */
record FileCuts(List<Piece> pieces, int splits) {
  /**
   * A piece of a file.
   *
   * @param file the number of the file
   * @param start its first byte
   * @param length its size in bytes
   */
  record Piece(int file, long start, long length) {}

  FileCuts {
    pieces = List.copyOf(pieces);
  }

  /**
   * Cuts some files.
   *
   * @param bytes the sizes of the files
   * @param cores the number of tasks that run at once
   */
  static FileCuts of(List<Long> bytes, SQLConf settings, int cores) {
    long opening = settings.filesOpenCostInBytes();
    long total = bytes.stream().mapToLong(size -> size + opening).sum();
    long most =
        Math.min(
            settings.filesMaxPartitionBytes(),
            Math.max(opening, total / leastSplits(settings, cores)));
    List<Piece> pieces = new ArrayList<>();
    for (int file = 0; file < bytes.size(); file++) {
      for (long start = 0; start < bytes.get(file); start += most) {
        pieces.add(new Piece(file, start, Math.min(most, bytes.get(file) - start)));
      }
    }
    pieces.sort(Comparator.comparingLong(Piece::length).reversed());
    return new FileCuts(pieces, splits(pieces, opening, most));
  }

  private static int leastSplits(SQLConf settings, int cores) {
    return settings.filesMinPartitionNum().isDefined()
        ? (int) settings.filesMinPartitionNum().get()
        : cores;
  }

  private static int splits(List<Piece> pieces, long opening, long most) {
    int splits = 0;
    long filled = 0;
    for (Piece piece : pieces) {
      if (splits == 0 || filled + piece.length() > most) {
        splits++;
        filled = 0;
      }
      filled += piece.length() + opening;
    }
    return splits;
  }
}
