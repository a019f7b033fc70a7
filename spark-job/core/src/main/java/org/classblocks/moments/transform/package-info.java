/**
 * What becomes of scores before they are correlated: logit, log, clr, centre, sigmoid, softmax.
 *
 * <p>Comes in: batches as logged. Goes out: transformed batches.
 */
@Room(
    sees = {"linalg", "moments", "moments.attribute", "moments.batch", "moments.sparse"},
    facade = {
      ExpandedMoments.class,
      ScoreTransform.class,
      SparseTransform.class,
      Transform.class,
      TransformedMoments.class,
      TransformedSparseMoments.class
    })
package org.classblocks.moments.transform;

import org.classblocks.Room;
