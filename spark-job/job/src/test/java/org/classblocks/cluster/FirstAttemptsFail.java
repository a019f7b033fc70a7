package org.classblocks.cluster;

import org.apache.spark.TaskContext;

/** The first attempt of every task fails, after all its work. */
public final class FirstAttemptsFail extends Disturbance {
  static final String MESSAGE = "first attempts fail";

  @Override
  void onFirstAttempt(TaskContext task) {
    afterWork(
        task,
        done -> {
          throw new IllegalStateException(MESSAGE);
        });
  }
}
