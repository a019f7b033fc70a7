package org.classblocks.sql;

import java.util.Locale;
import org.apache.spark.sql.connector.catalog.procedures.ProcedureParameter;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The arguments of the procedures. Those that stand for a configuration key have its meaning. */
enum Argument {
  TABLE("input.table", "a table with the log"),
  INPUT("input.paths", "the path of the log: a file, a folder or a glob"),
  SCORES("input.scores", "the column of scores"),
  LABELS("input.labels", "the column of labels"),
  CLASSES("classes.path", "the path of the class list"),
  OUTPUT("output.path", "the folder that holds all runs"),
  RUN_DATE("output.run-date", "the date of the run, as YYYY-MM-DD"),
  FORCE("output.force", DataTypes.BooleanType, "whether to run again on the same input"),
  OPTIONS(
      null,
      DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType),
      "other configuration keys, with their values as --set takes them"),
  RUN(null, "the directory of a run, or an output path for its newest run"),
  BEFORE(null, "the directory or the output path of the earlier run"),
  AFTER(null, "the directory or the output path of the later run");

  private final String key;

  @SuppressWarnings("ImmutableEnumChecker") // Types of Spark are immutable.
  private final DataType type;

  private final String comment;

  Argument(String key, String comment) {
    this(key, DataTypes.StringType, comment);
  }

  Argument(String key, DataType type, String comment) {
    this.key = key;
    this.type = type;
    this.comment = comment;
  }

  /** The configuration key that it sets, or null. */
  String key() {
    return key;
  }

  /** The parameter of a procedure, which may be left out. */
  ProcedureParameter optional() {
    return parameter().defaultValue("NULL").build();
  }

  /** The parameter of a procedure, which must be given. */
  ProcedureParameter required() {
    return parameter().build();
  }

  private ProcedureParameter.Builder parameter() {
    return ProcedureParameter.in(name().toLowerCase(Locale.ROOT), type).comment(comment);
  }
}
