/**
 * What the job is told: nested validated records, each default beside its key, and their parser.
 *
 * <p>Comes in: YAML or JSON files and overrides. Goes out: {@code JobConfig}. Imports the root
 * package and Jackson.
 */
package org.classblocks.conf;
