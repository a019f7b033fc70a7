/**
 * From rows or column vectors to batches.
 *
 * <p>Comes in: rows or vectors of a log with a known encoding. Goes out: batches for the moments.
 */
@Room(
    sees = {
      "moments",
      "moments.batch",
      "moments.count",
      "moments.transform",
      "similarity",
      "spark.attribute",
      "spark.files",
      "spark.plan",
      "spark.text"
    },
    facade = {
      BatchStream.class,
      ColumnBatches.class,
      DenseIntake.class,
      FeatureIntake.class,
      FillableIntake.class,
      FloatingScores.class,
      GroupEncoding.class,
      LabelEncoding.class,
      LabelVector.class,
      ListedIds.class,
      ListedScores.class,
      Predictions.class,
      RowIntake.class,
      RowStream.class,
      ScoreFill.class,
      ScoreIntake.class,
      ScoreType.class,
      ScoreVectors.class,
      SparseIntake.class,
      StratumStream.class,
      TextIntake.class,
      VectorIntake.class,
      WeightColumn.class
    })
package org.classblocks.spark.intake;

import org.classblocks.Room;
