package org.classblocks.store;

import java.util.List;

/**
 * What became of old runs after a new one was published.
 *
 * @param deleted the runs that were deleted, in their order
 * @param isNewOneNext whether the new one is beyond those that stay, so that the next run deletes
 *     it
 */
public record Pruning(List<Run> deleted, boolean isNewOneNext) {
  public Pruning {
    deleted = List.copyOf(deleted);
  }
}
