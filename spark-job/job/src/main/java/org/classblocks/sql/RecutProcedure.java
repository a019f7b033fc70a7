package org.classblocks.sql;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.classblocks.ClassBlocks;

/** Makes a run from a finished one, without reading the log. */
final class RecutProcedure extends StoredProcedure {
  RecutProcedure() {
    super(
        "recut",
        "Gives a finished run a new order or new blocks, as a new run.",
        List.of(Argument.RUN),
        List.of(Argument.OUTPUT, Argument.RUN_DATE, Argument.OPTIONS));
  }

  @Override
  LocalRows run(Arguments arguments) {
    SparkSession spark = SparkSession.active();
    return RunOutcome.of(
        spark,
        ClassBlocks.on(spark)
            .options(arguments.configuration(Optional.empty()))
            .recut(arguments.text(Argument.RUN)));
  }
}
