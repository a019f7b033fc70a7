package org.classblocks.conf;

/**
 * The settings of block finding.
 *
 * @param minSize the fewest classes of a block
 * @param minContrast how far the similarities inside must lie above those between the block and
 *     what it merges with, in standard errors
 * @param support whether to measure how often each block comes back in resamples
 */
public record BlocksConfig(int minSize, double minContrast, boolean support) {
  static BlocksConfig from(ConfigValues values) {
    return new BlocksConfig(
        values.integer("blocks.min-size", 3, 2),
        values.number("blocks.min-contrast", 4, 0, 1000),
        values.flag("blocks.support", false));
  }
}
