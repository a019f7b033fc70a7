package org.classblocks.app;

import java.util.Optional;
import org.classblocks.compare.ComparedRun;
import org.classblocks.write.ComparisonFigures;
import org.classblocks.write.ParentRun;

/**
 * One of the two things that are compared.
 *
 * @param run the run
 * @param group the group of its samples, or nothing for all of them
 * @param found what it has found
 */
record Subject(ParentRun run, Optional<String> group, ComparedRun found) {
  /** How the figures name it. */
  ComparisonFigures.Side side() {
    return ComparisonFigures.Side.of(run, group.orElse(null), found);
  }
}
