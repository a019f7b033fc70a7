/**
 * Groups of the samples of one run side by side.
 *
 * <p>Comes in: the similarities of each group. Goes out: the pairs and blocks that differ between
 * groups.
 */
@Room(
    sees = {"blocks", "order", "similarity"},
    facade = {Difference.class, GroupComparison.class, SampleGroup.class})
package org.classblocks.groups;

import org.classblocks.Room;
