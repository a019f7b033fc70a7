/**
 * What a run has found, and where it comes from: the values that analysis, stored runs and windows
 * of dates produce, and that tables, pages, pictures and comparisons take.
 *
 * <p>Goes out: {@link org.classblocks.result.RunResult} and {@link
 * org.classblocks.result.Provenance}. Imports moments, similarity, order, blocks and groups.
 */
package org.classblocks.result;
