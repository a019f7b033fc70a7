package org.classblocks.write.table;

import java.io.IOException;
import java.io.OutputStream;
import org.classblocks.Text;
import org.classblocks.linalg.Permutation;
import org.classblocks.linalg.SymmetricMatrix;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.Similarity;
import org.classblocks.write.format.OrderedMatrix;
import org.classblocks.write.parquet.ParquetRecords;
import org.classblocks.write.parquet.ParquetRows;
import org.classblocks.write.parquet.ParquetTable;

/**
 * The ordered matrix as a table: a row per class, its similarities by position. It is cut into
 * parts of consecutive positions, which several threads may write at once.
 *
 * <p>The number of parts follows from the number of classes alone, and with it every byte. Memory
 * for a part that is written: {@value #ROW_GROUP_BYTES} bytes and some hundred rows.
 */
public final class MatrixTable {
  private static final String POSITION = "position";
  private static final String SIMILARITY = "similarity";

  private static final long PART_BYTES = 32 << 20;
  private static final int ROW_GROUP_BYTES = 8 << 20;

  private final Similarity similarity;
  private final ClassOrder order;
  private final int parts;

  /** A table in parts of at most {@value #PART_BYTES} bytes of floats, but of one row at least. */
  public MatrixTable(Similarity similarity, ClassOrder order) {
    this(similarity, order, PART_BYTES);
  }

  MatrixTable(Similarity similarity, ClassOrder order, long partBytes) {
    this.similarity = similarity;
    this.order = order;
    this.parts = parts(order.size(), partBytes);
  }

  /** Parts whose numbers of rows differ by at most one. */
  private static int parts(int classCount, long partBytes) {
    long rowBytes = (long) Float.BYTES * classCount;
    long rows = Math.max(1, partBytes / Math.max(1, rowBytes));
    return (int) Math.max(1, (classCount + rows - 1) / rows);
  }

  public static String path(String folder, int part) {
    return Text.of("%s/part-%05d.parquet", folder, part);
  }

  public int parts() {
    return parts;
  }

  /** Writes a part, from 0 to {@code parts() - 1}, as a Parquet file of its own. */
  public void writePart(int part, OutputStream out) throws IOException {
    try (ParquetRows<Integer> rows = table().writer(out, ROW_GROUP_BYTES)) {
      for (int position = start(part); position < start(part + 1); position++) {
        rows.add(position);
      }
    }
  }

  private int start(int part) {
    return (int) ((long) part * order.size() / parts);
  }

  private ParquetTable<Integer> table() {
    OrderedMatrix rows = new OrderedMatrix(similarity, order);
    return ParquetTable.<Integer>named("matrix")
        .uncompressed()
        .int32(POSITION, position -> position)
        .int32("class_id", order::classAt)
        .text("class_name", position -> similarity.classes().name(order.classAt(position)))
        .floats(SIMILARITY, rows::at);
  }

  /**
   * Reads the similarities of a part, which are floats.
   *
   * @param file the bytes of the part
   * @param order the class id at each position
   * @param values receives them by class id
   */
  public static SymmetricMatrix.Builder read(
      byte[] file, Permutation order, SymmetricMatrix.Builder values) throws IOException {
    ParquetRecords.forEach(
        file,
        row -> {
          int position = row.int32(POSITION);
          float[] similarities = row.floats(SIMILARITY);
          for (int other = 0; other <= position; other++) {
            values.set(order.at(position), order.at(other), similarities[other]);
          }
        });
    return values;
  }
}
