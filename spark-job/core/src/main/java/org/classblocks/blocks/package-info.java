/** The blocks on the diagonal of the ordered matrix, and the links between them, as values. */
@Room(
    sees = {"linalg", "order"},
    facade = {Block.class, BlockForest.class, CoarseLabels.class, Link.class})
package org.classblocks.blocks;

import org.classblocks.Room;
