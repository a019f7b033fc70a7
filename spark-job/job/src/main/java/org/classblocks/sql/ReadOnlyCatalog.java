package org.classblocks.sql;

import java.util.Map;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.NamespaceChange;
import org.apache.spark.sql.connector.catalog.SupportsNamespaces;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCatalog;
import org.apache.spark.sql.connector.catalog.TableChange;
import org.apache.spark.sql.connector.expressions.Transform;
import org.classblocks.UserErrorException;

/** A catalog that refuses to create, alter, rename and drop. */
abstract class ReadOnlyCatalog implements TableCatalog, SupportsNamespaces {
  private static UserErrorException refused(String what) {
    return UserErrorException.usage(
        "The catalog of ClassBlocks is read-only, so it cannot %s. Use CALL with one of its"
            + " procedures to make a run.",
        what);
  }

  @Override
  @SuppressWarnings("deprecation") // Its successor calls it, and Spark 4.0 knows no other.
  public final Table createTable(
      Identifier table, Column[] columns, Transform[] partitions, Map<String, String> properties) {
    throw refused("create the table " + table);
  }

  @Override
  public final Table alterTable(Identifier table, TableChange... changes) {
    throw refused("alter the table " + table);
  }

  @Override
  public final boolean dropTable(Identifier table) {
    throw refused("drop the table " + table);
  }

  @Override
  public final void renameTable(Identifier table, Identifier name) {
    throw refused("rename the table " + table);
  }

  @Override
  public final void createNamespace(String[] namespace, Map<String, String> metadata) {
    throw refused("create the namespace " + String.join(".", namespace));
  }

  @Override
  public final void alterNamespace(String[] namespace, NamespaceChange... changes) {
    throw refused("alter the namespace " + String.join(".", namespace));
  }

  @Override
  public final boolean dropNamespace(String[] namespace, boolean cascade) {
    throw refused("drop the namespace " + String.join(".", namespace));
  }
}
