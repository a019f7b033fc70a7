/**
 * What the page of a run tells.
 *
 * <p>Comes in: a result with its provenance, and the runs beside it. Goes out: the model of the
 * page.
 */
@Room(
    sees = {
      "compare",
      "order.linkage",
      "report.finding",
      "report.thumbnail",
      "result",
      "similarity"
    },
    facade = {
      ClassTrack.class,
      GraphValues.class,
      HistoryPoint.class,
      PageCompanions.class,
      PairLayer.class,
      PairValues.class,
      PictureSources.class,
      ReportFiles.class,
      ReportModel.class,
      RunChanges.class,
      RunHistory.class
    })
package org.classblocks.report.model;

import org.classblocks.Room;
