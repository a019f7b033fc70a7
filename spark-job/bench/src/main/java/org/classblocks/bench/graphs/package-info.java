/** Measures how similarity graphs are found and clustered, and the page of very many classes. */
package org.classblocks.bench.graphs;
