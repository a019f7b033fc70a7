/**
 * Reading taxonomies from any file system.
 *
 * <p>Comes in: a path and the classes. Goes out: a taxonomy.
 */
@Room(
    sees = {"blocks.taxonomy", "similarity", "store"},
    facade = {TaxonomyReader.class})
package org.classblocks.taxonomy;

import org.classblocks.Room;
