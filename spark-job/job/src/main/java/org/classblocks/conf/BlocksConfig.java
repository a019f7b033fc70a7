package org.classblocks.conf;

/**
 * What counts as a block.
 *
 * @param minSize the fewest classes
 * @param minContrast how far the similarities inside must lie above those between the block and
 *     what it merges with, in standard errors
 * @param support whether blocks are sought in halves of the samples, too, to see how often each
 *     comes back
 */
public record BlocksConfig(int minSize, double minContrast, boolean support) {
  static BlocksConfig from(ConfigValues values) {
    return new BlocksConfig(
        values.integer("blocks.min-size", 3, 2),
        values.number("blocks.min-contrast", 5, 0, 1000),
        values.flag("blocks.support", false));
  }
}
