package org.classblocks.app.source;

import java.time.Clock;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.classblocks.conf.JobConfig;
import org.classblocks.result.Provenance;
import org.classblocks.similarity.ClassList;
import org.classblocks.spark.plan.MemoryEstimate;
import org.classblocks.spark.plan.TilePlan;
import org.classblocks.write.state.StateName;
import org.classblocks.write.state.StateStore;
import org.classblocks.write.state.StoredState;

/**
 * The statistics of some dates, added up from their states.
 *
 * @param states of these dates, of the same classes and settings
 * @param classes the classes of each
 * @param config what is computed from the sums
 */
public record SummedStates(List<StoredState> states, ClassList classes, JobConfig config) {
  public SummedStates {
    states = List.copyOf(states);
  }

  /**
   * Finds states that a run was made of.
   *
   * @param window the window of the run
   * @param days some of its dates
   * @param config the configuration of the run
   * @throws org.classblocks.UserErrorException if a state is gone, damaged or of another format
   */
  public static SummedStates of(
      Provenance.Window window,
      List<Provenance.Day> days,
      ClassList classes,
      JobConfig config,
      Configuration hadoop) {
    StateStore store = OutputLocation.states(config, hadoop, Clock.systemUTC());
    return new SummedStates(
        days.stream()
            .map(day -> new StateName(day.runDate(), window.fingerprint(), day.stateId()))
            .map(store::known)
            .map(StoredState::open)
            .toList(),
        classes,
        config);
  }

  /** The memory of the sums. */
  public MemoryEstimate memory() {
    return new MemoryEstimate(plan(), 0);
  }

  /** Whether the states hold rows, of which a session makes a similarity graph. */
  private boolean haveRows() {
    return states.get(0).summary().listed() != null;
  }

  /** Whether the sums of folds are kept. */
  boolean haveFolds() {
    return !haveRows() && plan().parts().hasFolds();
  }

  private TilePlan plan() {
    return LogPlans.ofStates(
        classes.size(),
        states.stream().anyMatch(state -> state.summary().countsListings()),
        Window.withoutFolds(states) == 0,
        config);
  }

  /** Adds up the states, which hold sums. */
  public Measured read() {
    SimilarityAssembler assembler = new SimilarityAssembler(classes, config, haveFolds());
    return assembler.result(
        new WindowSum(states, config.input().maxGroups()).moments(assembler::accept));
  }

  /** Finds the similarity graph of the rows of the states. */
  Measured readRows(SparkSession spark) {
    return GraphMeasurement.ofStates(states, classes, spark, config).result(config);
  }
}
