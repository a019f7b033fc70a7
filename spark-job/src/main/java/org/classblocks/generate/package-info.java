/**
 * Writing synthetic logs, distributed, and reading the hierarchy that somebody planned for one.
 *
 * <p>Comes in: what to draw, from synthetic. Goes out: a log with its class list and its truth.
 * Imports synthetic, store, write and the names of Spark's jobs.
 */
package org.classblocks.generate;
