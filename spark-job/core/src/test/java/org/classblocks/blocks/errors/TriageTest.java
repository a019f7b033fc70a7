package org.classblocks.blocks.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.blocks.Matrices;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two groups of 16 classes, with a few pairs that are out of the ordinary. */
class TriageTest {
  private static final int SIZE = 32;
  private static final int NOTHING = SIZE;
  private static final List<Set<Integer>> GROUPS = List.of(range(0, 16), range(16, 32));

  private static Set<Integer> range(int from, int to) {
    return IntStream.range(from, to).boxed().collect(Collectors.toSet());
  }

  /** A pair and its similarity. */
  private record Special(int a, int b, double similarity) {}

  private static SimilarityMatrix similarity(Special... specials) {
    SimilarityMatrix plain = Matrices.planted(SIZE, GROUPS, List.of(0.4, 0.4), 0.02, 5);
    return Matrices.of(
        SIZE,
        (i, j) -> {
          for (Special special : specials) {
            if ((special.a == i && special.b == j) || (special.a == j && special.b == i)) {
              return special.similarity;
            }
          }
          return plain.at(i, j);
        });
  }

  /** The order and the blocks without any pair out of the ordinary. */
  private static List<TriagePair> triage(
      SimilarityMatrix similarity, Optional<SparseMatrix> confusion) {
    ClassOrder order = Matrices.ordered(similarity());
    BlockForest forest =
        new BlockForest(
            List.of(
                new Block(0, -1, 0, 0, 16, 0.4, 0, 0, 9, Double.NaN, 0, "a"),
                new Block(1, -1, 0, 16, 32, 0.4, 0, 0, 9, Double.NaN, 0, "b")),
            0.1,
            SIZE);
    return Triage.of(similarity, order, forest, confusion, 1);
  }

  private static List<TriagePair> triage(
      TriageKind kind, SimilarityMatrix similarity, Optional<SparseMatrix> confusion) {
    return triage(similarity, confusion).stream().filter(pair -> pair.kind() == kind).toList();
  }

  private static List<String> pairs(List<TriagePair> found) {
    return found.stream()
        .map(pair -> pair.rank() + ": " + pair.classA() + " " + pair.classB())
        .toList();
  }

  @Test
  void duplicatesAreVerySimilarOrFarNearerThanTheNext() {
    SimilarityMatrix similarity =
        similarity(
            new Special(3, 2, 0.96),
            new Special(3, 4, 0.955),
            new Special(20, 21, 0.75),
            new Special(24, 25, 0.65),
            new Special(28, 29, 0.8),
            new Special(29, 30, 0.7));
    List<TriagePair> found = triage(TriageKind.NEAR_DUPLICATE, similarity, Optional.empty());
    assertThat(pairs(found)).containsExactly("1: 2 3", "2: 3 4", "3: 20 21");
    assertThat(found.get(2).similarity()).isEqualTo(0.75);
    assertThat(found.get(2).countAb()).isNaN();
    assertThat(found.get(2).rateBa()).isNaN();
  }

  @Test
  void classesOfSeparateBlocksAreRankedByWhatNeitherBranchExplains() {
    SimilarityMatrix similarity =
        similarity(
            new Special(5, 17, 0.6),
            new Special(6, 18, 0.7),
            new Special(7, 8, 0.75),
            new Special(9, 19, 0.3));
    List<TriagePair> found = triage(TriageKind.SIMILAR_ACROSS_BLOCKS, similarity, Optional.empty());
    assertThat(pairs(found)).containsExactly("1: 6 18", "2: 5 17");
  }

  /** Every class takes a tenth of its labels for each of its two neighbours by id. */
  private static double[][] usual() {
    double[][] counts = new double[SIZE + 1][SIZE + 1];
    for (int id = 0; id < SIZE; id++) {
      counts[id][id] = 80;
      counts[id][(id + 1) % SIZE] = 10;
      counts[(id + 1) % SIZE][id] = 10;
    }
    return counts;
  }

  private static Optional<SparseMatrix> sparse(double[][] counts) {
    SparseMatrix.Builder builder = SparseMatrix.builder(counts.length);
    for (int i = 0; i < counts.length; i++) {
      for (int j = 0; j < counts.length; j++) {
        if (counts[i][j] > 0) {
          builder.add(i, j, counts[i][j]);
        }
      }
    }
    return Optional.of(builder.build());
  }

  @Test
  void similarClassesShouldBeConfusedAsSimilarClassesAre() {
    Special[] neighbours =
        IntStream.range(0, SIZE - 1)
            .mapToObj(id -> new Special(id, id + 1, 0.6 + id / 100.0))
            .toArray(Special[]::new);
    double[][] counts = usual();
    for (int id : new int[] {4, 20}) {
      counts[id][id + 1] = 0;
      counts[id + 1][id] = id == 4 ? 1 : 0;
    }
    counts[10][11] = 4;
    List<TriagePair> found =
        triage(TriageKind.SIMILAR_NOT_CONFUSED, similarity(neighbours), sparse(counts));
    assertThat(pairs(found)).contains("1: 20 21").doesNotContain("10 11");
    assertThat(found).anyMatch(pair -> pair.classA() == 4 && pair.classB() == 5);
    assertThat(found).noneMatch(pair -> pair.classA() == 10);
    TriagePair pair = found.stream().filter(p -> p.classA() == 4).findFirst().orElseThrow();
    assertThat(pair.countAb()).isZero();
    assertThat(pair.countBa()).isEqualTo(1);
    assertThat(pair.rateBa()).isCloseTo(1 / 91.0, within(1e-15));
  }

  @Test
  void confusionThatSimilarityDoesNotExplainStandsOut() {
    double[][] counts = usual();
    counts[3][27] = 20;
    counts[30][12] = 6;
    counts[12][30] = 5;
    counts[2][NOTHING] = 500;
    counts[NOTHING][29] = 500;
    counts[8][25] = 1;
    Special[] neighbours =
        IntStream.range(0, SIZE)
            .mapToObj(id -> new Special(id, (id + 1) % SIZE, 0.6))
            .toArray(Special[]::new);
    List<TriagePair> found =
        triage(TriageKind.CONFUSED_NOT_SIMILAR, similarity(neighbours), sparse(counts));
    assertThat(pairs(found)).containsExactly("1: 3 27", "2: 12 30");
    assertThat(found.get(1).countAb()).isEqualTo(5);
    assertThat(found.get(1).countBa()).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void errorsDealtOutAtRandomMeanNothing(long seed) {
    Random random = new Random(seed);
    double[][] counts = new double[SIZE + 1][SIZE + 1];
    for (int error = 0; error < 3000; error++) {
      int actual = (int) (SIZE * random.nextDouble() * random.nextDouble());
      int predicted = (int) (SIZE * random.nextDouble() * random.nextDouble());
      counts[actual][predicted]++;
    }
    assertThat(triage(TriageKind.CONFUSED_NOT_SIMILAR, similarity(), sparse(counts)))
        .as("seed " + seed)
        .isEmpty();
  }

  @Test
  void whatChanceGivesIsNotSimilar() {
    SimilarityMatrix noise = Matrices.of(SIZE, (i, j) -> (i * 31 + j * 17) % 100 / 1000.0);
    assertThat(triage(noise, Optional.empty())).isEmpty();
  }

  @Test
  void kindsAreBoundedAndCountOn() {
    SimilarityMatrix similarity = Matrices.of(SIZE, (i, j) -> 0.96 + (i * 31 + j * 17) % 100 / 1e4);
    Map<TriageKind, List<Integer>> ranks =
        triage(similarity, Optional.empty()).stream()
            .collect(
                Collectors.groupingBy(
                    TriagePair::kind, Collectors.mapping(TriagePair::rank, Collectors.toList())));
    assertThat(ranks.get(TriageKind.NEAR_DUPLICATE))
        .isEqualTo(IntStream.rangeClosed(1, Triage.LIMIT).boxed().toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void fewClassesAreNoException(int size) {
    SimilarityMatrix similarity = Matrices.of(size, (i, j) -> 0.99);
    SparseMatrix.Builder counts = SparseMatrix.builder(size + 1);
    if (size > 1) {
      counts.add(0, 1, 5).add(1, size, 2);
    }
    List<TriagePair> found =
        Triage.of(
            similarity,
            Matrices.ordered(similarity),
            new BlockForest(List.of(), 0.5, size),
            Optional.of(counts.build()),
            1);
    assertThat(found)
        .filteredOn(pair -> pair.kind() == TriageKind.NEAR_DUPLICATE)
        .hasSize(Math.max(0, size - 1));
  }
}
