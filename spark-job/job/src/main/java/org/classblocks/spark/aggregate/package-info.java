/**
 * Aggregating a log over the tasks of Spark, tile by tile, in an order that the plan fixes.
 *
 * <p>Comes in: a prediction log and a plan. Goes out: merged statistics.
 */
@Room(
    sees = {
      "examples",
      "linalg",
      "moments",
      "moments.attribute",
      "moments.batch",
      "moments.count",
      "moments.transform",
      "similarity",
      "similarity.nearest",
      "spark.attribute",
      "spark.files",
      "spark.intake",
      "spark.log",
      "spark.plan",
      "splits",
      "suspects"
    },
    facade = {
      LogAggregation.class,
      MeansAggregation.class,
      NeighboursAggregation.class,
      RowsAggregation.class,
      SuspectsAggregation.class,
      TaskWatch.class
    })
package org.classblocks.spark.aggregate;

import org.classblocks.Room;
