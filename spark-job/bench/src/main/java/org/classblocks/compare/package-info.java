/** Benchmarks of what comparisons keep to themselves. */
package org.classblocks.compare;
