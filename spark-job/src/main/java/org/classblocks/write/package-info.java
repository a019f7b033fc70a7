/**
 * One writer per output format, the manifest, and the way back from files to what a later run
 * starts from.
 *
 * <p>Comes in: result types. Goes out: files in the store. Imports store and the result types.
 */
package org.classblocks.write;
