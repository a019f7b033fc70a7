package org.classblocks.report.parts;

import java.io.IOException;
import java.util.Arrays;
import org.classblocks.order.ClassOrder;
import org.classblocks.report.model.GraphValues;
import org.classblocks.report.pairs.PairRange;
import org.classblocks.report.script.DataSections;
import org.classblocks.report.script.LittleEndian;
import org.classblocks.similarity.SimilarityGraph;

/**
 * The kept pairs of a graph among the classes of a part, by position less its start: those of row i
 * with classes after it are {@code starts[i]} to {@code starts[i + 1]} (exclusive), by column.
 */
final class KeptPairs {
  private static final int TOP_CODE = 0x3FFF;

  private final SimilarityGraph graph;
  private final ClassOrder order;
  private final Part part;
  private final int[] starts;
  private int[] columns = new int[64];
  private int[] entries = new int[64];

  /** A step for each entry of the part's classes, and sorting them row by row. */
  KeptPairs(SimilarityGraph graph, ClassOrder order, Part part) {
    this.graph = graph;
    this.order = order;
    this.part = part;
    this.starts = new int[part.size() + 1];
    for (int row = 0; row < part.size(); row++) {
      starts[row + 1] = starts[row];
      addRow(row);
    }
  }

  private void addRow(int row) {
    int id = order.classAt(part.start() + row);
    int count = 0;
    long[] found = new long[graph.end(id) - graph.start(id)];
    for (int entry = graph.start(id); entry < graph.end(id); entry++) {
      int column = order.positionOf(graph.neighbour(entry)) - part.start();
      if (column > row && column < part.size()) {
        found[count++] = (long) column << Integer.SIZE | entry;
      }
    }
    Arrays.sort(found, 0, count);
    while (starts[row + 1] + count > columns.length) {
      columns = Arrays.copyOf(columns, 2 * columns.length);
      entries = Arrays.copyOf(entries, 2 * entries.length);
    }
    for (int i = 0; i < count; i++) {
      columns[starts[row + 1]] = (int) (found[i] >> Integer.SIZE);
      entries[starts[row + 1]++] = (int) found[i];
    }
  }

  private int count() {
    return starts[starts.length - 1];
  }

  /** The numbers, row by row. */
  float[] numbers(GraphValues of) {
    float[] numbers = new float[count()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) of.number(entries[i]);
    }
    return numbers;
  }

  /** The load of each class. */
  float[] loads(GraphValues of) {
    float[] loads = new float[part.size()];
    for (int row = 0; row < loads.length; row++) {
      loads[row] = (float) of.load(order.classAt(part.start() + row));
    }
    return loads;
  }

  /** Bounds of the numbers of all pairs, kept or not. */
  PairRange range(GraphValues of) {
    float[] loads = loads(of);
    Arrays.sort(loads);
    int known = loads.length;
    while (known > 0 && Float.isNaN(loads[known - 1])) {
      known--;
    }
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    if (known > 1) {
      float ofLeast = 0 - loads[0] * loads[1];
      float ofLargest = 0 - loads[known - 1] * loads[known - 2];
      float ofBoth = 0 - loads[0] * loads[known - 1];
      low = Math.min(ofLeast, Math.min(ofLargest, ofBoth));
      high = Math.max(ofLeast, Math.max(ofLargest, ofBoth));
    }
    for (float number : numbers(of)) {
      low = Math.min(low, number);
      high = Math.max(high, number);
    }
    boolean hasUndefined = of.areCounts() || known < loads.length;
    PairRange none = new PairRange(of.areCounts(), 0, 0, hasUndefined);
    PairRange found =
        low > high
            ? none
            : new PairRange(of.areCounts(), none.kept(low), none.kept(high), hasUndefined);
    return of.areCounts() ? found : found.reaching(1);
  }

  /** Writes where the pairs are. */
  void writePlaces(String layerId, DataSections sections) throws IOException {
    sections.add("layer-" + layerId + "-starts", LittleEndian.bytes(starts));
    sections.add(
        "layer-" + layerId + "-columns", LittleEndian.bytes(Arrays.copyOf(columns, count())));
  }

  /** Writes the codes of their numbers, all high bytes before all low ones, and loads. */
  void writeNumbers(String layerId, GraphValues of, PairRange range, DataSections sections)
      throws IOException {
    float[] numbers = numbers(of);
    byte[] codes = new byte[2 * numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      int code = range.code(numbers[i], TOP_CODE);
      codes[i] = (byte) (code >> Byte.SIZE);
      codes[numbers.length + i] = (byte) code;
    }
    sections.add("layer-" + layerId + "-codes", codes);
    if (!of.areCounts()) {
      sections.add("layer-" + layerId + "-loads", LittleEndian.bytes(loads(of)));
    }
  }
}
