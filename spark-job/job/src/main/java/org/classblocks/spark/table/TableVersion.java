package org.classblocks.spark.table;

/**
 * A table as it was at one time.
 *
 * @param table the name of the table, or its path
 * @param version what identifies its content there, such as the id of a snapshot
 */
public record TableVersion(String table, String version) {
  /** Its name and version, for people. */
  public String text() {
    return "table " + table + " at version " + version;
  }
}
