package org.classblocks.sql;

import static org.classblocks.sql.Argument.CLASSES;
import static org.classblocks.sql.Argument.FORCE;
import static org.classblocks.sql.Argument.INPUT;
import static org.classblocks.sql.Argument.LABELS;
import static org.classblocks.sql.Argument.OPTIONS;
import static org.classblocks.sql.Argument.OUTPUT;
import static org.classblocks.sql.Argument.RUN_DATE;
import static org.classblocks.sql.Argument.SCORES;
import static org.classblocks.sql.Argument.TABLE;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.classblocks.ClassBlocks;

/** Makes a run from a log. */
final class AnalyzeProcedure extends StoredProcedure {
  private final Optional<String> output;

  /**
   * @param output the output path of a call that names none
   */
  AnalyzeProcedure(Optional<String> output) {
    super(
        "analyze",
        "Reads a prediction log and writes a run.",
        List.of(),
        List.of(TABLE, SCORES, LABELS, OUTPUT, CLASSES, INPUT, RUN_DATE, FORCE, OPTIONS));
    this.output = output;
  }

  @Override
  LocalRows run(Arguments arguments) {
    SparkSession spark = SparkSession.active();
    return RunOutcome.of(
        spark, ClassBlocks.on(spark).options(arguments.configuration(output)).run());
  }
}
