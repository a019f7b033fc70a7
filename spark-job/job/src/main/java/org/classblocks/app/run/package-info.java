/**
 * The commands that give a run or its report: analyze, recut and report.
 *
 * <p>Comes in: a configuration, or a stored run. Goes out: a published run or its report.
 */
@Room(
    sees = {
      "app.check",
      "app.compare",
      "app.find",
      "app.render",
      "app.session",
      "app.source",
      "blocks",
      "blocks.taxonomy",
      "conf",
      "expectations",
      "moments.batch",
      "moments.count",
      "order",
      "report.finding",
      "report.model",
      "report.thumbnail",
      "result",
      "similarity",
      "spark.aggregate",
      "spark.log",
      "store",
      "tracks",
      "write.format",
      "write.manifest",
      "write.run"
    },
    facade = {
      LogValidator.class,
      Pipeline.class,
      Recut.class,
      ReportRenderer.class,
      RunSummary.class,
      UnchangedRun.class,
      Validation.class
    })
package org.classblocks.app.run;

import org.classblocks.Room;
