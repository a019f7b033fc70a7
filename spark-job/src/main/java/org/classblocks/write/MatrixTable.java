package org.classblocks.write;

import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.IntStream;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.SimilarityMatrix;

/** The ordered matrix as a table: a row per class, its similarities by position. */
final class MatrixTable {
  private MatrixTable() {}

  static void write(SimilarityMatrix similarity, ClassOrder order, OutputStream out)
      throws IOException {
    OrderedRows rows = new OrderedRows(similarity, order);
    ParquetTable.<Integer>named("matrix")
        .int32("position", position -> position)
        .int32("class_id", order::classAt)
        .text("class_name", position -> similarity.classes().name(order.classAt(position)))
        .floats("similarity", rows::at)
        .write(IntStream.range(0, order.size()).iterator(), out);
  }
}
