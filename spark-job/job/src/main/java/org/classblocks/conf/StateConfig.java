package org.classblocks.conf;

import java.util.Optional;
import org.classblocks.UserErrorException;

/**
 * The settings of states.
 *
 * @param path the folder of all states; without one, nothing is kept
 * @param windowDays how many dates a run covers, the last of them its own
 */
public record StateConfig(Optional<String> path, int windowDays) {
  /** Ten years: each date is looked up. */
  private static final int MOST_DAYS = 3_660;

  static StateConfig from(ConfigValues values) {
    return new StateConfig(
        values.text("state.path"), values.integer("state.window-days", 1, 1, MOST_DAYS));
  }

  /**
   * Checks that the statistics can be kept by date, if they are to be.
   *
   * @throws UserErrorException naming the key that prevents it
   */
  static void check(JobConfig config) {
    if (config.state().path().isEmpty()) {
      if (config.state().windowDays() > 1) {
        throw UserErrorException.usage(
            "Configuration key state.window-days: a window of %d dates is added up from their"
                + " states. Name the folder of the states with state.path.",
            config.state().windowDays());
      }
      return;
    }
    if (config.similarity().measure() == SimilarityConfig.Measure.CLASS_MEANS) {
      throw UserErrorException.usage(
          "Configuration key state.path: class means have no state. Leave out state.path or"
              + " similarity.measure=class-means.");
    }
    if (config.similarity().classBalance() != SimilarityConfig.ClassBalance.NONE) {
      throw UserErrorException.usage(
          "Configuration key state.path: similarity.class-balance weighs samples by how frequent"
              + " their labels are in all logs, which the state of one date cannot know. Leave one"
              + " of them out, or log weights and name their column with input.weight.");
    }
  }
}
