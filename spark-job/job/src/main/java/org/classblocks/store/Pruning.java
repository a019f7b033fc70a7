package org.classblocks.store;

import java.util.List;

/**
 * The deleted runs.
 *
 * @param deleted the runs that were deleted, in their order
 * @param isNewOneNext whether the next run deletes the new one
 */
public record Pruning(List<Run> deleted, boolean isNewOneNext) {
  public Pruning {
    deleted = List.copyOf(deleted);
  }
}
