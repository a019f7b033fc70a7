package org.classblocks.spark.intake;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.hash.Murmur3_x86_32;
import org.classblocks.UserErrorException;
import org.classblocks.moments.Stratum;
import org.classblocks.moments.batch.SampleBatch;
import org.classblocks.similarity.HalfSamples;
import org.classblocks.spark.files.LogColumn;

/**
 * How a row holds the group or the cluster of its sample, recognised from the column's type.
 *
 * @param column the name of the column, for people
 * @param type text, whole number, true or false, or date
 */
public record GroupEncoding(String column, DataType type) implements Serializable {
  /** The types of groups, for people. */
  public static final String TYPES = "a string, an integer, a boolean or a date";

  /** That of hashes in Spark SQL. */
  private static final int SEED = 42;

  private static final int EXAMPLES = 3;
  private static final int EXAMPLE = 60;

  public static Optional<GroupEncoding> of(LogColumn column) {
    DataType type = column.type();
    boolean known =
        type.equals(DataTypes.StringType)
            || type instanceof IntegralType
            || type.equals(DataTypes.BooleanType)
            || type instanceof DateType;
    return known ? Optional.of(new GroupEncoding(column.name(), type)) : Optional.empty();
  }

  /**
   * Checks that a log has no more groups than allowed.
   *
   * @param found the groups so far; the empty one means none
   * @param most the most groups
   * @throws UserErrorException if there are more
   */
  public void requireRoom(Set<String> found, int most) {
    if (found.size() - (found.contains("") ? 1 : 0) > most) {
      throw UserErrorException.input(
          "Column '%s' (input.group) has more than %d values, for example %s. Name a column with"
              + " fewer values, or raise input.max-groups.",
          column,
          most,
          found.stream()
              .filter(group -> !group.isEmpty())
              .sorted()
              .limit(EXAMPLES)
              .map(Stratum::valueOf)
              .map(value -> "'" + value.substring(0, Math.min(EXAMPLE, value.length())) + "'")
              .collect(Collectors.joining(", ")));
    }
  }

  /**
   * The fold of a row whose cluster this is; by turns without one. All samples of a cluster are of
   * the same fold, in every log and on every date: in Spark SQL {@code pmod(hash(cast(cluster as
   * string)), 10)}.
   */
  int foldOf(InternalRow row, int ordinal) {
    return row.isNullAt(ordinal)
        ? SampleBatch.BY_TURNS
        : foldOf(Stratum.valueOf(groupOf(row, ordinal)));
  }

  private static int foldOf(String cluster) {
    byte[] text = cluster.getBytes(StandardCharsets.UTF_8);
    return Math.floorMod(
        Murmur3_x86_32.hashUnsafeBytes(text, Platform.BYTE_ARRAY_OFFSET, text.length, SEED),
        HalfSamples.FOLDS);
  }

  /** The group of a row, see {@link Stratum#groupOf}; empty for none. */
  String groupOf(InternalRow row, int ordinal) {
    if (row.isNullAt(ordinal)) {
      return "";
    }
    return Stratum.groupOf(
        type instanceof DateType
            ? LocalDate.ofEpochDay(row.getInt(ordinal)).toString()
            : row.get(ordinal, type).toString());
  }
}
