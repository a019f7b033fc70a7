/**
 * The data of a page of more classes than can be shown at once: parts of the order, each a run of
 * its own for the script, and where to find what in them.
 *
 * <p>Comes in: a result whose similarity is a graph. Goes out: files of sections.
 */
@Room(
    sees = {
      "blocks",
      "blocks.taxonomy",
      "moments",
      "moments.count",
      "order",
      "order.linkage",
      "report.data",
      "report.model",
      "report.pairs",
      "report.picture",
      "report.script",
      "report.text",
      "result",
      "similarity"
    },
    facade = {PartsData.class})
package org.classblocks.report.parts;

import org.classblocks.Room;
