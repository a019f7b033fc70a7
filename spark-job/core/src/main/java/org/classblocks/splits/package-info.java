/**
 * Classes whose samples fall into two groups, such as a name with two meanings.
 *
 * <p>Comes in: batches with labels. Goes out: the classes to split, ranked, with what tells the two
 * groups apart.
 */
@Room(
    sees = {"moments.batch"},
    facade = {ClassSplit.class, SignatureLists.class, SplitFinder.class})
package org.classblocks.splits;

import org.classblocks.Room;
