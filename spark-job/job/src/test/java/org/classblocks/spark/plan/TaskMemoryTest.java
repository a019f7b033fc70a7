package org.classblocks.spark.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

/** By hand: half of the heap, divided by the tasks that an executor runs at once. */
class TaskMemoryTest {
  private static SparkConf conf() {
    return new SparkConf(false).set("spark.executor.memory", "8g");
  }

  @Test
  void coresThatAreNamedShareTheHeap() {
    SparkConf conf = conf().set("spark.executor.cores", "4");
    assertThat(TaskMemory.ofExecutor(conf, 100, 3)).isEqualTo(1L << 30);
  }

  @Test
  void coresThatAreNotNamedAreSharedEvenly() {
    assertThat(TaskMemory.ofExecutor(conf(), 16, 2)).isEqualTo(1L << 29);
    assertThat(TaskMemory.ofExecutor(conf(), 15, 2)).isEqualTo(1L << 29);
    assertThat(TaskMemory.ofExecutor(conf(), 2, 2)).isEqualTo(1L << 32);
  }

  @Test
  void tasksOfSeveralCoresAreFewer() {
    SparkConf conf = conf().set("spark.executor.cores", "4").set("spark.task.cpus", "2");
    assertThat(TaskMemory.ofExecutor(conf, 8, 2)).isEqualTo(1L << 31);
  }
}
