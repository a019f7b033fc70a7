/**
 * The pictures of the ordered matrix and of the confusion.
 *
 * <p>Comes in: an ordered matrix of colours or counts. Goes out: drawings on a canvas.
 */
@Room(
    sees = {
      "blocks",
      "linalg",
      "order",
      "order.linkage",
      "report.canvas",
      "report.text",
      "report.thumbnail",
      "similarity"
    },
    facade = {
      ConfusionPicture.class,
      ContactSheetPicture.class,
      Heading.class,
      MatrixPicture.class
    })
package org.classblocks.report.picture;

import org.classblocks.Room;
