/** Benchmarks of what linalg keeps to itself. */
package org.classblocks.linalg;
