package org.classblocks.write.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.classblocks.Text;
import org.classblocks.similarity.GraphRows;
import org.classblocks.similarity.SimilarityGraph;
import org.classblocks.write.parquet.ParquetColumns;
import org.classblocks.write.parquet.ParquetRows;
import org.classblocks.write.parquet.ParquetTable;

/**
 * The similarity graph as a table: a row for each class and each class that it has a kept pair
 * with, by class id and neighbour id. So a pair has two rows, and all that is kept of a class lies
 * together. The table needs no order of the classes, and is written while that is found.
 *
 * <p>It is cut into parts of consecutive classes, which several threads may write at once. Their
 * number follows from the graph alone, and with it every byte. Memory for a part that is written:
 * some {@value #ROW_GROUP_BYTES} bytes.
 */
public final class GraphTable {
  public static final String FOLDER = "graph/";

  private static final String CLASS = "class_id";
  private static final String NEIGHBOUR = "neighbour_id";
  private static final String SIMILARITY = "similarity";
  private static final String BOTH_LISTED = "both_listed";

  private static final int PART_ENTRIES = 2_000_000;
  private static final int ROW_GROUP_BYTES = 8 << 20;

  private final SimilarityGraph graph;
  private final List<Integer> starts;

  /** A table in parts of {@value #PART_ENTRIES} rows or less, but of one class at least. */
  public GraphTable(SimilarityGraph graph) {
    this(graph, PART_ENTRIES);
  }

  GraphTable(SimilarityGraph graph, int partEntries) {
    this.graph = graph;
    this.starts = starts(graph, partEntries);
  }

  /** The first class of each part, and the number of classes after them. */
  private static List<Integer> starts(SimilarityGraph graph, int partEntries) {
    List<Integer> starts = new ArrayList<>(List.of(0));
    int first = 0;
    for (int id = 1; id < graph.size(); id++) {
      if (graph.end(id) - graph.start(first) > partEntries) {
        starts.add(id);
        first = id;
      }
    }
    starts.add(graph.size());
    return starts;
  }

  public static String path(int part) {
    return path(FOLDER, part);
  }

  /**
   * The path of a part of another graph.
   *
   * @param folder where it lies, with a slash at the end
   */
  public static String path(String folder, int part) {
    return Text.of("%spart-%05d.parquet", folder, part);
  }

  public int parts() {
    return starts.size() - 1;
  }

  /** Writes a part, from 0 to {@code parts() - 1}, as a Parquet file of its own. */
  public void writePart(int part, OutputStream out) throws IOException {
    Entry entry = new Entry();
    try (ParquetRows<Entry> rows = table().writer(out, ROW_GROUP_BYTES)) {
      for (int id = starts.get(part); id < starts.get(part + 1); id++) {
        entry.classId = id;
        for (entry.number = graph.start(id); entry.number < graph.end(id); entry.number++) {
          rows.add(entry);
        }
      }
    }
  }

  /** The row to be written. */
  private static final class Entry {
    private int classId;
    private int number;
  }

  private ParquetTable<Entry> table() {
    return ParquetTable.<Entry>named("graph")
        .int32(CLASS, entry -> entry.classId)
        .int32(NEIGHBOUR, entry -> graph.neighbour(entry.number))
        .float64(SIMILARITY, entry -> graph.similarity(entry.number))
        .int32(BOTH_LISTED, entry -> graph.bothListed(entry.number));
  }

  /**
   * Reads a part.
   *
   * @param file the bytes of the part
   * @param rows receives the rows, those of the parts before it before
   * @throws IOException if the part is not such a table
   * @throws IllegalArgumentException if its rows cannot follow
   */
  public static GraphRows read(byte[] file, GraphRows rows) throws IOException {
    try (ParquetColumns columns = new ParquetColumns(file)) {
      while (columns.nextRowGroup()) {
        rows.add(
            columns.int32(CLASS),
            columns.int32(NEIGHBOUR),
            columns.float64(SIMILARITY),
            columns.int32(BOTH_LISTED));
      }
    }
    return rows;
  }
}
