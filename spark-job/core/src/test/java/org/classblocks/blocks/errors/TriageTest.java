package org.classblocks.blocks.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.classblocks.blocks.Matrices;
import org.classblocks.blocks.taxonomy.Taxonomy;
import org.classblocks.blocks.taxonomy.TaxonomyGraph;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.similarity.Containment;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two groups of 16 classes, with a few pairs that are out of the ordinary. */
class TriageTest {
  private static final int SIZE = 32;
  private static final int NOTHING = SIZE;
  private static final double FLOOR = 0.1;
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

  private static List<TriagePair> triage(
      SimilarityMatrix similarity, Containment containment, Optional<SparseMatrix> confusion) {
    return Triage.of(
        similarity,
        FLOOR,
        containment,
        confusion.map(counts -> new Triage.Errors(counts, 1)),
        Optional.empty());
  }

  private static List<TriagePair> triage(
      SimilarityMatrix similarity, Optional<SparseMatrix> confusion) {
    return triage(similarity, Containments.ofEqualScores(similarity), confusion);
  }

  private static List<String> pairs(List<TriagePair> found) {
    return found.stream().map(pair -> pair.classA() + " " + pair.classB()).toList();
  }

  private static TriagePair pair(List<TriagePair> found, int a, int b) {
    return found.stream()
        .filter(pair -> pair.classA() == a && pair.classB() == b)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no pair of " + a + " and " + b));
  }

  private static PairKind kind(List<TriagePair> found, int a, int b) {
    return pair(found, a, b).kind();
  }

  @Test
  void withoutLabelsDuplicatesAreVerySimilarOrFarNearerThanTheNext() {
    SimilarityMatrix similarity =
        similarity(
            new Special(3, 2, 0.96),
            new Special(3, 4, 0.955),
            new Special(20, 21, 0.75),
            new Special(24, 25, 0.65),
            new Special(28, 29, 0.8),
            new Special(29, 30, 0.7));
    List<TriagePair> found = triage(similarity, Optional.empty());
    assertThat(pairs(found.stream().filter(p -> p.kind() == PairKind.DUPLICATE).toList()))
        .containsExactlyInAnyOrder("2 3", "3 4", "20 21");
    assertThat(pair(found, 20, 21).similarity()).isEqualTo(0.75);
    assertThat(pair(found, 20, 21).countAb()).isNaN();
    assertThat(pair(found, 20, 21).rateBa()).isNaN();
    assertThat(pair(found, 20, 21).evidence()).isEqualTo(PairEvidence.SIMILARITY);
    assertThat(pairs(found)).as("nothing in particular").doesNotContain("24 25", "28 29");
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
  void labelsTellDuplicatesSubsetsCompanionsAndLookAlikesApart() {
    double[][] counts = usual();
    for (int[] pair : new int[][] {{0, 8}, {2, 10}, {4, 12}, {6, 14}}) {
      counts[pair[0]][pair[1]] = 0;
      counts[pair[1]][pair[0]] = 0;
    }
    counts[0][8] = 70;
    counts[8][0] = 75;
    counts[2][10] = 60;
    counts[10][2] = 1;
    counts[6][14] = 25;
    counts[14][6] = 25;
    SimilarityMatrix similarity =
        similarity(
            new Special(0, 8, 0.7),
            new Special(2, 10, 0.7),
            new Special(4, 12, 0.7),
            new Special(6, 14, 0.7));
    List<TriagePair> found = triage(similarity, sparse(counts));
    assertThat(kind(found, 0, 8)).isEqualTo(PairKind.DUPLICATE);
    assertThat(pair(found, 0, 8).direction()).isEqualTo(PairDirection.NONE);
    assertThat(kind(found, 2, 10)).isEqualTo(PairKind.SUBSET);
    assertThat(pair(found, 2, 10).direction()).isEqualTo(PairDirection.A_IN_B);
    assertThat(kind(found, 4, 12)).isEqualTo(PairKind.COMPANION);
    assertThat(kind(found, 6, 14)).isEqualTo(PairKind.LOOK_ALIKE);
    TriagePair taken = pair(found, 2, 10);
    assertThat(taken.countAb()).isEqualTo(60);
    assertThat(taken.countBa()).isEqualTo(1);
    assertThat(taken.rateBa()).isCloseTo(1 / 101.0, within(1e-15));
    assertThat(taken.evidence()).isEqualTo(PairEvidence.BOTH);
  }

  @Test
  void listingsTellWhichClassIsTheGeneralOne() {
    SimilarityMatrix similarity =
        similarity(new Special(1, 9, 0.6), new Special(3, 11, 0.8), new Special(5, 13, 0.8));
    Containment containment =
        Containments.ofListings(
            similarity,
            new int[] {1, 1, 300},
            new int[] {1, 9, 90},
            new int[] {3, 11, 90},
            new int[] {5, 5, 9},
            new int[] {5, 13, 9});
    List<TriagePair> found = triage(similarity, containment, Optional.empty());
    assertThat(kind(found, 1, 9)).isEqualTo(PairKind.SUBSET);
    assertThat(pair(found, 1, 9).direction()).isEqualTo(PairDirection.B_IN_A);
    assertThat(pair(found, 1, 9).shareAb()).isEqualTo(0.3);
    assertThat(pair(found, 1, 9).shareBa()).isEqualTo(0.9);
    assertThat(pair(found, 3, 11).direction()).isEqualTo(PairDirection.NONE);
    assertThat(kind(found, 5, 13)).as("too few listings").isEqualTo(PairKind.DUPLICATE);
    assertThat(pair(found, 5, 13).shareAb()).isNaN();
  }

  @Test
  void slopesTellWhichClassIsTheGeneralOneWhereAllHaveScores() {
    SimilarityMatrix similarity = similarity(new Special(1, 9, 0.6));
    double[] sds = IntStream.range(0, SIZE).mapToDouble(id -> id == 9 ? 1.5 : 1).toArray();
    TriagePair found =
        pair(triage(similarity, Containments.ofScores(similarity, sds), Optional.empty()), 1, 9);
    assertThat(found.shareAb()).isCloseTo(0.9, within(1e-9));
    assertThat(found.shareBa()).isCloseTo(0.4, within(1e-9));
    assertThat(found.kind()).isEqualTo(PairKind.SUBSET);
    assertThat(found.direction()).isEqualTo(PairDirection.A_IN_B);
  }

  @Test
  void aTaxonomyTellsWhatIsGeneralAndWhatIsFarApart() {
    TaxonomyGraph.Builder graph = new TaxonomyGraph.Builder();
    for (int id = 0; id < SIZE; id++) {
      graph.put("" + id, id % 2 == 0 ? "even" : "odd");
    }
    graph.put("17", "1").put("18", "pair").put("20", "pair");
    double[][] counts = usual();
    counts[4][5] = 30;
    counts[5][4] = 2;
    SimilarityMatrix similarity =
        similarity(
            new Special(1, 17, 0.6),
            new Special(4, 5, 0.6),
            new Special(6, 7, 0.6),
            new Special(18, 20, 0.6));
    counts[18][20] = 1;
    counts[6][7] = 30;
    counts[7][6] = 30;
    List<TriagePair> found =
        Triage.of(
            similarity,
            FLOOR,
            Containments.ofEqualScores(similarity),
            Optional.of(new Triage.Errors(sparse(counts).orElseThrow(), 1)),
            Optional.of(Taxonomy.of(graph.build(), similarity.classes())));
    assertThat(kind(found, 1, 17)).isEqualTo(PairKind.SUBSET);
    assertThat(pair(found, 1, 17).direction()).isEqualTo(PairDirection.B_IN_A);
    assertThat(kind(found, 4, 5)).as("far apart, confused one way").isEqualTo(PairKind.COMPANION);
    assertThat(kind(found, 6, 7))
        .as("far apart, confused both ways")
        .isEqualTo(PairKind.LOOK_ALIKE);
    assertThat(pairs(found)).as("close, seldom confused").doesNotContain("18 20");
  }

  @Test
  void confusionThatSimilarityDoesNotExplainIsListed() {
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
    List<TriagePair> found = triage(similarity(neighbours), sparse(counts));
    assertThat(pairs(found.stream().filter(p -> p.evidence() == PairEvidence.CONFUSION).toList()))
        .containsExactly("3 27", "12 30");
    assertThat(pair(found, 12, 30).countAb()).isEqualTo(5);
    assertThat(pair(found, 12, 30).countBa()).isEqualTo(6);
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
    assertThat(triage(similarity(), sparse(counts)))
        .as("seed " + seed)
        .noneMatch(pair -> pair.evidence() == PairEvidence.CONFUSION);
  }

  @Test
  void whatChanceGivesIsNotSimilar() {
    SimilarityMatrix noise = Matrices.of(SIZE, (i, j) -> (i * 31 + j * 17) % 100 / 1000.0);
    assertThat(triage(noise, Optional.empty())).isEmpty();
  }

  @Test
  void aPairStandsOnceAndRanksCountOn() {
    int size = 200;
    SimilarityMatrix similarity = Matrices.of(size, (i, j) -> 0.96 + (i * 31 + j * 17) % 100 / 1e4);
    List<TriagePair> found = triage(similarity, Optional.empty());
    assertThat(found)
        .extracting(TriagePair::rank)
        .isEqualTo(IntStream.rangeClosed(1, Triage.LIMIT).boxed().toList());
    assertThat(pairs(found)).doesNotHaveDuplicates();
  }

  @Test
  void classesThatWereListedComeLater() {
    List<Special> specials = new ArrayList<>();
    for (int a = 0; a < 4; a++) {
      for (int b = a + 1; b < 4; b++) {
        specials.add(new Special(a, b, 0.97));
      }
    }
    specials.add(new Special(8, 24, 0.75));
    List<TriagePair> found = triage(similarity(specials.toArray(Special[]::new)), Optional.empty());
    assertThat(pairs(found).subList(0, 3)).containsExactly("0 1", "2 3", "8 24");
  }

  @Test
  void pairsOfAKindThatHangTogetherAreAGroup() {
    List<Special> specials = new ArrayList<>();
    for (int[] clique : new int[][] {{0, 1, 2}, {4, 5, 6}}) {
      specials.add(new Special(clique[0], clique[1], 0.97));
      specials.add(new Special(clique[0], clique[2], 0.97));
      specials.add(new Special(clique[1], clique[2], 0.97));
    }
    specials.add(new Special(2, 4, 0.96));
    specials.add(new Special(20, 21, 0.97));
    List<TriagePair> found = triage(similarity(specials.toArray(Special[]::new)), Optional.empty());
    assertThat(PairGroups.members(found).values())
        .as("the bridge from 2 to 4 joins nothing")
        .contains(Set.of(0, 1, 2), Set.of(4, 5, 6));
    assertThat(pair(found, 2, 4).isInGroup()).isFalse();
    assertThat(pair(found, 20, 21).isInGroup()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void fewClassesAreNoException(int size) {
    SimilarityMatrix similarity = Matrices.of(size, (i, j) -> 0.99);
    SparseMatrix.Builder counts = SparseMatrix.builder(size + 1);
    if (size > 1) {
      counts.add(0, 1, 5).add(1, size, 2);
    }
    assertThat(triage(similarity, Optional.of(counts.build()))).hasSize(Math.max(0, size - 1));
  }
}
