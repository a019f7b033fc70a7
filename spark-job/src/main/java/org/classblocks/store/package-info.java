/**
 * Files under a base path on any Hadoop file system, and runs that exist once their manifest does.
 *
 * <p>Comes in: bytes. Goes out: files with sizes and checksums. Imports the root package and
 * hadoop-common.
 */
package org.classblocks.store;
