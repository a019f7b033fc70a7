package org.classblocks.report.parts;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.classblocks.report.script.DataSections;
import org.classblocks.report.script.LittleEndian;
import org.classblocks.result.RunResult;

/**
 * What is most similar to each row of a part. Rows go by their place; classes outside of the part
 * follow, in the order in which they are met.
 */
final class PartNeighbours {
  private static final int MOST_OF_RANGE = 10;

  private final int count;
  private final int[] ids;
  private final float[] similarities;
  private final Map<Integer, Integer> outside = new LinkedHashMap<>();

  private PartNeighbours(int rows, int count) {
    this.count = count;
    this.ids = new int[rows * count];
    this.similarities = new float[rows * count];
    Arrays.fill(ids, -1);
    Arrays.fill(similarities, Float.NaN);
  }

  /** The neighbours of classes, inside and outside of their part. */
  static PartNeighbours ofClasses(RunResult result, Part part) {
    int[][] nearest =
        IntStream.range(part.start(), part.end())
            .mapToObj(position -> result.neighbours().of(result.order().classAt(position)))
            .toArray(int[][]::new);
    int most = Stream.of(nearest).mapToInt(of -> of.length).max().orElse(0);
    PartNeighbours found = new PartNeighbours(part.size(), most);
    for (int row = 0; row < nearest.length; row++) {
      int id = result.order().classAt(part.start() + row);
      for (int rank = 0; rank < nearest[row].length; rank++) {
        int other = nearest[row][rank];
        found.set(
            row,
            rank,
            found.numberOf(other, result.order().positionOf(other), part),
            result.similarity().at(id, other));
      }
    }
    return found;
  }

  private int numberOf(int classId, int position, Part part) {
    return position >= part.start() && position < part.end()
        ? position - part.start()
        : outside.computeIfAbsent(classId, id -> part.size() + outside.size());
  }

  /**
   * The rows of the highest mean similarity to each row.
   *
   * @param compared how many rows have similarities: the first
   */
  static PartNeighbours ofRanges(PartCells cells, int compared) {
    int most = Math.max(0, Math.min(MOST_OF_RANGE, compared - 1));
    PartNeighbours found = new PartNeighbours(cells.size(), most);
    for (int row = 0; row < compared; row++) {
      int at = row;
      int[] best =
          IntStream.range(0, compared)
              .filter(other -> other != at && !Double.isNaN(cells.mean(at, other)))
              .boxed()
              .sorted(Comparator.comparingDouble(other -> -cells.mean(at, other)))
              .limit(most)
              .mapToInt(Integer::intValue)
              .toArray();
      for (int rank = 0; rank < best.length; rank++) {
        found.set(row, rank, best[rank], cells.mean(row, best[rank]));
      }
    }
    return found;
  }

  private void set(int row, int rank, int id, double similarity) {
    ids[row * count + rank] = id;
    similarities[row * count + rank] = (float) similarity;
  }

  /** How many there is room for, for each row. */
  int count() {
    return count;
  }

  /** The class ids of those outside. */
  Stream<Integer> outside() {
    return outside.keySet().stream();
  }

  void write(DataSections sections) throws IOException {
    sections.add("neighbours", LittleEndian.bytes(ids));
    sections.add("neighbour-similarities", LittleEndian.bytes(similarities));
  }
}
