/**
 * Co-moments of scores and of attributes of the samples, such as the camera of a picture.
 *
 * <p>Comes in: batches with attributes. Goes out: co-moments that merge.
 */
@Room(
    sees = {"moments.batch"},
    facade = {
      AttributeBuilder.class,
      AttributeColumn.class,
      AttributeMoments.class,
      ColumnSums.class
    })
package org.classblocks.moments.attribute;

import org.classblocks.Room;
