package org.classblocks.app.source;

import java.util.List;
import java.util.Optional;
import org.classblocks.Text;
import org.classblocks.app.session.Counts;
import org.classblocks.conf.JobConfig;
import org.classblocks.conf.SimilarityConfig.Folds;
import org.classblocks.spark.plan.MemoryEstimate;
import org.classblocks.spark.plan.TilePlan;
import org.classblocks.write.state.StoredState;

/**
 * Decides whether the sums of folds are kept.
 *
 * @param config says whether they are wanted
 * @param heapBytes the largest heap of the driver
 */
record FoldRule(JobConfig config, long heapBytes) {
  private static final int MOST_CLASSES = 2_000;
  private static final long MOST_SHUFFLE_BYTES = 4L << 30;
  private static final int SHARE_OF_HEAP = 2;

  /** For the heap of this machine. */
  FoldRule(JobConfig config) {
    this(config, Runtime.getRuntime().maxMemory());
  }

  /** Whether they are kept whatever they cost. */
  boolean areRequired() {
    return config.blocks().support()
        || config.input().cluster().isPresent()
        || config.similarity().folds() == Folds.KEEP;
  }

  /** Partial correlations need them for clusters only. */
  private boolean areWanted() {
    return !config.similarity().isOfMeans()
        && config.similarity().folds() != Folds.NONE
        && (config.similarity().given().isEmpty() || config.input().cluster().isPresent());
  }

  /**
   * Whether they are kept.
   *
   * @param folded a plan with folds
   */
  boolean keeps(TilePlan folded) {
    return areWanted() && (areRequired() || obstacle(folded).isEmpty());
  }

  /**
   * Why folds are not kept though nobody said so, for people.
   *
   * @param folded a plan with folds
   */
  Optional<String> note(TilePlan folded) {
    return keeps(folded) || !areWanted()
        ? Optional.empty()
        : obstacle(folded)
            .map(
                cause ->
                    Text.of(
                        "Sums of ten folds are not kept, because %s. Comparisons know less of the"
                            + " sampling noise without them. similarity.folds=keep keeps them.",
                        cause));
  }

  /** Why a run has no folds if some of the states of its window have none, for people. */
  Optional<String> note(List<StoredState> states) {
    long without = Window.withoutFolds(states);
    return without == 0 || !areWanted()
        ? Optional.empty()
        : Optional.of(
            Text.of(
                "%d of %s of this window have no sums of folds, so the run has none, and"
                    + " comparisons know less of its sampling noise. A window has them once all of"
                    + " its states do.",
                without, Counts.of(states.size(), "state", "states")));
  }

  private Optional<String> obstacle(TilePlan folded) {
    long needed = new MemoryEstimate(folded, 0).driverHeap();
    if (folded.classCount() > MOST_CLASSES) {
      return Optional.of(
          Text.of("there are more than %,d classes: %,d", MOST_CLASSES, folded.classCount()));
    }
    if (needed > heapBytes / SHARE_OF_HEAP) {
      return Optional.of(
          Text.of(
              "they take %s of the driver's heap of %s",
              Counts.bytes(needed), Counts.bytes(heapBytes)));
    }
    if (folded.bands().size() > 1) {
      return Optional.of("they do not fit in the memory of a task");
    }
    return folded.shuffleBytes() > MOST_SHUFFLE_BYTES
        ? Optional.of(Text.of("the shuffle would grow to %s", Counts.bytes(folded.shuffleBytes())))
        : Optional.empty();
  }
}
