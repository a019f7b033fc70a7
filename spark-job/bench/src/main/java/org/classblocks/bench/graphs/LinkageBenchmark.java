package org.classblocks.bench.graphs;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.classblocks.Text;
import org.classblocks.bench.LiveHeap;
import org.classblocks.order.linkage.GraphClustering;
import org.classblocks.order.linkage.Linkage;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.SimilarityGraph;

/**
 * What clustering a similarity graph takes, in time and memory. Classes lie in planted groups of
 * {@value #GROUP}. Each lists some classes of its group, which it resembles, and as many that are
 * drawn with a long tail, class c with a probability that falls as 1 / (c + 1), which it hardly
 * resembles. So the first classes are adjacent to very many others. Their loads are the largest.
 */
public final class LinkageBenchmark {
  private static final int GROUP = 50;

  /** Enough for rows of all lengths, so that the code is compiled. */
  private static final int WARM_UP = 20_000;

  private LinkageBenchmark() {}

  /** Options: {@code [classes [neighbours [linkage ...]]]}. */
  public static void main(String[] args) throws Exception {
    int classes = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    int neighbours = args.length > 1 ? Integer.parseInt(args[1]) : 20;
    Linkage[] linkages =
        args.length > 2
            ? Arrays.stream(args).skip(2).map(Linkage::valueOf).toArray(Linkage[]::new)
            : new Linkage[] {Linkage.AVERAGE, Linkage.COMPLETE, Linkage.SINGLE};
    warmUp(drawn(WARM_UP, neighbours), linkages);
    SimilarityGraph graph = drawn(classes, neighbours);
    for (Linkage linkage : linkages) {
      measure(graph, linkage);
    }
  }

  private static void warmUp(SimilarityGraph graph, Linkage[] linkages) {
    for (Linkage linkage : linkages) {
      new GraphClustering(linkage).cluster(graph);
    }
  }

  private static SimilarityGraph drawn(int classes, int neighbours) {
    SplittableRandom random = new SplittableRandom(1);
    ClassStatus[] statuses = new ClassStatus[classes];
    Arrays.fill(statuses, ClassStatus.OK);
    double[] loads = new double[classes];
    Arrays.setAll(loads, id -> 0.5 / Math.sqrt(id + 1.0) * random.nextDouble(0.5, 1));
    SimilarityGraph.Builder graph =
        SimilarityGraph.builder(ClassList.numbered(classes), statuses, loads);
    int[] listedBy = new int[classes];
    Arrays.fill(listedBy, -1);
    int[] ids = new int[neighbours];
    double[] similarities = new double[neighbours];
    int[] bothListed = new int[neighbours];
    for (int id = 0; id < classes; id++) {
      listedBy[id] = id;
      int count = 0;
      for (int e = 0; e < neighbours; e++) {
        boolean near = e % 2 == 0;
        int other =
            near
                ? id / GROUP * GROUP + random.nextInt(GROUP)
                : (int) Math.pow(classes + 1.0, random.nextDouble()) - 1;
        if (other < classes && listedBy[other] != id) {
          listedBy[other] = id;
          ids[count] = other;
          similarities[count++] = near ? random.nextDouble(0.1, 0.9) : random.nextDouble(0.1);
        }
      }
      graph.add(id, ids, similarities, bothListed, 0, count, 1);
    }
    return graph.build();
  }

  private static void measure(SimilarityGraph graph, Linkage linkage) throws Exception {
    OperatingSystemMXBean machine =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    GraphClustering clustering = new GraphClustering(linkage);
    long processorBefore = machine.getProcessCpuTime();
    long start = System.nanoTime();
    clustering.cluster(graph);
    double seconds = (System.nanoTime() - start) / 1e9;
    double processor = (machine.getProcessCpuTime() - processorBefore) / 1e9;
    long before = LiveHeap.now();
    long peak = LiveHeap.peak(() -> clustering.cluster(graph));
    System.out.println(
        Text.of(
            "%s, %,d classes, %,d entries: %.1f s, %.1f s of processor time, %.2f microseconds of"
                + " it an entry, %,d MB of heap, of which %,d MB are the graph",
            linkage,
            graph.size(),
            graph.entries(),
            seconds,
            processor,
            1e6 * processor / graph.entries(),
            peak / 1_000_000,
            before / 1_000_000));
  }
}
