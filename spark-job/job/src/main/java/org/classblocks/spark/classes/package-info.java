/**
 * Reading class lists in the shapes in which people have them.
 *
 * <p>Comes in: a path. Goes out: the class list.
 */
@Room(
    sees = {"conf", "similarity", "spark.files", "store"},
    facade = {ClassLabels.class, ClassListReader.class})
package org.classblocks.spark.classes;

import org.classblocks.Room;
