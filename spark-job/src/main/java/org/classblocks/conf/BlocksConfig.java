package org.classblocks.conf;

/**
 * What counts as a block.
 *
 * @param minSize the fewest classes
 * @param minContrast how far the similarities inside must lie above those between the block and
 *     what it merges with, in standard errors
 */
public record BlocksConfig(int minSize, double minContrast) {
  static BlocksConfig from(ConfigValues values) {
    return new BlocksConfig(
        values.integer("blocks.min-size", 3, 2), values.number("blocks.min-contrast", 5, 0, 1000));
  }
}
