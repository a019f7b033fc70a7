package org.classblocks.conf;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.classblocks.Secrets;
import org.classblocks.UserErrorException;

/**
 * The configuration of a recut run: that of its parent, with some keys changed. Keys that would
 * change the similarities are refused, except clipping, which can be added but not undone.
 */
public final class RecutConfig {
  private static final String PRESET = "order.preset";
  private static final String SUPPORT = "blocks.support";
  private static final String CLIP = "similarity.clip-negative";

  /** The keys that blocks depend on. Leaf order is left out, since resamples have none. */
  private static final List<String> OF_BLOCKS =
      List.of("order.linkage", "order.distance", "blocks.min-size", "blocks.min-contrast", CLIP);

  private static final List<String> CHANGEABLE =
      List.of(
          "classes.taxonomy",
          "expectations",
          "order.",
          "blocks.",
          "output.",
          "run.",
          "report.",
          "compare.");

  private RecutConfig() {}

  /**
   * Puts the configuration together. A preset that is given anew is a new start: it sets all keys
   * of the order and the clipping that are not given with it. So does a leaf order for whether
   * general classes come first. The support of blocks stays if the blocks do, and is left out
   * otherwise: see {@link #hasLostSupport}.
   *
   * @param parent the parent's configuration with its defaults, by key, as its manifest has it
   * @param place the keys that say where the new run goes, unless they are given
   * @param given the keys to change
   * @throws UserErrorException if a key is unknown, its value is not what it must be, or the logs
   *     would have to be read to heed it
   */
  public static JobConfig from(Map<String, ?> parent, ConfigSource place, ConfigSource given) {
    ConfigSource source = new ConfigSource();
    parent.forEach(source::addIfPresent);
    JobConfig before = JobConfig.from(source);
    if (given.has(PRESET)) {
      source.removeKeys(key -> key.startsWith("order.") || key.equals(CLIP));
    }
    if (given.has(OrderConfig.LEAF_ORDER)) {
      source.removeKeys(OrderConfig.GENERAL_CLASS_FIRST::equals);
    }
    source.removeKeys(key -> key.equals("output.path"));
    JobConfig after = JobConfig.from(source.addAll(place).addAll(given));
    if (after.blocks().support() && !(before.blocks().support() && haveSameBlocks(before, after))) {
      if (given.has(SUPPORT)) {
        throw UserErrorException.usage(
            "Configuration key %s: recut reads no logs, so it cannot measure the support of"
                + " other blocks. Leave it out, or run analyze.",
            SUPPORT);
      }
      after = JobConfig.from(source.removeKeys(SUPPORT::equals));
    }
    requireSameSimilarities(before, after);
    requireWhole(after);
    return after;
  }

  /**
   * Whether a run loses the support of its parent's blocks because its settings of blocks differ.
   */
  public static boolean hasLostSupport(Map<String, ?> parent, ConfigSource given, JobConfig after) {
    return Boolean.TRUE.equals(parent.get(SUPPORT))
        && !after.blocks().support()
        && !given.has(SUPPORT);
  }

  /** Whether a run has clipped its negative similarities, by its configuration. */
  public static boolean hasClipped(Map<String, ?> parent) {
    return Boolean.TRUE.equals(parent.get(CLIP));
  }

  private static boolean haveSameBlocks(JobConfig before, JobConfig after) {
    return OF_BLOCKS.stream()
        .allMatch(key -> Objects.equals(before.effective().get(key), after.effective().get(key)));
  }

  private static void requireSameSimilarities(JobConfig before, JobConfig after) {
    after
        .effective()
        .forEach(
            (key, value) -> {
              Object old = before.effective().get(key);
              if (!isChangeable(key) && !Objects.equals(value, old)) {
                throw UserErrorException.usage(
                    "Configuration key %s: recut reads no logs, so it cannot change it from %s"
                        + " to %s. Leave it out, or run analyze.",
                    key, shown(old), shown(value));
              }
            });
    if (before.similarity().clipNegative() && !after.similarity().clipNegative()) {
      throw UserErrorException.usage(
          "Configuration key %s: the run has clipped its negative similarities, which cannot be"
              + " restored. Set it to true, or run analyze.",
          CLIP);
    }
  }

  /** A path without its credentials leads nowhere. */
  private static void requireWhole(JobConfig config) {
    config
        .effective()
        .forEach(
            (key, value) -> {
              if (isChangeable(key) && value instanceof String text && Secrets.isMasked(text)) {
                throw UserErrorException.usage(
                    "Configuration key %s: the manifest of the run keeps no credentials, only"
                        + " %s. Give it again with --set %1$s=VALUE, or leave it out with --set"
                        + " %1$s=.",
                    key, text);
              }
            });
  }

  private static boolean isChangeable(String key) {
    return key.equals(CLIP) || CHANGEABLE.stream().anyMatch(key::startsWith);
  }

  private static String shown(Object value) {
    return value == null ? "no value" : "'" + value + "'";
  }
}
