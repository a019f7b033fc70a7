/**
 * Opening a log: which columns hold what, and which classes there are.
 *
 * <p>Comes in: the configuration of the input. Goes out: a prediction log, ready to be read.
 */
@Room(
    sees = {
      "conf",
      "linalg",
      "moments.batch",
      "moments.count",
      "moments.kind",
      "moments.transform",
      "similarity",
      "spark.access",
      "spark.attribute",
      "spark.classes",
      "spark.encoding",
      "spark.files",
      "spark.intake",
      "spark.plan",
      "spark.table"
    },
    facade = {
      LogLabels.class,
      LogReader.class,
      LogRows.class,
      LogScores.class,
      PredictionLog.class
    })
package org.classblocks.spark.log;

import org.classblocks.Room;
