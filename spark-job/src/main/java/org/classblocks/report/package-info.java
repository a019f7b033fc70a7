/**
 * The pictures of the ordered matrix and of what is confused, and the page that shows them.
 *
 * <p>Comes in: result types. Goes out: PNG and SVG pictures, an HTML page with its data and script,
 * and tiles beside the page for what is too large for it. Imports the result types alone.
 */
package org.classblocks.report;
