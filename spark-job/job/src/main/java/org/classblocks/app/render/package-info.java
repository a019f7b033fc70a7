/**
 * The report of a run, new or stored, and what lies beside it.
 *
 * <p>Comes in: a result with its provenance. Goes out: the files of a report.
 */
@Room(
    sees = {
      "app.session",
      "blocks",
      "blocks.errors",
      "compare",
      "conf",
      "groups",
      "moments.batch",
      "moments.count",
      "order",
      "order.linkage",
      "report.finding",
      "report.model",
      "report.text",
      "report.page",
      "report.picture",
      "report.thumbnail",
      "result",
      "similarity",
      "store",
      "write.comparison",
      "write.manifest",
      "write.run"
    },
    facade = {
      DerivedPublisher.class,
      KnownHistory.class,
      OutputPages.class,
      ReportFolder.class,
      ReportModels.class,
      SharedSimilarities.class,
      ThumbnailFolder.class
    })
package org.classblocks.app.render;

import org.classblocks.Room;
