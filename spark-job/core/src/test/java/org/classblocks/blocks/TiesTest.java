package org.classblocks.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.classblocks.blocks.errors.Containments;
import org.classblocks.blocks.errors.Triage;
import org.classblocks.blocks.find.BlockFinder;
import org.classblocks.blocks.find.LinkFinder;
import org.classblocks.blocks.find.SamplingNoise;
import org.classblocks.linalg.Tiling;
import org.classblocks.moments.Gathered;
import org.classblocks.moments.batch.ScoreTypes;
import org.classblocks.moments.transform.ScoreTransform;
import org.classblocks.moments.transform.Transform;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.ClassOrdering;
import org.classblocks.order.leaves.LeafOrder;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.order.linkage.DistanceMeasure;
import org.classblocks.order.linkage.Linkage;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.Neighbours;
import org.classblocks.similarity.PearsonCorrelation;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exact ties of similarities fall out alike, however the sums behind them were added up. */
class TiesTest {
  private static final int CLASSES = 36;
  private static final int SAMPLES = 120;

  /** All that is decided by comparing similarities. */
  private record Decided(
      List<Integer> order,
      List<Integer> merges,
      List<Integer> blocks,
      List<String> links,
      List<Integer> neighbours,
      List<String> triage) {

    static Decided of(SimilarityMatrix similarity, ClassOrdering ordering) {
      ClassOrder order = ordering.order(similarity);
      Dendrogram tree = order.dendrogram();
      List<Integer> merges = new ArrayList<>();
      for (int node = tree.leafCount(); node < tree.nodeCount(); node++) {
        merges.addAll(List.of(tree.left(node), tree.right(node)));
      }
      SamplingNoise noise = SamplingNoise.ofNormalScores(similarity.size(), 2000);
      BlockForest forest = new BlockFinder(3, 1).find(similarity, order, noise);
      List<Integer> blocks = new ArrayList<>();
      forest.blocks().forEach(b -> blocks.addAll(List.of(b.start(), b.end(), b.hubClassId())));
      Neighbours neighbours = Neighbours.of(similarity, 10);
      List<Integer> nearest = new ArrayList<>();
      for (int id = 0; id < similarity.size(); id++) {
        Arrays.stream(neighbours.of(id)).forEach(nearest::add);
      }
      return new Decided(
          Arrays.stream(order.permutation().toArray()).boxed().toList(),
          merges,
          blocks,
          new LinkFinder(1)
              .find(similarity, order, forest, noise).stream().map(Decided::link).toList(),
          nearest,
          Triage.of(
                  similarity,
                  forest.noiseFloor(),
                  Containments.ofEqualScores(similarity),
                  Optional.empty(),
                  Optional.empty())
              .stream()
              .map(pair -> pair.kind() + " " + pair.classA() + " " + pair.classB())
              .toList());
    }

    private static String link(Link link) {
      return link.blockA()
          + " "
          + link.blockB()
          + " "
          + link.pairs().stream().map(pair -> pair.classA() + "-" + pair.classB()).toList();
    }
  }

  private static ClassOrdering usual() {
    return new ClassOrdering(Linkage.AVERAGE, DistanceMeasure.CORRELATION, LeafOrder.GLOBAL);
  }

  /**
   * Logits so large that their sigmoids are 0 or 1. Each class is high in half of the samples, as
   * one of four patterns is but for as many samples in either half: so many correlations are equal.
   */
  private static double[][] saturated(long seed) {
    Random random = new Random(seed);
    List<List<Integer>> patterns = new ArrayList<>();
    for (int pattern = 0; pattern < 4; pattern++) {
      List<Integer> shuffled = new ArrayList<>(IntStream.range(0, SAMPLES).boxed().toList());
      Collections.shuffle(shuffled, random);
      patterns.add(shuffled);
    }
    double[][] scores = new double[SAMPLES][CLASSES];
    for (int id = 0; id < CLASSES; id++) {
      List<Integer> samples = new ArrayList<>(patterns.get(id % 4));
      for (int swap = 2 * (1 + id % 3); swap > 0; swap--) {
        Collections.swap(
            samples, random.nextInt(SAMPLES / 2), SAMPLES / 2 + random.nextInt(SAMPLES / 2));
      }
      for (int i = 0; i < SAMPLES; i++) {
        double logit = 30 + 30 * random.nextDouble();
        scores[samples.get(i)][id] = i < SAMPLES / 2 ? logit : -logit;
      }
    }
    ScoreTransform sigmoid = ScoreTransform.of(Transform.SIGMOID, 0, ScoreTypes.doubles());
    Arrays.stream(scores).forEach(sigmoid::apply);
    return scores;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void datesAndCoresDoNotTurnTies(long seed) {
    double[][] scores = saturated(seed);
    Tiling tiling = new Tiling(CLASSES, 10);
    Decided whole = Decided.of(similarity(Gathered.of(scores, 200, tiling)), usual());
    for (int parts : new int[] {2, 3, 5, 16}) {
      for (int batchRows : new int[] {1, 7, 64}) {
        Gathered gathered = Gathered.ofPartitions(scores, parts, batchRows, tiling);
        assertThat(Decided.of(similarity(gathered), usual()))
            .as("seed %d, %d parts in batches of %d", seed, parts, batchRows)
            .isEqualTo(whole);
      }
    }
  }

  private static SimilarityMatrix similarity(Gathered gathered) {
    PearsonCorrelation pearson = new PearsonCorrelation(ClassList.numbered(CLASSES));
    gathered.tiles().forEach(tile -> pearson.accept(List.of(tile)));
    return pearson.result(gathered.marginals());
  }

  /** Similarities of few levels: by the distance in a small tree, or by chance alone. */
  private static SimilarityMatrix tied(long seed) {
    Random random = new Random(seed);
    double[] levels = random.doubles(5, -0.2, 0.95).sorted().toArray();
    boolean isNested = seed % 2 == 0;
    return Matrices.of(
        CLASSES,
        (i, j) -> {
          int level = 0;
          for (int size = 24; isNested && level < 4 && i / size == j / size; size /= 2) {
            level++;
          }
          return levels[isNested ? level : random.nextInt(5)];
        });
  }

  private static SimilarityMatrix disturbed(SimilarityMatrix similarity, long seed) {
    Random random = new Random(seed);
    return Matrices.of(
        similarity.size(), (i, j) -> similarity.at(i, j) + 1e-14 * (2 * random.nextDouble() - 1));
  }

  @ParameterizedTest
  @EnumSource
  void lastDigitsDecideNothing(Linkage linkage) {
    for (DistanceMeasure measure : DistanceMeasure.values()) {
      for (LeafOrder leafOrder : LeafOrder.values()) {
        ClassOrdering ordering = new ClassOrdering(linkage, measure, leafOrder);
        for (long seed = 0; seed < 10; seed++) {
          SimilarityMatrix similarity = tied(seed);
          assertThat(Decided.of(disturbed(similarity, 100 + seed), ordering))
              .as("%s, %s, seed %d", measure, leafOrder, seed)
              .isEqualTo(Decided.of(similarity, ordering));
        }
      }
    }
  }
}
