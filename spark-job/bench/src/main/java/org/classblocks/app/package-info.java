/** Benchmarks of whole commands. */
package org.classblocks.app;
