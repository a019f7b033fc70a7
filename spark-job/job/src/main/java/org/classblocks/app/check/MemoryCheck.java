package org.classblocks.app.check;

import java.util.Optional;
import org.classblocks.UserErrorException;
import org.classblocks.app.session.Counts;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.FoldDeviations;
import org.classblocks.similarity.SimilarityGraph;
import org.classblocks.spark.plan.DriverMemory;
import org.classblocks.spark.plan.GraphMemory;
import org.classblocks.write.manifest.Manifest;
import org.classblocks.write.manifest.SimilarityForm;
import org.classblocks.write.run.StoredRun;

/** Refuses work that does not fit into the driver's heap. */
public final class MemoryCheck {
  /** What the program itself takes: classes, tables, buffers. */
  private static final long OTHER_BYTES = 100_000_000;

  private MemoryCheck() {}

  /**
   * Checks before the work that a job fits.
   *
   * @param heapBytes the largest heap of the driver
   * @throws UserErrorException if the driver needs more
   */
  public static void check(DriverMemory memory, long heapBytes) {
    check(memory.classCount(), memory.driverHeap(), heapBytes);
  }

  /**
   * Checks that a job fits while runs are in memory.
   *
   * @param held what they take, in bytes
   */
  public static void checkBeside(DriverMemory memory, long held) {
    check(memory.classCount(), memory.driverHeap() + held, Runtime.getRuntime().maxMemory());
  }

  /**
   * Checks that the similarities of a finished run can be ordered again.
   *
   * @param matrix what that takes if they are a matrix, without folds
   */
  public static void checkOrder(StoredRun run, DriverMemory matrix) {
    checkBeside(graph(run).<DriverMemory>map(graph -> graph).orElse(matrix), ofFolds(run));
  }

  /**
   * Checks that work on a finished run fits.
   *
   * @param held what it keeps of runs in memory, in bytes
   */
  public static void check(StoredRun run, long held) {
    check(run.manifest().classes().total(), OTHER_BYTES + held, Runtime.getRuntime().maxMemory());
  }

  private static void check(int classCount, long needed, long heapBytes) {
    if (needed > heapBytes) {
      throw UserErrorException.usage(
          "%s need a driver heap of %s, but it has %s. Give it more, with"
              + " CLASSBLOCKS_JAVA_OPTIONS=-Xmx%dg or, on a cluster, --driver-memory %<dg.",
          Counts.classes(classCount),
          Counts.bytes(needed),
          Counts.bytes(heapBytes),
          (needed >> 30) + 1);
    }
  }

  /** The memory of nothing but the similarities of a run, in bytes. */
  public static long ofSimilarity(StoredRun run) {
    return graph(run)
        .map(GraphMemory::graphBytes)
        .orElseGet(() -> bytes(run.manifest().classes().total(), 1, false));
  }

  /** The memory of a run without its groups, in bytes. */
  public static long ofPooled(StoredRun run) {
    return graph(run).map(GraphMemory::graphBytes).orElseGet(() -> ofMatrix(run));
  }

  private static long ofMatrix(StoredRun run) {
    return bytes(run.manifest().classes().total(), 1, run.isSparse()) + ofFolds(run);
  }

  /** The memory of a run with what it has of its groups, as a page needs it, in bytes. */
  public static long ofAll(StoredRun run) {
    Manifest.Groups groups = run.manifest().groups();
    if (groups == null) {
      return ofPooled(run);
    }
    return graph(run)
        .map(graph -> graph.withGroups(groups.count()).graphBytes())
        .orElseGet(
            () ->
                bytes(run.manifest().classes().total(), 1 + groups.count(), run.isSparse())
                    + ofFolds(run));
  }

  /** The memory of a run whose similarities are a graph, without groups; empty for a matrix. */
  public static Optional<GraphMemory> graph(StoredRun run) {
    SimilarityForm form = run.manifest().similarity();
    return form.isGraph()
        ? Optional.of(new GraphMemory(run.manifest().classes().total(), form.entries(), 0))
        : Optional.empty();
  }

  /** The memory of what a run keeps of its folds, in bytes. */
  public static long ofFolds(StoredRun run) {
    return ofFolds(run.manifest().classes().total(), run.folds());
  }

  /** The memory of so many folds of a run, in bytes. */
  public static long ofFolds(long classes, int folds) {
    return classes * classes / 2 * Float.BYTES * folds;
  }

  /** The memory of results that are held, in bytes. */
  public static long of(RunResult results) {
    int classes = results.similarity().size();
    int groups = results.groups().map(found -> found.groups().size()).orElse(0);
    if (results.similarity() instanceof SimilarityGraph graph) {
      return new GraphMemory(classes, graph.entries(), groups).graphBytes();
    }
    return bytes(classes, 1 + groups, results.log().listed().areCounted())
        + ofFolds(classes, results.noise().map(FoldDeviations::folds).orElse(0));
  }

  /**
   * The memory of symmetric matrices, in bytes.
   *
   * @param isSparse whether there are counts of pairs, too
   */
  public static long bytes(long classes, long matrices, boolean isSparse) {
    long pairBytes = matrices * Double.BYTES + (isSparse ? Integer.BYTES : 0);
    return classes * (classes + 1) / 2 * pairBytes;
  }
}
