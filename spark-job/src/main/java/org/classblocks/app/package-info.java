/**
 * The command line, exit codes and the pipeline.
 *
 * <p>Comes in: arguments. Goes out: a finished run. Imports everything.
 */
package org.classblocks.app;
