/**
 * The blocks on the diagonal of the ordered matrix, and the links between them, as values.
 *
 * <p>Comes in: subtrees that were found to be blocks. Goes out: the block forest and the links.
 */
@Room(
    sees = {"linalg", "order"},
    facade = {Block.class, BlockForest.class, CoarseLabels.class, Link.class})
package org.classblocks.blocks;

import org.classblocks.Room;
