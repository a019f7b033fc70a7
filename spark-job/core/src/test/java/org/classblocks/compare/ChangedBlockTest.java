package org.classblocks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.classblocks.blocks.Block;
import org.classblocks.fixtures.Forests;
import org.classblocks.fixtures.Graphs;
import org.classblocks.linalg.Permutation;
import org.classblocks.result.Results;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangedBlockTest {
  private static final int CLASSES = 24;

  private static RunResult run(List<String> names, double[][] r, int[] order, int[]... blocks) {
    return Runs.run(
        ClassList.ofNames(names),
        r,
        Permutation.of(order),
        Forests.of(names.size(), blocks),
        1_000_000);
  }

  private static double[][] similarities(int size, Random random) {
    double[][] r = new double[size][size];
    for (int i = 0; i < size; i++) {
      r[i][i] = 1;
      for (int j = 0; j < i; j++) {
        r[i][j] = r[j][i] = random.nextInt(-5, 9) / 10.0;
      }
    }
    return r;
  }

  private static List<String> names(int from, int to) {
    List<String> names = new ArrayList<>();
    for (int i = from; i < to; i++) {
      names.add("<b>" + i + "</b>");
    }
    return names;
  }

  private static int[] shuffled(int size, Random random) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  private static Set<String> members(RunResult run, List<Integer> blocks) {
    Set<String> members = new TreeSet<>();
    for (int id : blocks) {
      Block block = run.blocks().blocks().get(id);
      for (int position = block.start(); position < block.end(); position++) {
        members.add(run.similarity().classes().name(run.order().classAt(position)));
      }
    }
    return members;
  }

  /** Classes 0 to 21 before, 2 to 23 now; sets of names and all pairs of them, one by one. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void saysWhoJoinedAndLeftAndHowPairsInsideChanged(long seed) {
    Random random = new Random(seed);
    int size = CLASSES - 2;
    int[][] blocks = {{0, 12}, {2, 7}, {13, 20}};
    RunResult before =
        run(names(0, size), similarities(size, random), shuffled(size, random), blocks);
    RunResult after =
        run(names(2, CLASSES), similarities(size, random), shuffled(size, random), blocks);
    RunComparison found = RunComparison.of(before, after, 1000);
    List<ChangedBlock> changed = ChangedBlock.of(before, after, found, 100);
    assertThat(changed).as("seed %d", seed).isNotEmpty().hasSize(ChangedBlock.count(found));
    for (ChangedBlock block : changed) {
      Set<String> was = members(before, block.befores());
      Set<String> is = members(after, block.afters());
      List<String> earlier = before.similarity().classes().names();
      List<String> later = after.similarity().classes().names();
      assertThat(block.joined().stream().map(later::get))
          .containsExactlyInAnyOrderElementsOf(is.stream().filter(c -> !was.contains(c)).toList());
      assertThat(block.left().stream().map(earlier::get))
          .containsExactlyInAnyOrderElementsOf(was.stream().filter(c -> !is.contains(c)).toList());
      Set<String> all = new TreeSet<>(was);
      all.addAll(is);
      all.retainAll(earlier);
      all.retainAll(later);
      double sum = 0;
      int pairs = 0;
      double most = 0;
      for (String a : all) {
        for (String b : all) {
          if (a.compareTo(b) < 0) {
            double change =
                after.similarity().at(later.indexOf(a), later.indexOf(b))
                    - before.similarity().at(earlier.indexOf(a), earlier.indexOf(b));
            sum += change;
            most = Math.max(most, Math.abs(change));
            pairs++;
          }
        }
      }
      assertThat(block.pairs()).isEqualTo(pairs);
      assertThat(block.meanChange()).isCloseTo(sum / pairs, within(1e-12));
      assertThat(block.most()).hasSize(Math.min(5, pairs));
      assertThat(Math.abs(block.most().get(0).change())).isCloseTo(most, within(1e-12));
      assertThat(block.most())
          .allSatisfy(
              pair -> assertThat(all).contains(earlier.get(found.classes().before(pair.classA()))));
    }
  }

  @Test
  void aBlockThatIsTheSameHasNotChanged() {
    Random random = new Random(9);
    double[][] r = similarities(CLASSES, random);
    RunResult run = run(names(0, CLASSES), r, shuffled(CLASSES, random), new int[] {3, 9});
    assertThat(ChangedBlock.of(run, run, RunComparison.of(run, run, 10), 10)).isEmpty();
  }

  @Test
  void aRunWithoutBlocksHasNoneThatChanged() {
    Random random = new Random(9);
    RunResult before = Runs.ofSimilarities(1e6, similarities(CLASSES, random));
    RunResult after = Runs.ofSimilarities(1e6, similarities(CLASSES, random));
    RunComparison found = RunComparison.of(before, after, 10);
    assertThat(found.changedPairs()).isPositive();
    assertThat(ChangedBlock.of(before, after, found, 10)).isEmpty();
  }

  /** Of six classes, the graph before keeps all pairs with class 0, that after all but 0 and 1. */
  @Test
  void pairsThatAGraphDoesNotKeepAreNotInside() {
    double[][] was = new double[6][6];
    double[][] is = new double[6][6];
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 6; j++) {
        was[i][j] = i == j ? 1 : 0.9;
        is[i][j] = i == j ? 1 : 0.9 - (i + j) / 10.0;
      }
    }
    RunResult before = graph(was, (a, b) -> a == 0 || b == 0, new int[] {0, 6});
    RunResult after = graph(is, (a, b) -> a + b > 1, new int[] {0, 3});
    RunComparison found = RunComparison.of(before, after, 100);
    ChangedBlock block = ChangedBlock.of(before, after, found, 10).get(0);
    assertThat(block.pairs()).isEqualTo(4);
    assertThat(block.meanChange()).isCloseTo(-(2 + 3 + 4 + 5) / 40.0, within(1e-12));
  }

  private static RunResult graph(double[][] r, Graphs.Pairs kept, int[] block) {
    RunResult run = run(names(0, r.length), r, Permutation.identity(r.length).toArray(), block);
    return Results.of(
        Graphs.of((SimilarityMatrix) run.similarity(), new double[r.length], kept),
        run.order(),
        run.blocks(),
        run.log().listed());
  }

  /** Class 5 was like 0 to 4, and is like 12 to 23. */
  @Test
  void aClassThatChangedAsAWholeIsNamedWithItsNeighbours() {
    double[][] before = new double[CLASSES][CLASSES];
    double[][] after = new double[CLASSES][CLASSES];
    for (int i = 0; i < CLASSES; i++) {
      for (int j = 0; j < CLASSES; j++) {
        before[i][j] = i == j ? 1 : i < 12 == j < 12 ? 0.5 : 0.01;
        after[i][j] = i == j ? 1 : before[i][j];
      }
    }
    for (int other = 0; other < CLASSES; other++) {
      if (other != 5) {
        before[5][other] = before[other][5] = other < 12 ? 0.5 + other / 100.0 : 0;
        after[5][other] = after[other][5] = other < 12 ? 0 : 0.3 + other / 100.0;
      }
    }
    RunComparison found =
        RunComparison.of(Runs.ofSimilarities(1e5, before), Runs.ofSimilarities(1e5, after), 3);
    assertThat(found.changedPairs()).isEqualTo(CLASSES - 1);
    assertThat(found.shifts()).containsExactly(new ClassShift(5, CLASSES - 1, 11, 0.61, 23, 0.53));
  }
}
