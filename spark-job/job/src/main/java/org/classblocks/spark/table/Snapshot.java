package org.classblocks.spark.table;

import java.util.Map;
import java.util.regex.Pattern;
import org.classblocks.conf.LogLocation;

/** Which version of a table is read, as Spark's options say it. */
final class Snapshot {
  private static final String VERSION = "versionAsOf";
  private static final String TIME = "timestampAsOf";

  /** A date, with or without a time of day. */
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?:[ T]\\d.*)?");

  private Snapshot() {}

  /** The version that a location asks for: a time, or else an id, a tag or a branch. */
  static Map<String, String> of(LogLocation location) {
    return location
        .snapshot()
        .map(asked -> DATE.matcher(asked).matches() ? Map.of(TIME, asked) : exactly(asked))
        .orElse(Map.of());
  }

  /** One version, whatever the table becomes. */
  static Map<String, String> exactly(String version) {
    return Map.of(VERSION, version);
  }
}
