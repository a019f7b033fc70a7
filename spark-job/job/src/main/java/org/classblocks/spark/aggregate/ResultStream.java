package org.classblocks.spark.aggregate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import scala.Function2;
import scala.collection.Iterator;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;
import scala.runtime.BoxedUnit;

/** Passes results to the driver as tasks end, so that it never holds all of them. */
final class ResultStream {
  private ResultStream() {}

  /** Collects the results of a task. */
  private interface Gathering<T>
      extends Function2<TaskContext, Iterator<T>, List<T>>, Serializable {}

  /**
   * Computes an RDD.
   *
   * @param consumer receives the elements of every partition, one partition at a time, in any order
   */
  static <T> void forEach(JavaRDD<T> rdd, Consumer<List<T>> consumer) {
    forEach(rdd, IntStream.range(0, rdd.getNumPartitions()).boxed().toList(), consumer);
  }

  /**
   * Computes some partitions of an RDD.
   *
   * @param partitions their indexes
   * @param consumer receives the elements of each, one partition at a time, in any order
   */
  static <T> void forEach(JavaRDD<T> rdd, List<Integer> partitions, Consumer<List<T>> consumer) {
    Gathering<T> gather =
        (context, elements) -> {
          List<T> gathered = new ArrayList<>();
          CollectionConverters.asJava(elements).forEachRemaining(gathered::add);
          return gathered;
        };
    Function2<Object, List<T>, BoxedUnit> handler =
        (partition, elements) -> {
          consumer.accept(elements);
          return BoxedUnit.UNIT;
        };
    ClassTag<List<T>> tag = ClassTag.apply(List.class);
    Seq<Object> indexes = CollectionConverters.<Object>asScala(List.copyOf(partitions)).toSeq();
    rdd.context().runJob(rdd.rdd(), gather, indexes, handler, tag);
  }
}
