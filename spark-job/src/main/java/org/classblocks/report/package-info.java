/**
 * The picture of the ordered matrix and the page that shows it.
 *
 * <p>Comes in: result types. Goes out: a PNG, an HTML page with its data and script, and tiles
 * beside the page for what is too large for it. Imports store and the result types.
 */
package org.classblocks.report;
