package org.classblocks.compare.noise;

import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.classblocks.moments.ListedPairs;
import org.classblocks.result.RunResult;

/**
 * Says whether classes of a run have no correlation in another one by chance, because few samples
 * list them.
 *
 * @param run the run that has the classes
 * @param other the run in which they may be lost
 * @param there gives the id of a class in the other run; negative if it is in the first one only
 * @param inflation how many of the run's independent samples count for one
 */
public record RareListings(
    RunResult run, RunResult other, IntUnaryOperator there, double inflation) {
  /**
   * Whether chance alone explains that some class of a block is lost.
   *
   * @param level how likely chance must be at least to explain it
   */
  public boolean explainLossIn(int block, double level) {
    return IntStream.range(
            run.blocks().blocks().get(block).start(), run.blocks().blocks().get(block).end())
        .map(run.order()::classAt)
        .filter(this::isLost)
        .anyMatch(id -> chance(id) >= level);
  }

  private boolean isLost(int id) {
    int otherId = there.applyAsInt(id);
    return otherId >= 0 && run.hasCorrelation(id) && !other.hasCorrelation(otherId);
  }

  /**
   * How likely no sample of the other run lists any one of the classes that as large a share of
   * this run's samples lists, if nothing changed: 0 if all samples have scores of the class.
   */
  public double chance(int id) {
    ListedPairs listed = run.log().listed();
    if (!listed.areCounted() || listed.listed(id) == listed.samples()) {
      return 0;
    }
    double share = run.samples() / (run.samples() + other.samples());
    double listing = (double) listed.listed(id) / listed.samples() * run.samples() / inflation;
    return Math.min(1, run.similarity().size() * Math.pow(share, listing));
  }
}
