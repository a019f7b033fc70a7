package org.classblocks.write.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.groups.Difference;
import org.classblocks.groups.GroupComparison;
import org.classblocks.groups.SampleGroup;
import org.classblocks.linalg.SymmetricMatrix;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.GraphRows;
import org.classblocks.similarity.Similarity;
import org.classblocks.similarity.SimilarityGraph;
import org.classblocks.similarity.SimilarityMatrix;
import org.classblocks.write.parquet.ParquetRecords;
import org.classblocks.write.parquet.ParquetTable;

/** The tables of groups of samples, and of where groups differ. */
public record GroupTables(GroupComparison comparison, ClassList classes, ClassOrder order) {
  public static final String GROUPS = "groups/part-00000.parquet";
  public static final String PAIRS = "group-pairs/part-00000.parquet";
  public static final String BLOCKS = "group-blocks/part-00000.parquet";

  private static final String GROUP_ID = "group_id";
  private static final String GROUP = "group";
  private static final String SAMPLES = "samples";
  private static final String KEPT_PAIRS = "kept_pairs";
  private static final String CLASS_ID = "class_id";
  private static final String STATUS = "status";
  private static final String LOAD = "load";
  private static final String CLASS_A = "class_a";
  private static final String CLASS_B = "class_b";
  private static final String BLOCK = "block_id";
  private static final String LOWEST_GROUP = "lowest_group";
  private static final String LOWEST = "lowest";
  private static final String HIGHEST_GROUP = "highest_group";
  private static final String HIGHEST = "highest";
  private static final String STATISTIC = "statistic";
  private static final String DEGREES = "degrees_of_freedom";
  private static final String P_VALUE = "p_value";

  /** A row per group. */
  public void writeGroups(OutputStream out) throws IOException {
    List<SampleGroup> groups = comparison.groups();
    ParquetTable.<Integer>named("groups")
        .int32(GROUP_ID, id -> id)
        .text(GROUP, id -> groups.get(id).name())
        .finiteFloat64(SAMPLES, id -> groups.get(id).samples())
        .int32("classes_ok", id -> groups.get(id).similarity().usableClasses().length)
        .optionalInt32(KEPT_PAIRS, id -> keptPairs(groups.get(id)))
        .write(IntStream.range(0, groups.size()).boxed().toList(), out);
  }

  private static Integer keptPairs(SampleGroup group) {
    return group.similarity() instanceof SimilarityGraph graph ? graph.entries() / 2 : null;
  }

  /** A row per class of a group, which says what the graph of the group does not keep. */
  public static void writeClasses(SimilarityGraph graph, OutputStream out) throws IOException {
    ParquetTable.<Integer>named("group-classes")
        .int32(CLASS_ID, id -> id)
        .text(STATUS, id -> graph.status(id).text())
        .float64(LOAD, graph::load)
        .write(IntStream.range(0, graph.size()).iterator(), out);
  }

  /** A row per pair of classes among those that differ most, the most significant first. */
  public void writePairs(Similarity pooled, OutputStream out) throws IOException {
    List<GroupComparison.Pair> pairs = comparison.pairs();
    ParquetTable<GroupComparison.Pair> table =
        ParquetTable.<GroupComparison.Pair>named("group-pairs")
            .int32(CLASS_A, GroupComparison.Pair::classA)
            .text("class_a_name", pair -> classes.name(pair.classA()))
            .int32("position_a", pair -> order.positionOf(pair.classA()))
            .int32(CLASS_B, GroupComparison.Pair::classB)
            .text("class_b_name", pair -> classes.name(pair.classB()))
            .int32("position_b", pair -> order.positionOf(pair.classB()))
            .finiteFloat64("similarity", pair -> pooled.at(pair.classA(), pair.classB()));
    withDifference(table, GroupComparison.Pair::difference).write(pairs, out);
  }

  /** A row per block. */
  public void writeBlocks(BlockForest forest, OutputStream out) throws IOException {
    ParquetTable<GroupComparison.BlockDifference> table =
        ParquetTable.<GroupComparison.BlockDifference>named("group-blocks")
            .int32(BLOCK, GroupComparison.BlockDifference::blockId)
            .text("name", found -> block(forest, found).name())
            .int32("size", found -> block(forest, found).size())
            .finiteFloat64("cohesion", found -> block(forest, found).cohesion());
    withDifference(table, GroupComparison.BlockDifference::difference)
        .write(comparison.blocks(), out);
  }

  private static Block block(BlockForest forest, GroupComparison.BlockDifference found) {
    return forest.blocks().get(found.blockId());
  }

  private static <T> ParquetTable<T> withDifference(
      ParquetTable<T> table, Function<T, Difference> of) {
    return table
        .text(LOWEST_GROUP, row -> of.apply(row).lowestGroup())
        .finiteFloat64(LOWEST, row -> of.apply(row).lowest())
        .text(HIGHEST_GROUP, row -> of.apply(row).highestGroup())
        .finiteFloat64(HIGHEST, row -> of.apply(row).highest())
        .finiteFloat64("difference", row -> of.apply(row).range())
        .finiteFloat64(STATISTIC, row -> of.apply(row).statistic())
        .int32(DEGREES, row -> of.apply(row).degreesOfFreedom())
        .finiteFloat64(P_VALUE, row -> of.apply(row).pValue())
        .bool("exceeds_noise", row -> of.apply(row).exceedsNoise());
  }

  /** The folder of the matrix of a group. */
  public static String matrix(int groupId) {
    return "group-matrix/group_id=" + groupId;
  }

  /** The folder of the graph of a group, with a slash at the end. */
  public static String graph(int groupId) {
    return "group-graph/group_id=" + groupId + "/";
  }

  /** The file of the classes of a group with a graph. */
  public static String classes(int groupId) {
    return "group-classes/group_id=" + groupId + "/part-00000.parquet";
  }

  /**
   * A group without its similarities.
   *
   * @param keptPairs the number of pairs that its graph keeps; 0 with a matrix
   */
  public record Group(int id, String name, double samples, int keptPairs) {
    /** The group with its similarities, which decide the status of its classes. */
    public SampleGroup with(ClassList classes, SymmetricMatrix similarities) {
      ClassStatus[] statuses = new ClassStatus[classes.size()];
      Arrays.setAll(
          statuses,
          id -> Double.isNaN(similarities.at(id, id)) ? ClassStatus.CONSTANT : ClassStatus.OK);
      return new SampleGroup(name, samples, new SimilarityMatrix(classes, statuses, similarities));
    }

    /**
     * The group with its graph.
     *
     * @param file the bytes of the file of its classes
     * @param rows the kept pairs
     */
    public SampleGroup with(ClassList classes, byte[] file, GraphRows rows) throws IOException {
      ClassStatus[] statuses = new ClassStatus[classes.size()];
      double[] loads = new double[statuses.length];
      double[] leftOut = new double[statuses.length];
      try (ParquetRecords records = new ParquetRecords(file)) {
        while (records.hasNext()) {
          ParquetRecords.Row row = records.next();
          int id = Objects.checkIndex(row.int32(CLASS_ID), statuses.length);
          statuses[id] = ClassStatus.of(row.text(STATUS));
          loads[id] = row.float64(LOAD);
          leftOut[id] = statuses[id] == ClassStatus.OK ? 1 : Double.NaN;
        }
      }
      SimilarityGraph graph = SimilarityGraph.of(classes, statuses, loads, leftOut, rows);
      return new SampleGroup(name, samples, graph);
    }
  }

  /** The groups of a file, by id. */
  public static List<Group> readGroups(byte[] file) throws IOException {
    return ParquetRecords.read(file).stream()
        .map(GroupTables::group)
        .sorted(Comparator.comparingInt(Group::id))
        .toList();
  }

  private static Group group(ParquetRecords.Row row) {
    return new Group(
        row.int32(GROUP_ID),
        row.text(GROUP),
        row.float64(SAMPLES),
        row.isNull(KEPT_PAIRS) ? 0 : row.int32(KEPT_PAIRS));
  }

  public static List<GroupComparison.Pair> readPairs(byte[] file) throws IOException {
    return ParquetRecords.read(file).stream()
        .map(
            row ->
                new GroupComparison.Pair(row.int32(CLASS_A), row.int32(CLASS_B), difference(row)))
        .toList();
  }

  public static List<GroupComparison.BlockDifference> readBlocks(byte[] file) throws IOException {
    return ParquetRecords.read(file).stream()
        .map(row -> new GroupComparison.BlockDifference(row.int32(BLOCK), difference(row)))
        .toList();
  }

  private static Difference difference(ParquetRecords.Row row) {
    return new Difference(
        row.text(LOWEST_GROUP),
        row.float64(LOWEST),
        row.text(HIGHEST_GROUP),
        row.float64(HIGHEST),
        row.float64(STATISTIC),
        row.int32(DEGREES),
        row.float64(P_VALUE));
  }
}
