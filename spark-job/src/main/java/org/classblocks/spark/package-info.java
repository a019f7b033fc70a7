/**
 * Reading prediction logs and aggregating them, distributed.
 *
 * <p>Comes in: logs on storage. Goes out: statistics of the log. Imports configuration, store and
 * the mathematics up to order.
 */
package org.classblocks.spark;
