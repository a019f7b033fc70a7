/** Benchmarks of what order keeps to itself. */
package org.classblocks.order;
