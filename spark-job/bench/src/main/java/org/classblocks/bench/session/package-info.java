/** The Spark that benchmarks run on. */
package org.classblocks.bench.session;
