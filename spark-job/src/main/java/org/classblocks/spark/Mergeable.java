package org.classblocks.spark;

import java.io.Serializable;

/**
 * A partial result of a task.
 *
 * @param <T> itself
 */
interface Mergeable<T> extends Serializable {
  /** Adds another task's result of the same key, which stays as it is. */
  void combine(T other);
}
