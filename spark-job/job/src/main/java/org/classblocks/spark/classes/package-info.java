/**
 * Reading class lists in their formats.
 *
 * <p>Comes in: a path. Goes out: the class list.
 */
@Room(
    sees = {"similarity", "spark.files", "store"},
    facade = {ClassListReader.class})
package org.classblocks.spark.classes;

import org.classblocks.Room;
