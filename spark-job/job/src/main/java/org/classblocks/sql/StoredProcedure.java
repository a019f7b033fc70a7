package org.classblocks.sql;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.catalog.procedures.BoundProcedure;
import org.apache.spark.sql.connector.catalog.procedures.ProcedureParameter;
import org.apache.spark.sql.connector.catalog.procedures.UnboundProcedure;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.types.StructType;

/** A procedure: its arguments, and what it does. Spark checks names and types of arguments. */
abstract class StoredProcedure implements UnboundProcedure, BoundProcedure {
  private final String name;
  private final String description;
  private final List<Argument> required;
  private final List<Argument> optional;

  StoredProcedure(
      String name, String description, List<Argument> required, List<Argument> optional) {
    this.name = name;
    this.description = description;
    this.required = required;
    this.optional = optional;
  }

  /** Does the work, and returns what is to be told of it. */
  abstract LocalRows run(Arguments arguments);

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String description() {
    return description;
  }

  @Override
  public final BoundProcedure bind(StructType inputType) {
    return this;
  }

  @Override
  public final ProcedureParameter[] parameters() {
    return Stream.concat(
            required.stream().map(Argument::required), optional.stream().map(Argument::optional))
        .toArray(ProcedureParameter[]::new);
  }

  @Override
  public final boolean isDeterministic() {
    return false;
  }

  @Override
  public final Iterator<Scan> call(InternalRow values) {
    List<Argument> names = Stream.concat(required.stream(), optional.stream()).toList();
    return List.<Scan>of(run(new Arguments(names, values))).iterator();
  }
}
