package org.classblocks.app.session;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.SparkEnv;
import org.apache.spark.metrics.MetricsSystem;
import org.apache.spark.metrics.source.Source;
import org.classblocks.moments.count.BadRow;
import org.classblocks.write.manifest.Manifest;

/**
 * Publishes the figures of a complete run as gauges {@code classblocks.*} of Spark's metrics
 * system. A run without them has failed. They are reported to Spark's sinks when the run ends.
 */
public final class RunMetrics implements Source {
  private final MetricRegistry gauges = new MetricRegistry();

  /** Registers the metrics until the session ends. */
  public static RunMetrics register(Session session) {
    RunMetrics metrics = new RunMetrics();
    MetricsSystem system = SparkEnv.get().metricsSystem();
    system.registerSource(metrics);
    session.beforeReturn(
        () -> {
          system.report();
          system.removeSource(metrics);
        });
    return metrics;
  }

  /** Sets the figures of a complete run. */
  public void accept(Manifest manifest) {
    figures(manifest)
        .forEach((name, figure) -> gauges.register(name, (Gauge<Number>) () -> figure));
  }

  /** The figures of a manifest by name. */
  static SortedMap<String, Number> figures(Manifest manifest) {
    SortedMap<String, Number> figures = new TreeMap<>();
    Manifest.Rows rows = manifest.rows();
    figures.put("rows.read", rows.read());
    figures.put("rows.used", rows.used());
    figures.put("rows.dropped", rows.droppedTotal());
    for (BadRow kind : BadRow.values()) {
      Manifest.Dropped dropped = rows.dropped().get(kind.word());
      figures.put("rows.dropped." + kind.word(), dropped == null ? 0 : dropped.count());
    }
    figures.put("classes.total", manifest.classes().total());
    figures.put("classes.excluded", manifest.classes().excluded().size());
    if (manifest.labels() != null) {
      figures.put("classes.without-samples", manifest.labels().classesWithoutSamples());
    }
    figures.put("blocks", manifest.blocks().count());
    if (manifest.drift() != null) {
      figures.putAll(drift(manifest.drift()));
      figures.values().removeIf(figure -> Double.isNaN(figure.doubleValue()));
    }
    for (Manifest.Stage stage : manifest.stages()) {
      figures.put("stages." + stage.name() + ".seconds", stage.seconds());
      if (stage.bytes() != null) {
        figures.put("stages." + stage.name() + ".bytes", stage.bytes());
      }
    }
    return figures;
  }

  private static Map<String, Number> drift(Manifest.Drift found) {
    return Map.of(
        "drift", found.drift(),
        "drift.moved-classes", found.movedClasses(),
        "drift.gone-blocks", found.goneBlocks(),
        "drift.changed-pairs", found.changedPairs(),
        "drift.lost-classes", found.lostClasses());
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
