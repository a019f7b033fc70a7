package org.classblocks.app.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.classblocks.Text;
import org.classblocks.app.session.Counts;
import org.classblocks.app.source.Source;
import org.classblocks.app.source.Window;
import org.classblocks.app.source.WindowSource;
import org.classblocks.similarity.HalfSamples;
import org.classblocks.spark.log.PredictionLog;
import org.classblocks.spark.plan.FormChoice;
import org.classblocks.spark.plan.GraphMemory;
import org.classblocks.spark.plan.MemoryEstimate;
import org.classblocks.spark.plan.NeighboursPlan;
import org.classblocks.spark.plan.PrecisionChoice;
import org.classblocks.spark.plan.TilePlan;
import org.classblocks.write.run.OutputSize;

/** A plan as text for people. */
final class PlanText {
  private PlanText() {}

  /**
   * The text of a plan.
   *
   * @param form why the similarities are a matrix
   * @param precision the arithmetic of the products
   * @param output the estimated size of the results
   * @param isEmbedded whether driver and tasks share one JVM
   * @param hasSupport whether the support of blocks is measured
   */
  static String of(
      PredictionLog log,
      TilePlan plan,
      FormChoice form,
      PrecisionChoice precision,
      OutputSize output,
      boolean isEmbedded,
      boolean hasSupport) {
    MemoryEstimate memory = log.memory(plan);
    Map<String, String> lines = header(log);
    lines.put("form", form(form));
    putTiles(plan, precision, memory, lines);
    lines.put("memory on driver", Counts.bytes(memory.driverHeap()) + " of heap");
    if (isEmbedded) {
      lines.put("memory in all", Counts.bytes(memory.embeddedHeap()) + " of heap, in one process");
    }
    lines.put("shuffle volume", Counts.bytes(memory.shuffleBytes()));
    lines.put("results", "about " + Counts.bytes(output.bytes()));
    putGroups(plan.parts().groups(), "tiles", lines);
    if (memory.attributeColumns() > 0) {
      lines.put(
          "attributes",
          Text.of(
              "up to %,d columns beside the classes; the figures above are for that many",
              memory.attributeColumns()));
    }
    if (plan.parts().hasFolds()) {
      lines.put("folds", Text.of("%d, each with its own tiles", plan.parts().folds()));
    }
    if (hasSupport) {
      lines.put(
          "support",
          Text.of("classes are ordered and blocks found %d more times", HalfSamples.COUNT));
    }
    return text(lines);
  }

  /**
   * The text for a similarity graph.
   *
   * @param plan how neighbours are found
   * @param form why the similarities are a graph
   * @param memory what the driver holds
   * @param output the estimated size of the results
   */
  static String ofGraph(
      PredictionLog log,
      NeighboursPlan plan,
      FormChoice form,
      GraphMemory memory,
      OutputSize output) {
    Map<String, String> lines = header(log);
    lines.put("form", form(form));
    putNeighbours(memory, lines);
    lines.put(
        "tasks",
        Text.of(
            "%,d to read %s; %,d bands of classes to search",
            plan.reading().reading().tasks(),
            Counts.of(plan.reading().reading().splits(), "split", "splits"),
            plan.bands()));
    lines.put("memory per task", Counts.bytes(plan.passBytes()) + " of heap for rows and sums");
    lines.put("memory on driver", Counts.bytes(memory.driverHeap()) + " of heap");
    lines.put("results", "about " + Counts.bytes(output.bytes()));
    putGroups(memory.groups(), "graph", lines);
    return text(lines);
  }

  /**
   * The text for a similarity graph that is found tile by tile.
   *
   * @param plan how the tiles are gathered
   * @param form why the similarities are a graph
   * @param precision the arithmetic of the products
   * @param driver what the driver holds
   * @param output the estimated size of the results
   */
  static String ofGraph(
      PredictionLog log,
      TilePlan plan,
      FormChoice form,
      PrecisionChoice precision,
      GraphMemory driver,
      OutputSize output) {
    MemoryEstimate memory = log.memory(plan);
    Map<String, String> lines = header(log);
    lines.put("form", form(form));
    putNeighbours(driver, lines);
    putTiles(plan, precision, memory, lines);
    lines.put("memory on driver", Counts.bytes(driver.driverHeap()) + " of heap");
    lines.put("shuffle volume", Counts.bytes(memory.shuffleBytes()));
    lines.put("results", "about " + Counts.bytes(output.bytes()));
    putGroups(driver.groups(), "tiles and its own graph", lines);
    return text(lines);
  }

  private static void putGroups(int most, String own, Map<String, String> lines) {
    if (most > 0) {
      lines.put(
          "groups",
          Text.of(
              "up to %,d, each with its own %s; the figures above are for that many", most, own));
    }
  }

  private static void putNeighbours(GraphMemory memory, Map<String, String> lines) {
    long pairs = memory.entries() / 2;
    lines.put(
        "neighbours",
        Text.of(
            "%,d of each class, %,d pairs at most",
            pairs / Math.max(1, memory.classCount()), pairs));
  }

  private static void putTiles(
      TilePlan plan, PrecisionChoice precision, MemoryEstimate memory, Map<String, String> lines) {
    lines.put("tiles", Text.of("%,d of %,d x %,d classes", plan.tiles(), edge(plan), edge(plan)));
    lines.put(
        "tasks",
        Text.of(
            "%,d to read %s, in batches of up to %,d rows; %,d to merge",
            plan.reading().tasks(),
            Counts.of(plan.reading().splits(), "split", "splits"),
            plan.reading().rows(),
            plan.tiles()));
    lines.put("precision", precision.precision().word() + ". " + precision.reason());
    lines.put(
        "memory per task",
        Text.of(
            "%s of heap, and %s outside it",
            Counts.bytes(memory.taskHeap()), Counts.bytes(memory.taskNative())));
  }

  private static String form(FormChoice form) {
    return (form.isGraph() ? "graph" : "dense") + ". " + form.reason();
  }

  /**
   * The text for similarities between class means, which have no sums of pairs.
   *
   * @param plan how the features are read
   * @param memory what the order of the classes takes
   * @param output the estimated size of the results
   */
  static String ofMeans(
      PredictionLog log, TilePlan plan, MemoryEstimate memory, OutputSize output) {
    long meansBytes = (long) Double.BYTES * plan.classCount() * log.classes().size();
    Map<String, String> lines = header(log);
    lines.put("features", Text.of("%,d", plan.classCount()));
    lines.put("tasks", Text.of("%,d to read", plan.reading().tasks()));
    lines.put("memory per task", "up to " + Counts.bytes(meansBytes) + " of heap for class means");
    lines.put("memory on driver", Counts.bytes(memory.driverHeap() + meansBytes) + " of heap");
    lines.put("shuffle volume", "up to " + Counts.bytes(meansBytes * plan.reading().tasks()));
    lines.put("results", "about " + Counts.bytes(output.bytes()));
    return text(lines);
  }

  /**
   * The text for a window of dates, without the log that must be read.
   *
   * @param output the estimated size of the results
   */
  static String of(WindowSource source, OutputSize output) {
    Window window = source.window();
    int states = window.before().size() + (source.log().isPresent() ? 0 : 1);
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("run date", window.last().toString());
    lines.put(
        "window",
        Text.of(
            "%s from %s: %s of %s to %s, %s to be read%s",
            Counts.of(window.days(), "date", "dates"),
            window.first(),
            Counts.of(states, "state", "states"),
            Counts.bytes(source.bytesInStates()),
            source.haveRows() ? "search" : "add up",
            source.log().isPresent() ? "the log of " + window.last() : "no log",
            window.missing().isEmpty() ? "" : "; " + window.missingText()));
    if (source.log().isEmpty()) {
      lines.put("memory on driver", Counts.bytes(source.memory().driverHeap()) + " of heap");
      lines.put("results", "about " + Counts.bytes(output.bytes()));
    }
    return text(lines);
  }

  /** The lines about the log. */
  private static Map<String, String> header(PredictionLog log) {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("input", Source.where(log));
    lines.put("rows", rows(log));
    lines.put(
        "encoding", log.encoding() + (log.isColumnar() ? ", read in columns" : ", read in rows"));
    lines.put("classes", Text.of("%,d", log.classes().size()));
    return lines;
  }

  private static String rows(PredictionLog log) {
    return log.rowCount().isEmpty()
        ? "not known before they are read"
        : Text.of(
            "%,d%s", log.rowCount().getAsLong(), log.isFiltered() ? ", before input.filter" : "");
  }

  private static String text(Map<String, String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach((name, value) -> text.append(Text.of("%-17s %s%n", name + ":", value)));
    return text.toString();
  }

  private static int edge(TilePlan plan) {
    return plan.tiling().edge();
  }
}
