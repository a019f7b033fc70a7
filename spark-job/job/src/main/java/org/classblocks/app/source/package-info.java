/**
 * Where the statistics of a run come from: its logs, or the states of a window of dates.
 *
 * <p>Comes in: a configuration. Goes out: what was measured, and the provenance of it.
 */
@Room(
    sees = {
      "app.check",
      "app.session",
      "attributes",
      "blocks.taxonomy",
      "conf",
      "examples",
      "expectations",
      "groups",
      "linalg",
      "moments",
      "moments.attribute",
      "moments.batch",
      "moments.count",
      "moments.kind",
      "moments.transform",
      "result",
      "similarity",
      "similarity.nearest",
      "spark.access",
      "spark.aggregate",
      "spark.classes",
      "spark.files",
      "spark.log",
      "spark.plan",
      "spark.table",
      "splits",
      "store",
      "suspects",
      "taxonomy",
      "write.manifest",
      "write.run",
      "write.state"
    },
    facade = {
      ClassBalancer.class,
      JobInputs.class,
      LogPlans.class,
      Measured.class,
      OutputLocation.class,
      Source.class,
      SummedStates.class,
      Window.class,
      WindowSource.class
    })
package org.classblocks.app.source;

import org.classblocks.Room;
