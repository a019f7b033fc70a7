/**
 * How rows hold the attributes of samples.
 *
 * <p>Comes in: rows, and the columns of attributes. Goes out: attributes in batches.
 */
@Room(
    sees = {"moments.batch", "spark.files"},
    facade = {AttributeEncoding.class, CategoryLimit.class})
package org.classblocks.spark.attribute;

import org.classblocks.Room;
