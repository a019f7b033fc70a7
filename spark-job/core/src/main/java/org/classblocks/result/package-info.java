/**
 * The result of a run, and where it comes from.
 *
 * <p>Every command that gives a run makes a {@link org.classblocks.result.RunResult}; tables, page,
 * pictures and comparisons take one.
 */
@Room(
    sees = {
      "attributes",
      "blocks",
      "blocks.errors",
      "blocks.taxonomy",
      "examples",
      "groups",
      "moments",
      "moments.batch",
      "moments.count",
      "order",
      "similarity",
      "suspects"
    },
    facade = {
      Dependence.class,
      LogFacts.class,
      Provenance.class,
      RunResult.class,
      TypicalClasses.class
    })
package org.classblocks.result;

import org.classblocks.Room;
