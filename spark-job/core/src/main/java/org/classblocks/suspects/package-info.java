/**
 * Samples whose label looks wrong, and classes whose labels are mixed up.
 *
 * <p>Comes in: batches with labels and sample ids, and what samples score for their labels. Goes
 * out: the most suspicious samples and the pairs of classes, ranked.
 */
@Room(
    sees = {"moments.batch", "moments.count"},
    facade = {
      ClassOverlap.class,
      Suspect.class,
      SuspectCounts.class,
      SuspectLists.class,
      SuspectSearch.class,
      Suspects.class
    })
package org.classblocks.suspects;

import org.classblocks.Room;
