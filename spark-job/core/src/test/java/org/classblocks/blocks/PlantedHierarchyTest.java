package org.classblocks.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.classblocks.blocks.find.BlockFinder;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scores with three levels of planted groups of 5 to 120 classes, and 40 classes in none. */
class PlantedHierarchyTest {
  private static final int CLASSES = 360;
  private static final int SAMPLES = 1_500;

  /** The sizes of the groups of each level; each is cut further by the next level, in order. */
  private static final List<int[]> SIZES =
      List.of(
          new int[] {120, 80, 60, 40, 20},
          new int[] {70, 30, 20, 25, 40, 15, 45, 15, 40, 20},
          new int[] {30, 25, 10, 5, 12, 18, 8, 12, 25, 20, 10, 5, 5, 15, 40, 5, 10, 5, 35, 5, 20});

  /** The groups of each level as arrays of class ids. */
  private static List<List<int[]>> groups(int[] ids) {
    List<List<int[]>> levels = new ArrayList<>();
    for (int[] sizes : SIZES) {
      List<int[]> groups = new ArrayList<>();
      int start = 0;
      for (int size : sizes) {
        groups.add(Arrays.copyOfRange(ids, start, start + size));
        start += size;
      }
      levels.add(groups);
    }
    return levels;
  }

  /** Scores whose correlation is that of the innermost common group, else the common one. */
  private static double[][] scores(
      List<List<int[]>> groups, double common, double[] correlations, Random random) {
    double[][] scores = new double[CLASSES][SAMPLES];
    double[] own = new double[CLASSES];
    Arrays.fill(own, 1 - common);
    add(scores, IntStream.range(0, CLASSES).toArray(), Math.sqrt(common), random);
    double outer = common;
    for (int level = 0; level < groups.size(); level++) {
      for (int[] group : groups.get(level)) {
        add(scores, group, Math.sqrt(correlations[level] - outer), random);
        for (int id : group) {
          own[id] = 1 - correlations[level];
        }
      }
      outer = correlations[level];
    }
    for (int id = 0; id < CLASSES; id++) {
      add(scores, new int[] {id}, Math.sqrt(own[id]), random);
    }
    return scores;
  }

  private static void add(double[][] scores, int[] group, double weight, Random random) {
    for (int s = 0; s < SAMPLES; s++) {
      double factor = weight * random.nextGaussian();
      for (int id : group) {
        scores[id][s] += factor;
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0.2, 0.4, 0.6, 1", "0, 0.2, 0.4, 0.6, 2", "0.5, 0.6, 0.7, 0.8, 3"})
  void isFoundOnEveryLevel(double common, double r1, double r2, double r3, long seed) {
    Random random = new Random(seed);
    List<Integer> ids = new ArrayList<>(IntStream.range(0, CLASSES).boxed().toList());
    Collections.shuffle(ids, random);
    List<List<int[]>> groups = groups(ids.stream().mapToInt(Integer::intValue).toArray());
    double[][] scores = scores(groups, common, new double[] {r1, r2, r3}, random);
    SimilarityMatrix similarity = Matrices.ofScores(scores);
    ClassOrder order = Matrices.ordered(similarity);
    List<Set<Integer>> found =
        new BlockFinder(3, 5)
            .find(similarity, order, Matrices.noise(scores)).blocks().stream()
                .map(block -> members(order, block))
                .toList();
    Set<Set<Integer>> planted = new HashSet<>();
    for (List<int[]> level : groups) {
      level.forEach(group -> planted.add(setOf(group)));
      assertThat(adjustedRandIndex(level, found)).as("seed %d", seed).isGreaterThan(0.99);
    }
    assertThat(found)
        .as("found groups that are planted, seed %d", seed)
        .filteredOn(block -> planted.stream().anyMatch(group -> jaccard(block, group) >= 0.9))
        .hasSizeGreaterThanOrEqualTo((int) Math.ceil(0.8 * found.size()));
  }

  private static Set<Integer> members(ClassOrder order, Block block) {
    return setOf(IntStream.range(block.start(), block.end()).map(order::classAt).toArray());
  }

  private static Set<Integer> setOf(int[] ids) {
    Set<Integer> set = new HashSet<>();
    Arrays.stream(ids).forEach(set::add);
    return set;
  }

  private static double jaccard(Set<Integer> a, Set<Integer> b) {
    long both = a.stream().filter(b::contains).count();
    return (double) both / (a.size() + b.size() - both);
  }

  /**
   * Between a level's groups and the blocks most like them, with classes in none each by itself:
   * Hubert and Arabie, "Comparing partitions" (1985), doi:10.1007/BF01908075.
   */
  private static double adjustedRandIndex(List<int[]> level, List<Set<Integer>> found) {
    int[] planted = IntStream.range(0, CLASSES).map(id -> -1 - id).toArray();
    int[] matched = planted.clone();
    for (int g = 0; g < level.size(); g++) {
      Set<Integer> group = setOf(level.get(g));
      Set<Integer> block =
          Collections.max(found, (a, b) -> Double.compare(jaccard(group, a), jaccard(group, b)));
      for (int id : group) {
        planted[id] = g;
      }
      for (int id : block) {
        matched[id] = g;
      }
    }
    Map<Long, Integer> cells = new HashMap<>();
    Map<Integer, Integer> rows = new HashMap<>();
    Map<Integer, Integer> columns = new HashMap<>();
    for (int id = 0; id < CLASSES; id++) {
      cells.merge((long) planted[id] << 32 | (matched[id] & 0xffffffffL), 1, Integer::sum);
      rows.merge(planted[id], 1, Integer::sum);
      columns.merge(matched[id], 1, Integer::sum);
    }
    double together = pairs(cells);
    double expected = pairs(rows) * pairs(columns) / (CLASSES * (CLASSES - 1.0) / 2);
    double most = (pairs(rows) + pairs(columns)) / 2;
    return (together - expected) / (most - expected);
  }

  private static double pairs(Map<?, Integer> counts) {
    return counts.values().stream().mapToDouble(n -> n * (n - 1.0) / 2).sum();
  }
}
