/**
 * Samples whose label looks wrong.
 *
 * <p>Comes in: batches with labels and sample ids, and what samples score for their labels. Goes
 * out: the most suspicious samples, ranked.
 */
@Room(
    sees = {"moments.batch", "moments.count"},
    facade = {
      Suspect.class,
      SuspectCounts.class,
      SuspectLists.class,
      SuspectSearch.class,
      Suspects.class
    })
package org.classblocks.suspects;

import org.classblocks.Room;
