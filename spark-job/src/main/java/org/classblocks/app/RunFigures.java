package org.classblocks.app;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.classblocks.moments.BadRow;
import org.classblocks.write.Manifest;
import org.classblocks.write.RunDrift;

/** The figures of a run that people watch from night to night. */
final class RunFigures {
  private RunFigures() {}

  /** The figures by name, as the manifest has them; what it leaves out is left out. */
  static SortedMap<String, Number> of(Manifest manifest) {
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

  private static Map<String, Number> drift(RunDrift found) {
    return Map.of(
        "drift", found.drift(),
        "drift.moved-classes", found.movedClasses(),
        "drift.gone-blocks", found.goneBlocks(),
        "drift.changed-pairs", found.changedPairs(),
        "drift.lost-classes", found.lostClasses());
  }
}
