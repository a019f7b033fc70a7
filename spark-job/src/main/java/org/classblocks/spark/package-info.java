/**
 * Reading prediction logs, aggregating them and writing synthetic ones, distributed; the only
 * distributed code.
 *
 * <p>Comes in: logs on storage. Goes out: statistics of the log. Imports every package but report
 * and app.
 */
package org.classblocks.spark;
