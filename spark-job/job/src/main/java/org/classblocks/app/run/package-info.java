/**
 * The commands that give a run: analyze and recut.
 *
 * <p>Comes in: a configuration. Goes out: a published run.
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
      "compare",
      "conf",
      "groups",
      "moments",
      "moments.count",
      "order",
      "report.model",
      "result",
      "similarity",
      "spark.plan",
      "store",
      "write.comparison",
      "write.manifest",
      "write.run"
    },
    facade = {Pipeline.class, Recut.class, RunSummary.class})
package org.classblocks.app.run;

import org.classblocks.Room;
