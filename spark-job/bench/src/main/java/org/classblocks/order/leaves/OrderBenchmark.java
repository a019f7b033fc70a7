package org.classblocks.order.leaves;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.classblocks.Text;
import org.classblocks.blocks.BlockForest;
import org.classblocks.blocks.Link;
import org.classblocks.blocks.find.BlockFinder;
import org.classblocks.blocks.find.LinkFinder;
import org.classblocks.blocks.find.SamplingNoise;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.FactorModel;
import org.classblocks.order.OrderCriteria;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.order.linkage.DistanceMeasure;
import org.classblocks.order.linkage.Distances;
import org.classblocks.order.linkage.HierarchicalClustering;
import org.classblocks.order.linkage.Linkage;
import org.classblocks.similarity.Neighbours;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * Average linkage, leaf orders, criteria, blocks, links and neighbours of synthetic similarities,
 * each step timed, and scipy's order of the same distances.
 */
public final class OrderBenchmark {
  private static final int SAMPLES = 50_000;

  private OrderBenchmark() {}

  /** Options: {@code [classes [rounds [scipy]]]}; 2,622 classes and 3 rounds, without scipy. */
  public static void main(String[] args) throws IOException, InterruptedException {
    int classes = args.length > 0 ? Integer.parseInt(args[0]) : 2622;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    SimilarityMatrix similarity = FactorModel.similarities(classes);
    Distances distances =
        DistanceMeasure.CORRELATION.distances(similarity.rounded(), similarity.usableClasses());
    System.out.printf(
        Locale.ROOT,
        "%,d classes, heap of %,d MB%n",
        classes,
        Runtime.getRuntime().maxMemory() >> 20);
    for (int round = 1; round <= rounds; round++) {
      System.out.printf("round %d%n", round);
      long start = System.nanoTime();
      Dendrogram tree = new HierarchicalClustering(Linkage.AVERAGE).cluster(distances);
      print("average linkage", start, "");
      for (LeafOrder kind : LeafOrder.values()) {
        long ordering = System.nanoTime();
        LeafOrdering leaves = LeafOrdering.of(kind, tree, distances);
        print(leaves.method(), ordering, "");
        long measuring = System.nanoTime();
        OrderCriteria criteria = OrderCriteria.of(distances, leaves.order());
        print("  its criteria", measuring, text(criteria));
      }
      blocks(similarity, tree);
    }
    if (args.length > 2) {
      scipy(distances);
    }
  }

  private static void blocks(SimilarityMatrix similarity, Dendrogram tree) {
    int[] classes = similarity.usableClasses();
    ClassOrder order = new ClassOrder(tree, tree.leafOrder(), classes, similarity.size());
    SamplingNoise noise = SamplingNoise.ofNormalScores(similarity.size(), SAMPLES);
    long finding = System.nanoTime();
    BlockForest forest = new BlockFinder(3, 5).find(similarity, order, noise);
    print("blocks", finding, Text.of("%,d", forest.blocks().size()));
    long linking = System.nanoTime();
    List<Link> links = new LinkFinder(5).find(similarity, order, forest, noise);
    print("links", linking, Text.of("%,d", links.size()));
    long nearest = System.nanoTime();
    Neighbours.of(similarity, 20);
    print("neighbours", nearest, "");
  }

  private static void print(String what, long start, String note) {
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(Locale.ROOT, "  %-24s %8.2f s  %s%n", what, seconds, note);
  }

  private static String text(OrderCriteria criteria) {
    return Text.of(
        "path length %.9f, %,d anti-Robinson events",
        criteria.pathLength(), criteria.antiRobinsonEvents());
  }

  private static void scipy(Distances distances) throws IOException, InterruptedException {
    Path file = Files.createTempFile("distances", ".f64");
    try {
      write(distances, file);
      Path script = Path.of(System.getProperty("classblocks.bench"), "scipy_order.py");
      Process python =
          new ProcessBuilder("python3", script.toString(), file.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      System.out.print(new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      if (python.waitFor() != 0) {
        System.err.println("scipy left out: the script failed");
      }
    } finally {
      Files.delete(file);
    }
  }

  private static void write(Distances distances, Path file) throws IOException {
    ByteBuffer row = ByteBuffer.allocate(8 * distances.size()).order(ByteOrder.LITTLE_ENDIAN);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < distances.size(); i++) {
        row.clear();
        for (int j = i + 1; j < distances.size(); j++) {
          row.putDouble(distances.at(i, j));
        }
        out.write(row.array(), 0, row.position());
      }
    }
  }
}
