/**
 * Reading class lists in the shapes that people's tools write.
 *
 * <p>Comes in: a path. Goes out: the class list.
 */
@Room(
    sees = {"conf", "similarity", "spark.files", "store"},
    facade = {ClassLabels.class, ClassListReader.class})
package org.classblocks.spark.classes;

import org.classblocks.Room;
