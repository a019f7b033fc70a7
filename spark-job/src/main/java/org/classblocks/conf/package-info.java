/**
 * What the job is told: nested validated records, each default beside its key, and their parser.
 *
 * <p>Comes in: YAML or JSON files and overrides. Goes out: {@code JobConfig}. Imports Jackson, the
 * root package and the mathematics, whose choices are those of the configuration.
 */
package org.classblocks.conf;
