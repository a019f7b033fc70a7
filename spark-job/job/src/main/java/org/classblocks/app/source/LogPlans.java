package org.classblocks.app.source;

import java.util.List;
import java.util.Optional;
import org.classblocks.conf.JobConfig;
import org.classblocks.linalg.Precision;
import org.classblocks.similarity.HalfSamples;
import org.classblocks.spark.aggregate.NeighboursAggregation;
import org.classblocks.spark.log.PredictionLog;
import org.classblocks.spark.plan.Cluster;
import org.classblocks.spark.plan.FormChoice;
import org.classblocks.spark.plan.GraphMemory;
import org.classblocks.spark.plan.MemoryEstimate;
import org.classblocks.spark.plan.NeighboursPlan;
import org.classblocks.spark.plan.PrecisionChoice;
import org.classblocks.spark.plan.TilePlan;
import org.classblocks.write.state.StoredState;

/** Makes plans from configurations. */
public final class LogPlans {
  /** A file of rows of a state, as it is read: its bytes, and its rows twice. */
  private static final long PIECE_BYTES = 80 << 20;

  private LogPlans() {}

  /**
   * The memory of a plan. For class means it is that of their order, because no pair of features
   * has sums.
   */
  public static MemoryEstimate memory(PredictionLog log, TilePlan plan, JobConfig config) {
    return config.similarity().isOfMeans() ? memory(log.classes().size(), false) : log.memory(plan);
  }

  /** The memory of stored similarities. */
  public static MemoryEstimate memory(int classCount, boolean isSparse) {
    return new MemoryEstimate(withoutLog(classCount, isSparse), 0);
  }

  /**
   * The plan to add up states.
   *
   * @param isSparse whether samples list some of the classes
   * @param haveFolds whether all states have the sums of folds
   */
  static TilePlan ofStates(int classCount, boolean isSparse, boolean haveFolds, JobConfig config) {
    TilePlan plan = withoutLog(classCount, isSparse);
    TilePlan grouped = plan.withGroups(mostGroups(config.input().group().isPresent(), config));
    TilePlan folded = grouped.withFolds(HalfSamples.FOLDS, 1);
    return haveFolds && new FoldRule(config).keeps(folded) ? folded : grouped;
  }

  private static TilePlan withoutLog(int classCount, boolean isSparse) {
    return isSparse
        ? TilePlan.ofSparse(classCount, 1, 1, Long.MAX_VALUE)
        : TilePlan.of(classCount, 1, 1, Long.MAX_VALUE, Precision.DOUBLE);
  }

  public static TilePlan of(PredictionLog log, JobConfig config) {
    TilePlan folded = folded(log, config);
    if (!new FoldRule(config).keeps(folded)) {
      return withoutFolds(log, config);
    }
    return log.hasClusters() ? folded.withFixedFolds() : folded;
  }

  /** Whether the similarities of a log are a matrix or a graph, and why. */
  public static FormChoice form(PredictionLog log, JobConfig config) {
    return new FormRule(config).of(log);
  }

  /** How a log is read for similarities of some form. */
  static TilePlan of(PredictionLog log, FormChoice form, JobConfig config) {
    if (!form.isGraph()) {
      return of(log, config);
    }
    return NeighboursAggregation.suits(log)
        ? ofListings(log, config).reading()
        : ofTiles(log, config);
  }

  /** How the neighbours of a similarity graph are found tile by tile. */
  public static TilePlan ofTiles(PredictionLog log, JobConfig config) {
    return withoutFolds(log, config);
  }

  /** How the neighbours of a similarity graph are found in rows that list some of the classes. */
  public static NeighboursPlan ofListings(PredictionLog log, JobConfig config) {
    return log.neighboursPlan(
        config.similarity().graphNeighbours(), mostGroups(log.hasGroups(), config));
  }

  /** How the neighbours of a similarity graph are found in the rows of some states. */
  static NeighboursPlan ofRows(List<StoredState> states, Cluster cluster, JobConfig config) {
    int classCount = states.get(0).summary().classes();
    int files = states.stream().mapToInt(state -> state.rows().size()).sum();
    int groups = mostGroups(config.input().group().isPresent(), config);
    long sorting = cluster.taskBytes() / 2;
    return NeighboursPlan.of(
        TilePlan.ofSparse(classCount, files, cluster.cores(), cluster.taskBytes())
            .withGroups(groups),
        config.similarity().graphNeighbours(),
        states.stream().mapToLong(state -> state.summary().rows().used()).sum(),
        states.stream().mapToLong(state -> state.summary().listed().entries()).sum(),
        cluster.cores(),
        Math.max(sorting / 2, sorting - PIECE_BYTES));
  }

  /** The memory of a similarity graph. */
  public static GraphMemory graphMemory(PredictionLog log, JobConfig config) {
    return graphMemory(log.classes().size(), log.hasGroups(), config);
  }

  /** The memory of a similarity graph of rows in states. */
  static GraphMemory graphMemory(int classCount, JobConfig config) {
    return graphMemory(classCount, config.input().group().isPresent(), config);
  }

  private static GraphMemory graphMemory(int classCount, boolean haveGroups, JobConfig config) {
    return GraphMemory.of(
        classCount, config.similarity().graphNeighbours(), mostGroups(haveGroups, config));
  }

  /** The arithmetic of the products of a plan, and why. */
  public static PrecisionChoice precision(PredictionLog log, JobConfig config) {
    return new PrecisionRule(config).of(log);
  }

  /** Why a plan has no folds though nobody said so, for people. */
  public static Optional<String> note(PredictionLog log, JobConfig config) {
    return new FoldRule(config).note(folded(log, config));
  }

  private static TilePlan folded(PredictionLog log, JobConfig config) {
    return log.withFolds(withoutFolds(log, config), HalfSamples.FOLDS);
  }

  private static TilePlan withoutFolds(PredictionLog log, JobConfig config) {
    PrecisionChoice choice = precision(log, config);
    TilePlan plan = log.plan(choice.precision()).withProductRows(choice.mostRows());
    return withGroups(plan, log, config);
  }

  /** The plan of a read without sums of pairs. */
  public static TilePlan ofValidation(PredictionLog log, JobConfig config) {
    return withGroups(log.plan(Precision.DOUBLE), log, config);
  }

  private static TilePlan withGroups(TilePlan plan, PredictionLog log, JobConfig config) {
    return plan.withGroups(mostGroups(log.hasGroups(), config));
  }

  private static int mostGroups(boolean haveGroups, JobConfig config) {
    return haveGroups ? config.input().maxGroups() : 0;
  }
}
