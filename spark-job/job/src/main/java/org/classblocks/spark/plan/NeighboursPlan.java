package org.classblocks.spark.plan;

import java.io.Serializable;
import org.classblocks.UserErrorException;
import org.classblocks.similarity.nearest.NearestSearch;

/**
 * How the most similar classes of each class are found in a log of sparse rows: a value that can be
 * printed before anything runs.
 *
 * <p>Class c is in band c modulo the number of bands. A row goes once to each band that has one of
 * its classes, and a task searches a band in one pass if its rows fit in memory, in several
 * otherwise. With fewer bands than classes in a row nearly every row goes to every band, so that
 * bands are few: only with many more does a band have few rows. Rows that Spark sorts for a band
 * are in its own memory, and in files where that is short.
 *
 * @param reading how the log is read
 * @param limit the most neighbours of a class
 * @param bands the number of bands
 * @param pieceEntries how many scores a piece of rows has on its way to a band, at least
 * @param passBytes the most memory of a pass for rows and accumulators of classes; at least one
 *     class is searched in a pass
 */
public record NeighboursPlan(
    TilePlan reading, int limit, int bands, int pieceEntries, long passBytes)
    implements Serializable {
  private static final int MOST_BANDS = 1024;
  private static final int MOST_PIECE_ENTRIES = 1 << 16;
  private static final int LEAST_PIECE_ENTRIES = 64;

  /** A piece is packed into another one as large. */
  private static final int PIECE_ENTRY_BYTES = 24;

  private static final int SHARE_OF_PIECES = 8;
  private static final int SHARE_OF_NEIGHBOURS = 4;

  /** Found neighbours are in arrays that grow by half, and are copied at the end. */
  private static final int NEIGHBOUR_BYTES = 40;

  /** How similar a neighbour is in a group, and how many samples list it. */
  private static final int GROUP_NEIGHBOUR_BYTES = 12;

  /** Units of scores, and places and similarities in the search. */
  private static final int CLASS_BYTES = 48;

  /** A batch of the rows of a group that are read, and what is known of their scores. */
  private static final int GROUP_CLASS_BYTES = 60;

  public NeighboursPlan {
    if (limit < 0 || bands < 1 || pieceEntries < 1) {
      throw new IllegalArgumentException(
          limit + " neighbours in " + bands + " bands, pieces of " + pieceEntries);
    }
  }

  /**
   * As few bands as have memory for their rows, and one for each core at least.
   *
   * @param reading how the log is read, and the most groups of samples
   * @param limit the most neighbours of a class
   * @param rows about how many rows there are
   * @param entries about how many classes they list together
   * @param cores the number of tasks that can run at once
   * @param taskBytes the memory that a task may use
   * @throws UserErrorException if that is too little for a class
   */
  public static NeighboursPlan of(
      TilePlan reading, int limit, long rows, long entries, int cores, long taskBytes) {
    int bands = cores;
    while (2 * bands <= MOST_BANDS
        && (waitingBytes(reading, rows, entries, bands)
                > passBytes(reading, limit, bands, taskBytes)
            || neighbourBytes(reading, limit, bands) > taskBytes / SHARE_OF_NEIGHBOURS)) {
      bands *= 2;
    }
    long passBytes = passBytes(reading, limit, bands, taskBytes);
    int groups = reading.parts().groups();
    long least = NearestSearch.accumulatorBytes(reading.classCount(), groups);
    if (passBytes < least) {
      throw UserErrorException.usage(
          "The %,d most similar of %,d classes take %,d MB of a task's heap, and a task has %,d MB."
              + " Raise the memory of executors (of the driver where Spark is embedded), or choose"
              + " fewer neighbours%s.",
          limit,
          reading.classCount(),
          (taskBytes - passBytes + least) >> 20,
          taskBytes >> 20,
          groups > 0 ? " or a lower input.max-groups" : "");
    }
    long pieceEntries = taskBytes / SHARE_OF_PIECES / PIECE_ENTRY_BYTES / bands;
    return new NeighboursPlan(
        reading,
        limit,
        bands,
        (int) Math.max(LEAST_PIECE_ENTRIES, Math.min(MOST_PIECE_ENTRIES, pieceEntries)),
        passBytes);
  }

  private static long passBytes(TilePlan reading, int limit, int bands, long taskBytes) {
    int classCount = reading.classCount();
    return taskBytes
        - (CLASS_BYTES + (long) GROUP_CLASS_BYTES * reading.parts().groups()) * classCount
        - NearestSearch.accumulatorBytes(classCount, 0)
        - neighbourBytes(reading, limit, bands);
  }

  private static long neighbourBytes(TilePlan reading, int limit, int bands) {
    long bytes = NEIGHBOUR_BYTES + (long) GROUP_NEIGHBOUR_BYTES * reading.parts().groups();
    return bytes * limit * (reading.classCount() / bands + 1);
  }

  /** The rows of a band, if classes were listed at random. */
  private static long waitingBytes(TilePlan reading, long rows, long entries, int bands) {
    double share = touched(rows, entries, bands) / bands;
    return NearestSearch.waitingBytes(
        Math.round(share * rows),
        Math.round(share * entries),
        entries / bands,
        reading.parts().groups());
  }

  /** The bands that a row of mean length goes to, if classes were listed at random. */
  private static double touched(long rows, long entries, int bands) {
    double length = (double) entries / Math.max(1, rows);
    return bands * (1 - Math.pow(1 - 1.0 / bands, length));
  }

  /** The number of classes, k. */
  public int classCount() {
    return reading.classCount();
  }

  /** The band of a class. */
  public int bandOf(int classId) {
    return classId % bands;
  }

  /**
   * About what is shuffled before it is compressed: 12 bytes an entry for each band of a row.
   *
   * @param rows how many rows there are
   * @param entries how many classes they list together
   */
  public long shuffleBytes(long rows, long entries) {
    return Math.round(touched(rows, entries, bands) * 12 * entries);
  }
}
