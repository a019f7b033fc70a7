package org.classblocks.write;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.classblocks.compare.Difference;
import org.classblocks.compare.GroupComparison;
import org.classblocks.compare.SampleGroup;
import org.classblocks.linalg.Permutation;
import org.classblocks.linalg.SymmetricMatrix;
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
  record Group(int id, String name, double samples) {}

  /** The groups of a run, by id. */
  static List<Group> groups(ParentRun run) {
    return run.read(GroupTables.GROUPS, in -> groups(in.readAllBytes()));
  }

  private static List<Group> groups(byte[] file) throws IOException {
    return ParquetRecords.read(file).stream()
        .map(
            row ->
                new Group(
                    row.int32(GroupTables.GROUP_ID),
                    row.text(GroupTables.GROUP),
                    row.float64(GroupTables.SAMPLES)))
        .sorted(Comparator.comparingInt(Group::id))
        .toList();
  }

  /**
   * A group with its similarities; O(k^2) time.
   *
   * @param order the class id at each position
   */
  static SampleGroup of(ParentRun run, Group group, ClassList classes, Permutation order) {
    SymmetricMatrix.Builder values = SymmetricMatrix.builder(classes.size());
    for (String part : run.files(matrix(group.id()) + "/")) {
      run.read(part, in -> addMatrix(in.readAllBytes(), order, values));
    }
    return new SampleGroup(group.name(), group.samples(), similarity(classes, values.build()));
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

  /** Sets the rows of a part of a group's matrix, which has the digits of a float. */
  private static SymmetricMatrix.Builder addMatrix(
      byte[] file, Permutation order, SymmetricMatrix.Builder values) throws IOException {
    ParquetRecords.forEach(
        file,
        row -> {
          int position = row.int32(MatrixTable.POSITION);
          float[] similarities = row.floats(MatrixTable.SIMILARITY);
          for (int other = 0; other <= position; other++) {
            values.set(order.at(position), order.at(other), similarities[other]);
          }
        });
    return values;
  }

  /** A matrix whose classes have no more to say than whether they have a correlation. */
  private static SimilarityMatrix similarity(ClassList classes, SymmetricMatrix values) {
    ClassStatus[] statuses = new ClassStatus[classes.size()];
    Arrays.setAll(
        statuses, id -> Double.isNaN(values.at(id, id)) ? ClassStatus.CONSTANT : ClassStatus.OK);
    return new SimilarityMatrix(classes, statuses, values);
  }
}
