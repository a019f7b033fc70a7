package org.classblocks.spark.table;

import java.util.Locale;
import java.util.Optional;
import org.apache.spark.SparkThrowable;
import org.classblocks.UserErrorException;
import org.classblocks.conf.LogLocation;
import org.classblocks.spark.files.ReadFailures;

/**
 * Turns what a source throws while it is opened into user errors.
 *
 * @param location what was to be opened
 * @param sparkVersion the version of Spark
 */
record SourceFailures(LogLocation location, String sparkVersion) {
  /** The error for people: one line. */
  UserErrorException asUserError(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UserErrorException known) {
        return known;
      }
    }
    String condition =
        failure instanceof SparkThrowable spark && spark.getCondition() != null
            ? spark.getCondition()
            : "";
    String reason = ReadFailures.reason(failure);
    return error(condition, reason).causedBy(failure);
  }

  private UserErrorException error(String condition, String reason) {
    if (isMissing(condition, reason)) {
      return missingSource();
    }
    if (condition.startsWith("DELTA_CONFIGURE_SPARK_SESSION")) {
      return UserErrorException.input(
          "The session lacks the extension of Delta. Set spark.sql.extensions to"
              + " io.delta.sql.DeltaSparkSessionExtension and spark.sql.catalog.spark_catalog to"
              + " org.apache.spark.sql.delta.catalog.DeltaCatalog when Spark starts.");
    }
    return location.table().isPresent()
        ? ofTable(condition, reason)
        : UserErrorException.input(
            "The log cannot be read as %s: %s. Check input.paths%s, input.format and"
                + " input.options.",
            location.format(), reason, snapshotKey());
  }

  private UserErrorException ofTable(String condition, String reason) {
    String table = location.table().orElseThrow();
    if (condition.startsWith("TABLE_OR_VIEW_NOT_FOUND")
        || condition.startsWith("SCHEMA_NOT_FOUND")
        || condition.startsWith("CATALOG_NOT_FOUND")
        || condition.startsWith("REQUIRES_SINGLE_PART_NAMESPACE")) {
      return UserErrorException.input(
          "There is no table %s in the catalogs of this session. Check input.table and the settings"
              + " of its catalog (spark.sql.catalog.NAME).",
          table);
    }
    return UserErrorException.input(
        "Table %s cannot be read: %s. Check input.table%s, and that you may read it.",
        table, reason, snapshotKey());
  }

  private String snapshotKey() {
    return location.snapshot().isPresent() ? ", input.snapshot" : "";
  }

  private static boolean isMissing(String condition, String reason) {
    return condition.startsWith("DATA_SOURCE_NOT_FOUND")
        || reason.startsWith("Failed to find data source");
  }

  private UserErrorException missingSource() {
    return SourcePackages.of(location.format(), sparkVersion)
        .map(
            found ->
                UserErrorException.input(
                    "Data source %s is not on the class path. Add it with --packages %s in"
                        + " submit.sh, or name its jars in CLASSBLOCKS_JARS for classblocks.sh.",
                    location.format(), found))
        .orElseGet(
            () ->
                UserErrorException.input(
                    "Data source %s (input.format) is not on the class path. Check its name, or add"
                        + " its jar with --jars in submit.sh or CLASSBLOCKS_JARS for"
                        + " classblocks.sh.",
                    location.format()));
  }

  /** Where data sources come from that Spark does not bring. */
  private static final class SourcePackages {
    private static final String SCALA = "_2.13";

    private SourcePackages() {}

    /** The Maven coordinates of a data source for a version of Spark. */
    static Optional<String> of(String format, String spark) {
      String line = spark.replaceAll("^(\\d+\\.\\d+).*", "$1");
      return switch (format.toLowerCase(Locale.ROOT)) {
        case "avro" -> Optional.of("org.apache.spark:spark-avro" + SCALA + ":" + spark);
        case "delta" ->
            Optional.of(
                line.equals("4.0")
                    ? "io.delta:delta-spark" + SCALA + ":4.0.0"
                    : "io.delta:delta-spark_" + line + SCALA + ":4.1.0");
        case "iceberg" ->
            Optional.of("org.apache.iceberg:iceberg-spark-runtime-" + line + SCALA + ":1.12.0");
        default -> Optional.empty();
      };
    }
  }
}
