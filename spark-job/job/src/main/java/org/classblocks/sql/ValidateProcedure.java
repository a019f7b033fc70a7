package org.classblocks.sql;

import static org.classblocks.sql.Argument.CLASSES;
import static org.classblocks.sql.Argument.INPUT;
import static org.classblocks.sql.Argument.LABELS;
import static org.classblocks.sql.Argument.OPTIONS;
import static org.classblocks.sql.Argument.SCORES;
import static org.classblocks.sql.Argument.TABLE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.classblocks.ClassBlocks;
import org.classblocks.app.run.Validation;

/**
 * Says what a log holds and what is wrong with it. The last row has the kind {@code refused} if
 * {@code analyze} would refuse the log.
 */
final class ValidateProcedure extends StoredProcedure {
  private static final StructType SCHEMA =
      new StructType().add("kind", "string").add("count", "bigint").add("example", "string");

  ValidateProcedure() {
    super(
        "validate",
        "Reads a prediction log once and says what is wrong with it.",
        List.of(),
        List.of(TABLE, SCORES, LABELS, CLASSES, INPUT, OPTIONS));
  }

  @Override
  LocalRows run(Arguments arguments) {
    Validation found =
        ClassBlocks.on(SparkSession.active())
            .options(arguments.configuration(Optional.empty()))
            .validate();
    List<Object[]> rows = new ArrayList<>();
    found.counts().forEach(it -> rows.add(new Object[] {it.kind(), it.count(), it.example()}));
    found.lines().forEach(line -> rows.add(new Object[] {"note", null, line.strip()}));
    found
        .refusal()
        .ifPresent(refusal -> rows.add(new Object[] {"refused", null, refusal.getMessage()}));
    return new LocalRows(SCHEMA, rows);
  }
}
