/**
 * The data that the page carries: layers, trees, columns of classes, facts.
 *
 * <p>Comes in: a result. Goes out: sections of bytes for the script.
 */
@Room(
    sees = {
      "blocks",
      "blocks.taxonomy",
      "examples",
      "groups",
      "linalg",
      "moments",
      "moments.batch",
      "moments.count",
      "order",
      "order.linkage",
      "report.model",
      "report.pairs",
      "report.picture",
      "report.script",
      "report.text",
      "report.thumbnail",
      "result",
      "similarity"
    },
    facade = {ClassColumn.class, LayerFacts.class, PageData.class, PageFacts.class})
package org.classblocks.report.data;

import org.classblocks.Room;
