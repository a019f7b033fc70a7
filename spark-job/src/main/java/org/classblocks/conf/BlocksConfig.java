package org.classblocks.conf;

/**
 * What counts as a block.
 *
 * @param minSize the fewest classes
 * @param minPersistence how clearly a block must stand out: how much of the distance (1 -
 *     similarity) between it and what it merges with must be gone between its own two halves
 */
public record BlocksConfig(int minSize, double minPersistence) {
  static BlocksConfig from(ConfigValues values) {
    return new BlocksConfig(
        values.integer("blocks.min-size", 3, 2),
        values.number("blocks.min-persistence", 0.05, 0, 1));
  }
}
