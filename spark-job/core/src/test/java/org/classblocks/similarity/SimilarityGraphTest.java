package org.classblocks.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimilarityGraphTest {
  private static final double[] LOADS = {0.5, 0.25, -0.5, 0};

  @Test
  void keepsThePairsThatEitherClassLists() {
    SimilarityGraph graph =
        builder(LOADS)
            .add(0, new int[] {9, 2, 1}, new double[] {9, 0.75, 0.5}, new int[] {9, 7, 5}, 1, 3, 0)
            .add(1, new int[] {0}, new double[] {0.5}, new int[] {5}, 0, 1, 0.5)
            .add(3, new int[] {1}, new double[] {-0.25}, new int[] {2}, 0, 1, -1)
            .build();
    assertThat(graph.entries()).isEqualTo(6);
    assertThat(rowOf(graph, 0)).containsExactly("1 0.5 5", "2 0.75 7");
    assertThat(rowOf(graph, 1)).containsExactly("0 0.5 5", "3 -0.25 2");
    assertThat(rowOf(graph, 2)).containsExactly("0 0.75 7");
    assertThat(rowOf(graph, 3)).containsExactly("1 -0.25 2");
    assertThat(graph.entry(0, 2)).isEqualTo(1);
    assertThat(graph.entry(2, 3)).isNegative();
    assertThat(graph.load(2)).isEqualTo(-0.5);
    assertThat(graph.mostLeftOut(1)).isEqualTo(0.5);
    assertThat(graph.mostLeftOut(2)).as("of a class without a list").isEqualTo(1);
    assertThat(graph.mostLeftOut(3)).isEqualTo(-1);
  }

  @Test
  void takesTheProductOfLoadsWhereNoPairIsKept() {
    SimilarityGraph graph =
        builder(LOADS).add(0, new int[] {1}, new double[] {0.75}, new int[] {1}, 0, 1, 0).build();
    assertThat(graph.at(0, 1)).isEqualTo(graph.at(1, 0)).isEqualTo(0.75);
    assertThat(graph.at(0, 2)).isEqualTo(graph.at(2, 0)).isEqualTo(0.25);
    assertThat(graph.at(1, 2)).isEqualTo(0.125);
    assertThat(graph.at(2, 3)).isZero();
    assertThat(graph.at(2, 2)).isOne();
  }

  @Test
  void hasNoSimilarityOfClassesWithoutACorrelation() {
    ClassStatus[] statuses = {ClassStatus.OK, ClassStatus.CONSTANT, ClassStatus.OK};
    SimilarityGraph.Builder builder =
        SimilarityGraph.builder(
            ClassList.numbered(3), statuses, new double[] {0.5, Double.NaN, 0.5});
    assertThatThrownBy(() -> add(builder, 0, 1, 0.5)).hasMessage("class 1 has no correlation");
    assertThatThrownBy(() -> add(builder, 1, 0, 0.5)).hasMessage("class 1 has no correlation");
    statuses[0] = ClassStatus.CONSTANT;
    SimilarityGraph graph = builder.build();
    assertThat(graph.size()).isEqualTo(3);
    assertThat(graph.status(1)).isEqualTo(ClassStatus.CONSTANT);
    assertThat(graph.usableClasses()).containsExactly(0, 2);
    assertThat(graph.classes().name(2)).isEqualTo("2");
    assertThat(graph.mostLeftOut(1)).isNaN();
    assertThat(graph.at(0, 1)).isNaN();
    assertThat(graph.at(1, 1)).isNaN();
    assertThat(graph.at(0, 2)).isEqualTo(-0.25);
  }

  /** Two sums of the same products in another order may differ in their last digits. */
  @Test
  void isSymmetricWhereTheListsOfTwoClassesDiffer() {
    SimilarityGraph.Builder builder = builder(LOADS);
    add(builder, 1, 0, Math.nextUp(0.5));
    add(builder, 0, 1, 0.5);
    SimilarityGraph graph = builder.build();
    assertThat(graph.at(1, 0)).isEqualTo(graph.at(0, 1)).isEqualTo(0.5);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 50})
  void keepsThePairsOfRandomLists(int size) {
    long seed = 20L + size;
    Random random = new Random(seed);
    double[][] similarities = new double[size][size];
    boolean[][] kept = new boolean[size][size];
    double[] loads = random.doubles(size).toArray();
    SimilarityGraph.Builder builder = builder(loads);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        similarities[i][j] = similarities[j][i] = random.nextDouble();
      }
    }
    for (int i = 0; i < size; i++) {
      List<Integer> others = new ArrayList<>(IntStream.range(0, size).boxed().toList());
      others.remove(i);
      Collections.shuffle(others, random);
      int[] listed =
          others.stream().limit(random.nextInt(size)).mapToInt(Integer::intValue).toArray();
      double[] values = new double[listed.length];
      for (int e = 0; e < listed.length; e++) {
        values[e] = similarities[i][listed[e]];
        kept[i][listed[e]] = kept[listed[e]][i] = true;
      }
      builder.add(i, listed, values, listed, 0, listed.length, 1);
    }
    SimilarityGraph graph = builder.build();
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double expected = i == j ? 1 : kept[i][j] ? similarities[i][j] : -loads[i] * loads[j];
        assertThat(graph.at(i, j)).as("seed %d, (%d, %d)", seed, i, j).isEqualTo(expected);
        assertThat(graph.entry(i, j) >= 0).isEqualTo(kept[i][j]);
      }
    }
  }

  /** Two classes that share all samples between them are each the other's opposite. */
  @Test
  void aBackgroundThatRoundingBroughtBeyondOneIsOne() {
    double load = Math.nextUp(1.0);
    assertThat(builder(load, load, 0).build().at(0, 1)).isEqualTo(-1);
    assertThat(builder(load, load, 0).build().at(0, 2)).isEqualTo(0.0);
  }

  @Test
  void refusesWhatIsNoSimilarityOfTwoClasses() {
    SimilarityGraph.Builder builder = builder(LOADS);
    assertThatThrownBy(() -> add(builder, 2, 2, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("class 2 is its own neighbour");
    assertThatThrownBy(() -> builder.add(2, new int[] {1, 1}, new double[2], new int[2], 0, 2, 0))
        .hasMessage("class 1 is listed twice for class 2");
    assertThatThrownBy(() -> add(builder, 0, 1, Double.NaN))
        .hasMessage("classes 0 and 1 have the similarity NaN");
    assertThatThrownBy(
            () -> builder.add(0, new int[0], new double[0], new int[0], 0, 0, Double.NaN))
        .hasMessage("class 0 has the bound NaN");
    assertThatThrownBy(() -> add(builder, 0, 1, 1.5))
        .hasMessage("classes 0 and 1 have the similarity 1.5");
    assertThatThrownBy(() -> add(builder, 0, 4, 0.5)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> builder(0.5, Double.NaN)).hasMessage("class 1 has the load NaN");
    assertThatThrownBy(
            () ->
                SimilarityGraph.builder(
                    ClassList.numbered(2), new ClassStatus[2], new double[] {1}))
        .hasMessage("2 classes, 2 statuses, 1 loads");
  }

  private static SimilarityGraph.Builder builder(double... loads) {
    ClassStatus[] statuses = new ClassStatus[loads.length];
    Arrays.fill(statuses, ClassStatus.OK);
    return SimilarityGraph.builder(ClassList.numbered(loads.length), statuses, loads);
  }

  private static void add(SimilarityGraph.Builder builder, int a, int b, double similarity) {
    builder.add(a, new int[] {b}, new double[] {similarity}, new int[] {1}, 0, 1, 1);
  }

  private static List<String> rowOf(SimilarityGraph graph, int id) {
    return IntStream.range(graph.start(id), graph.end(id))
        .mapToObj(
            entry ->
                graph.neighbour(entry)
                    + " "
                    + graph.similarity(entry)
                    + " "
                    + graph.bothListed(entry))
        .toList();
  }
}
