/**
 * Reading taxonomies from any file system.
 *
 * <p>Comes in: a path and the classes. Goes out: {@link org.classblocks.blocks.Taxonomy}. Imports
 * blocks, similarity and store.
 */
package org.classblocks.taxonomy;
