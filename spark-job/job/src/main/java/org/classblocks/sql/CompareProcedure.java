package org.classblocks.sql;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.classblocks.ClassBlocks;
import org.classblocks.app.compare.RunComparer.ComparisonSummary;
import org.classblocks.write.comparison.ComparisonFigures;

/** Compares two runs. */
final class CompareProcedure extends StoredProcedure {
  private static final StructType SCHEMA =
      new StructType()
          .add("location", "string")
          .add("page", "string")
          .add("before_run_id", "string")
          .add("after_run_id", "string")
          .add("alert", "boolean")
          .add("drift", "double")
          .add("changed_pairs", "double")
          .add("moved_classes", "double")
          .add("lost_classes", "double")
          .add("gone_blocks", "double")
          .add("adjusted_rand_index_top", "double")
          .add("adjusted_rand_index_finest", "double");

  CompareProcedure() {
    super(
        "compare",
        "Compares two runs, and writes the comparison.",
        List.of(Argument.BEFORE, Argument.AFTER),
        List.of(Argument.OUTPUT, Argument.OPTIONS));
  }

  @Override
  LocalRows run(Arguments arguments) {
    ComparisonSummary found =
        ClassBlocks.on(SparkSession.active())
            .options(arguments.configuration(Optional.empty()))
            .compare(arguments.text(Argument.BEFORE), arguments.text(Argument.AFTER));
    ComparisonFigures figures = found.figures();
    Object[] row = {
      found.directory(),
      found.page(),
      figures.before().runId(),
      figures.after().runId(),
      found.isAlert(),
      figures.drift().drift(),
      figures.pairs().changedShare(),
      figures.classes().movedShare(),
      figures.classes().lostShare(),
      figures.blocks().goneShare(),
      figures.adjustedRandIndex().top(),
      figures.adjustedRandIndex().finest()
    };
    return new LocalRows(SCHEMA, List.<Object[]>of(row));
  }
}
