/**
 * The tables and figures of the page, row by row, in words for people.
 *
 * <p>Comes in: the model of the page. Goes out: rows and figures as finished texts.
 */
@Room(
    sees = {
      "attributes",
      "blocks",
      "blocks.errors",
      "blocks.taxonomy",
      "compare",
      "groups",
      "linalg",
      "moments.batch",
      "moments.count",
      "order",
      "order.linkage",
      "report.finding",
      "report.model",
      "report.text",
      "result",
      "similarity"
    },
    facade = {HistoryRows.class, ReportView.class})
package org.classblocks.report.table;

import org.classblocks.Room;
