/**
 * One writer per output format, and the manifest.
 *
 * <p>Comes in: result types. Goes out: files in the store. Imports store and the result types.
 */
package org.classblocks.write;
