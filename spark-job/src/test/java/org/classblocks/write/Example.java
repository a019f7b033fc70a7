package org.classblocks.write;

import java.util.List;
import java.util.Optional;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockErrors;
import org.classblocks.blocks.BlockForest;
import org.classblocks.blocks.Link;
import org.classblocks.blocks.Taxonomy;
import org.classblocks.blocks.TaxonomyAlignment;
import org.classblocks.blocks.TaxonomyGraph;
import org.classblocks.blocks.TriageKind;
import org.classblocks.blocks.TriagePair;
import org.classblocks.linalg.Permutation;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.linalg.SymmetricMatrix;
import org.classblocks.moments.Confusion;
import org.classblocks.moments.ConfusionTotals;
import org.classblocks.moments.LabelCounts;
import org.classblocks.moments.LabelFindings;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.Marginals;
import org.classblocks.moments.MarginalsBuilder;
import org.classblocks.moments.ScoreBatch;
import org.classblocks.moments.UnknownLabels;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.Dendrogram;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.Neighbours;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * A run over five classes with names of any kind. Class 2 is constant; the tree is ((0, 4), (1,
 * 3)), and the order turns its root round: 1, 3, 0, 4, 2.
 */
final class Example {
  static final List<String> NAMES =
      List.of("crane", "it's, (a) [b]:c;", "const\nant", "crane", "猫 \"🐈\"");

  private static final int CONSTANT = 2;
  private static final double[][] SIMILARITY = {
    {1, 0.125, 0, -0.25, 0.5},
    {0, 1, 0, 0.75, 0.0625},
    {0, 0, 1, 0, 0},
    {0, 0, 0, 1, -0.5},
    {0, 0, 0, 0, 1},
  };

  private Example() {}

  static ClassList classes() {
    return new ClassList(NAMES, List.of("k0", "k1", "k2", "k3", "k4"));
  }

  static SimilarityMatrix similarity() {
    SymmetricMatrix.Builder values = SymmetricMatrix.builder(5);
    ClassStatus[] statuses = new ClassStatus[5];
    for (int i = 0; i < 5; i++) {
      statuses[i] = i == CONSTANT ? ClassStatus.CONSTANT : ClassStatus.OK;
      for (int j = i; j < 5; j++) {
        boolean undefined = i == CONSTANT || j == CONSTANT;
        values.set(i, j, undefined ? Double.NaN : SIMILARITY[i][j]);
      }
    }
    return new SimilarityMatrix(classes(), statuses, values.build());
  }

  static ClassOrder order() {
    Dendrogram tree =
        new Dendrogram(4, new int[] {1, 0, 4}, new int[] {2, 3, 5}, new double[] {0.25, 0.5, 1.5});
    return new ClassOrder(tree, Permutation.of(1, 2, 0, 3), new int[] {0, 1, 3, 4}, 5);
  }

  static BlockForest blocks() {
    return new BlockForest(
        List.of(
            new Block(0, -1, 0, 0, 4, 0.25, Double.NaN, 0.125, 6.5, 0.75, 1, "all \"of\" it"),
            new Block(1, 0, 1, 0, 2, 0.75, 0.1, 0.5, 12, 1, 3, "cranes"),
            new Block(2, 0, 1, 2, 4, 0.5, 0.2, 0.25, 8, Double.NaN, 0, "others")),
        0.0625,
        5);
  }

  static List<Link> links() {
    return List.of(
        new Link(1, 2, 0.5, 0.25, 7, List.of(new Link.Pair(3, 0, 0.75), new Link.Pair(1, 4, 0.5))));
  }

  /** Two samples. */
  static Marginals marginals() {
    ScoreBatch batch = ScoreBatch.ofDoubles(2, 5);
    batch.add(new double[] {0, 1, 7, 3, 4});
    batch.add(new double[] {2, 3, 7, 9, 12});
    MarginalsBuilder builder = new MarginalsBuilder(5);
    builder.accept(batch);
    return builder.result();
  }

  /** Classes a and b >= a are listed by 10 a + b samples, but class 0 by 4. */
  static ListedPairs listed() {
    ListedPairs.Builder listed = new ListedPairs.Builder(5);
    for (int a = 0; a < 5; a++) {
      for (int b = a; b < 5; b++) {
        listed.set(b, a, 10 * a + b);
      }
    }
    return listed.set(0, 0, 4).result(99);
  }

  /** Eight labelled samples: twelve labels, five of them missed, and a prediction too many. */
  static LabelFindings labels() {
    double nan = Double.NaN;
    return new LabelFindings(
        new LabelCounts(
            new long[] {6, 2, 0, 4, 0},
            new double[] {5.5, 2, 0, 3.5, 0},
            new UnknownLabels(9, List.of("x", "y")),
            8,
            7),
        new Confusion(
            SparseMatrix.builder(6)
                .add(0, 0, 4)
                .add(0, 3, 1)
                .add(0, 4, 0.5)
                .add(0, 5, 0.5)
                .add(1, 3, 2)
                .add(3, 3, 3)
                .add(3, 1, 1)
                .add(5, 2, 1)
                .build(),
            new double[] {0.5, 0, nan, 0.75, nan},
            new double[] {1 / 3.0, 0.25, nan, 0.875, nan},
            new ConfusionTotals(8, 0.625, 2 / 3.0)));
  }

  static BlockErrors errors() {
    return BlockErrors.of(labels().confusion().counts(), order(), blocks());
  }

  static RunResults results(Optional<LabelFindings> labels) {
    SimilarityMatrix similarity = similarity();
    Optional<SparseMatrix> confusion = labels.map(found -> found.confusion().counts());
    return new RunResults(
        marginals(),
        ListedPairs.everywhere(5, 2),
        labels,
        similarity,
        Neighbours.of(similarity, 2),
        order(),
        blocks(),
        links(),
        Optional.empty(),
        confusion.map(counts -> BlockErrors.of(counts, order(), blocks())),
        List.of(
            new TriagePair(
                TriageKind.NEAR_DUPLICATE, 1, 1, 3, 0.75, Double.NaN, Double.NaN, 0.5, 0.25),
            new TriagePair(TriageKind.SIMILAR_NOT_CONFUSED, 1, 0, 2, 0.5, 1, 2, 0.25, Double.NaN)),
        Optional.empty());
  }

  /**
   * The same with a taxonomy that puts 0, 2 and 4 together, and 3 beside them; it does not have 1,
   * and has one leaf more.
   */
  static RunResults alignedResults() {
    RunResults run = results(Optional.empty());
    TaxonomyGraph graph =
        new TaxonomyGraph.Builder()
            .put("k0", "cranes")
            .put("k2", "cranes")
            .put("k4", "cranes")
            .put("k3", "top")
            .put("k9", "top")
            .put("cranes", "top")
            .add("cranes", "crane, \"all\"\n<b>kinds</b>")
            .build();
    return new RunResults(
        run.marginals(),
        run.listed(),
        run.labels(),
        run.similarity(),
        run.neighbours(),
        run.order(),
        run.blocks(),
        run.links(),
        run.groups(),
        run.errors(),
        run.triage(),
        Optional.of(
            TaxonomyAlignment.of(
                Taxonomy.of(graph, classes()), run.similarity(), run.order(), run.blocks())));
  }
}
