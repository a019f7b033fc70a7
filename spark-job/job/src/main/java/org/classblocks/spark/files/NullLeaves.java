package org.classblocks.spark.files;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.schema.Type;

/**
 * The leaves of a schema that hold nothing but nulls.
 *
 * @param leaves those whose statistics say so
 */
record NullLeaves(Set<ColumnPath> leaves) {
  /** The logical type of nulls, which has no class in the Parquet of Spark 4.0. */
  private static final String UNKNOWN = "UNKNOWN";

  NullLeaves {
    leaves = Set.copyOf(leaves);
  }

  /** Whether a field holds nothing else: by its type, or by what its leaves hold. */
  boolean areAll(Type field, List<String> path) {
    return field.isPrimitive()
        ? UNKNOWN.equals(String.valueOf(field.getLogicalTypeAnnotation()))
            || leaves.contains(ColumnPath.get(path.toArray(String[]::new)))
        : field.asGroupType().getFields().stream()
            .allMatch(inside -> areAll(inside, inside(path, inside)));
  }

  /** The path of a field inside another one. */
  static List<String> inside(List<String> path, Type field) {
    return Stream.concat(path.stream(), Stream.of(field.getName())).toList();
  }
}
