/**
 * Reading what the user knows of every class, to be shown beside the matrix.
 *
 * <p>Comes in: a path and the classes. Goes out: columns of numbers and categories.
 */
@Room(
    sees = {"report.model", "similarity", "store"},
    facade = {GivenTracks.class})
package org.classblocks.tracks;

import org.classblocks.Room;
