package org.classblocks.app.source;

import org.classblocks.conf.JobConfig;
import org.classblocks.conf.SimilarityConfig.Arithmetic;
import org.classblocks.linalg.Precision;
import org.classblocks.spark.log.PredictionLog;
import org.classblocks.spark.plan.PrecisionChoice;

/** Decides on the arithmetic of the products of a log, where the configuration does not. */
record PrecisionRule(JobConfig config) {
  /** The choice for a log, from its footers. */
  PrecisionChoice of(PredictionLog log) {
    if (config.similarity().isOfMeans()) {
      return inDouble("Correlations of class means are always taken in double.");
    }
    boolean areSparse = log.plan(Precision.DOUBLE).batches().productRows() == 0;
    if (areSparse || !isAutomatic() || config.state().path().isPresent()) {
      return ofStates(areSparse);
    }
    return config.similarity().given().isEmpty()
        ? PrecisionChoice.of(log.rowCount(), log.classes().size())
        : inDouble("Partial correlations may enlarge errors.");
  }

  /**
   * The choice for the states of a window.
   *
   * @param areSparse whether samples list some of the classes
   */
  PrecisionChoice ofStates(boolean areSparse) {
    if (areSparse && !config.input().transform().kind().isOfWholeRows()) {
      return inDouble("Products of sparse rows are always formed in double.");
    }
    return isAutomatic()
        ? inDouble("States of dates are added up, so all dates take the same precision.")
        : new PrecisionChoice(
            config.similarity().arithmetic().precision(), "The configuration says so.");
  }

  private boolean isAutomatic() {
    return config.similarity().arithmetic() == Arithmetic.AUTO;
  }

  private static PrecisionChoice inDouble(String reason) {
    return new PrecisionChoice(Precision.DOUBLE, reason);
  }
}
