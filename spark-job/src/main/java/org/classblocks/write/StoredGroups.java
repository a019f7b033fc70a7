package org.classblocks.write;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.classblocks.compare.Difference;
import org.classblocks.compare.GroupComparison;
import org.classblocks.linalg.SymmetricMatrix;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.SimilarityMatrix;

/** Reads back what {@link GroupTables} and {@link MatrixTable} wrote of groups of samples. */
final class StoredGroups {
  private StoredGroups() {}

  /** The folder of the matrix of a group. */
  static String matrix(int groupId) {
    return "group-matrix/group_id=" + groupId;
  }

  /** A group without its similarities. */
  record Group(String name, double samples) {}

  /** The groups of a file, by id. */
  static List<Group> groups(byte[] file) throws IOException {
    return ParquetRecords.read(file).stream()
        .sorted(Comparator.comparingInt(row -> row.int32(GroupTables.GROUP_ID)))
        .map(row -> new Group(row.text(GroupTables.GROUP), row.float64(GroupTables.SAMPLES)))
        .toList();
  }

  /** The pairs of a file. */
  static List<GroupComparison.Pair> pairs(byte[] file) throws IOException {
    return ParquetRecords.read(file).stream()
        .map(
            row ->
                new GroupComparison.Pair(
                    row.int32(GroupTables.CLASS_A),
                    row.int32(GroupTables.CLASS_B),
                    difference(row)))
        .toList();
  }

  /** The blocks of a file. */
  static List<GroupComparison.BlockDifference> blocks(byte[] file) throws IOException {
    return ParquetRecords.read(file).stream()
        .map(
            row ->
                new GroupComparison.BlockDifference(row.int32(GroupTables.BLOCK), difference(row)))
        .toList();
  }

  private static Difference difference(ParquetRecords.Row row) {
    return new Difference(
        row.text(GroupTables.LOWEST_GROUP),
        row.float64(GroupTables.LOWEST),
        row.text(GroupTables.HIGHEST_GROUP),
        row.float64(GroupTables.HIGHEST),
        row.float64(GroupTables.STATISTIC),
        row.int32(GroupTables.DEGREES),
        row.float64(GroupTables.P_VALUE));
  }

  /**
   * Sets the rows of a part of a group's matrix, which has the digits of a float.
   *
   * @param file the bytes of the part
   */
  static void addMatrix(byte[] file, ClassOrder order, SymmetricMatrix.Builder values)
      throws IOException {
    ParquetRecords.forEach(
        file,
        row -> {
          int position = row.int32(MatrixTable.POSITION);
          float[] similarities = row.floats(MatrixTable.SIMILARITY);
          for (int other = 0; other <= position; other++) {
            values.set(order.classAt(position), order.classAt(other), similarities[other]);
          }
        });
  }

  /** A matrix whose classes have no more to say than whether they have a correlation. */
  static SimilarityMatrix similarity(ClassList classes, SymmetricMatrix values) {
    ClassStatus[] statuses = new ClassStatus[classes.size()];
    Arrays.setAll(
        statuses, id -> Double.isNaN(values.at(id, id)) ? ClassStatus.CONSTANT : ClassStatus.OK);
    return new SimilarityMatrix(classes, statuses, values);
  }
}
