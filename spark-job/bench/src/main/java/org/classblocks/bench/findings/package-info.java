/**
 * Measures what is found: blocks in noise and in logs, classes to split, attributes behind blocks.
 */
package org.classblocks.bench.findings;
