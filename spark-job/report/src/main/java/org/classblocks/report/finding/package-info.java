/**
 * What a run has found, in a few sentences that anyone understands.
 *
 * <p>Comes in: the results of a run. Goes out: sentences, the most telling first, whose names lead
 * to places on the page; and the same as JSON and Markdown.
 */
@Room(
    sees = {
      "attributes",
      "blocks",
      "blocks.errors",
      "blocks.taxonomy",
      "compare",
      "linalg",
      "moments",
      "moments.count",
      "order",
      "order.linkage",
      "report.text",
      "result",
      "similarity",
      "suspects"
    },
    facade = {ChangeSentences.class, Finding.class, FindingFiles.class, Findings.class})
package org.classblocks.report.finding;

import org.classblocks.Room;
