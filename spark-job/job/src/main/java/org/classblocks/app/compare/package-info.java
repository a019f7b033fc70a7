/**
 * The commands that compare runs: compare and history.
 *
 * <p>Comes in: two stored runs, or all runs of an output. Goes out: a comparison or a history on
 * storage.
 */
@Room(
    sees = {
      "attributes",
      "app.check",
      "app.find",
      "app.render",
      "app.session",
      "app.source",
      "blocks",
      "blocks.errors",
      "compare",
      "conf",
      "expectations",
      "groups",
      "moments.batch",
      "moments.count",
      "order",
      "order.linkage",
      "report.finding",
      "report.model",
      "report.page",
      "report.text",
      "result",
      "similarity",
      "store",
      "write.comparison",
      "write.format",
      "write.manifest",
      "write.run"
    },
    facade = {
      ComparedGroups.class,
      ComparedSide.class,
      ComparisonText.class,
      History.class,
      NightlyChanges.class,
      OwnDates.class,
      RunChoice.class,
      RunComparer.class
    })
package org.classblocks.app.compare;

import org.classblocks.Room;
