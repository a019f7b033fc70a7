package org.classblocks.sql;

import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchNamespaceException;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.ProcedureCatalog;
import org.apache.spark.sql.connector.catalog.SupportsNamespaces;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.procedures.UnboundProcedure;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * ClassBlocks as a catalog of Spark SQL: procedures that make runs, and runs as tables.
 *
 * <p>{@code spark.sql.catalog.NAME} registers it under a name; {@code
 * spark.sql.catalog.NAME.output} names the output path whose runs it shows. The namespace {@code
 * runs} has the tables of all complete runs, and {@code latest} those of the newest. A path as
 * namespace, in backquotes, has the tables of all runs there.
 */
public final class ClassBlocksCatalog extends ReadOnlyCatalog implements ProcedureCatalog {
  private String name;
  private Optional<String> output = Optional.empty();

  @Override
  public void initialize(String givenName, CaseInsensitiveStringMap options) {
    this.name = givenName;
    this.output = Optional.ofNullable(options.get("output"));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public UnboundProcedure loadProcedure(Identifier procedure) {
    return Procedures.named(procedure, output);
  }

  /** Part of the interface since Spark 4.1. */
  @SuppressWarnings("MissingOverride")
  public Identifier[] listProcedures(String[] namespace) {
    return namespace.length == 0 ? Procedures.all() : new Identifier[0];
  }

  @Override
  public Identifier[] listTables(String[] namespace) throws NoSuchNamespaceException {
    return tables(namespace).names().stream()
        .map(table -> Identifier.of(namespace, table))
        .toArray(Identifier[]::new);
  }

  @Override
  public Table loadTable(Identifier table) throws NoSuchTableException {
    return RunTables.in(SparkSession.active(), table.namespace(), output)
        .flatMap(tables -> tables.table(table.name()))
        .orElseThrow(() -> new NoSuchTableException(table));
  }

  private RunTables tables(String[] namespace) throws NoSuchNamespaceException {
    return RunTables.in(SparkSession.active(), namespace, output)
        .orElseThrow(() -> new NoSuchNamespaceException(namespace));
  }

  @Override
  public String[][] listNamespaces() {
    return RunTables.NAMESPACES.stream().map(it -> new String[] {it}).toArray(String[][]::new);
  }

  @Override
  public String[][] listNamespaces(String[] namespace) throws NoSuchNamespaceException {
    if (namespace.length == 0) {
      return listNamespaces();
    }
    loadNamespaceMetadata(namespace);
    return new String[0][];
  }

  @Override
  public Map<String, String> loadNamespaceMetadata(String[] namespace)
      throws NoSuchNamespaceException {
    return Map.of(SupportsNamespaces.PROP_LOCATION, tables(namespace).location());
  }
}
