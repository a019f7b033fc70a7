package org.classblocks.app;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import java.util.Map;
import org.apache.spark.SparkEnv;
import org.apache.spark.metrics.source.Source;

/**
 * The figures of a complete run as gauges {@code classblocks.*} of Spark's metrics system, for
 * whatever sinks the cluster has. There are none before the run is complete: a night without them
 * is one that failed. Spark reports to its sinks once more when the job ends.
 */
final class RunMetrics implements Source {
  private final MetricRegistry gauges = new MetricRegistry();

  /** Metrics that the running Spark reports. */
  static RunMetrics register() {
    RunMetrics metrics = new RunMetrics();
    SparkEnv.get().metricsSystem().registerSource(metrics);
    return metrics;
  }

  /** Reports the figures of a run. */
  void accept(Map<String, Number> figures) {
    figures.forEach((name, figure) -> gauges.register(name, (Gauge<Number>) () -> figure));
  }

  /** Reports nothing more; a Spark that goes on has room for another run's metrics. */
  void remove() {
    SparkEnv.get().metricsSystem().removeSource(this);
  }

  @Override
  public String sourceName() {
    return "classblocks";
  }

  @Override
  public MetricRegistry metricRegistry() {
    return gauges;
  }
}
