/**
 * What attributes of the samples, such as the camera of a picture, have to do with classes and
 * blocks.
 *
 * <p>Comes in: co-moments of scores and attributes, and the blocks. Goes out: correlations, partial
 * similarities, and how much of each block and link an attribute explains.
 */
@Room(
    sees = {
      "blocks",
      "linalg",
      "moments.attribute",
      "moments.batch",
      "order",
      "order.linkage",
      "similarity"
    },
    facade = {
      AttributeFinding.class,
      AttributeFindings.class,
      AttributeLoadings.class,
      AttributeSearch.class,
      LoadingsBuilder.class,
      PartialSimilarity.class
    })
package org.classblocks.attributes;

import org.classblocks.Room;
