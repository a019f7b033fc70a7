/**
 * The picture of the ordered matrix and the page that shows it.
 *
 * <p>Comes in: result types. Goes out: a PNG and an HTML page. Imports store and the result types.
 */
package org.classblocks.report;
