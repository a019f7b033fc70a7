/**
 * Reading prediction logs and aggregating them, distributed; the only distributed code.
 *
 * <p>Comes in: logs on storage. Goes out: statistics of the log. Imports every package but write,
 * report and app.
 */
package org.classblocks.spark;
