/**
 * Counts of rows, labels, confusion and clipped scores.
 *
 * <p>Comes in: batches with labels. Goes out: counts that merge exactly.
 */
@Room(
    sees = {"examples", "linalg", "moments.attribute", "moments.batch", "splits"},
    facade = {
      BadRow.class,
      ClassBalance.class,
      Confusion.class,
      ConfusionCounter.class,
      ConfusionCounts.class,
      ConfusionTotals.class,
      LabelCounts.class,
      LabelScores.class,
      LabelStatistics.class,
      LogStatistics.class,
      PairSums.class,
      PredictionRule.class,
      RowCounts.class,
      ScoreSurvey.class
    })
package org.classblocks.moments.count;

import org.classblocks.Room;
