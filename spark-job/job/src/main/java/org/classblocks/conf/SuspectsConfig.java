package org.classblocks.conf;

/**
 * The settings of suspects, for logs with labels and sample ids.
 *
 * @param limit how many samples are listed whose labels look wrong; with 0 they are not looked for
 */
public record SuspectsConfig(int limit) {
  /** Each takes some 150 bytes on every executor and on the driver. */
  private static final int MOST = 1_000_000;

  static SuspectsConfig from(ConfigValues values) {
    return new SuspectsConfig(values.integer("suspects.limit", 10_000, 0, MOST));
  }
}
