package org.classblocks.splits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.classblocks.moments.Serialised;
import org.classblocks.moments.batch.SparseBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitFinderTest {
  private static final int CLASSES = 8;
  private static final int CRANE = 0;

  /** Samples with one label that list some classes, the highest score first. */
  private static final class Listed {
    private final SparseBatch batch = new SparseBatch(CLASSES, 0, 1_000, 100);

    Listed add(int count, int label, int... ids) {
      return add(count, 1, new int[] {label}, ids);
    }

    Listed add(int count, double weight, int[] labels, int... ids) {
      double[] scores = IntStream.range(0, ids.length).mapToDouble(i -> 1 - i / 100.0).toArray();
      for (int i = 0; i < count; i++) {
        scores = Arrays.stream(scores).map(score -> score + 1e-6).toArray();
        batch.add(ids, scores, 0, ids.length);
        IntStream.of(labels).forEach(batch.labels()::add);
        batch.labels().endRow();
        batch.weigh(weight);
      }
      return this;
    }

    SignatureLists signatures() {
      SignatureLists lists = new SignatureLists(CLASSES);
      lists.accept(batch);
      return lists;
    }

    List<ClassSplit> splits() {
      return SplitFinder.of(signatures());
    }
  }

  /** A crane is a bird or a machine; the other classes tell the two apart. */
  @Test
  void twoGroupsWithNothingInCommonAreFullySeparate() {
    List<ClassSplit> splits =
        new Listed()
            .add(12, CRANE, CRANE, 1, 2)
            .add(8, CRANE, 3, CRANE, 4)
            .add(20, 5, 5, 6, 7)
            .splits();
    assertThat(splits.get(0).classId()).isEqualTo(CRANE);
    assertThat(splits.get(0).separation()).isCloseTo(4 * 0.6 * 0.4, within(1e-12));
    assertThat(splits.get(0).samples()).isEqualTo(20);
    assertThat(splits.get(0).first()).isEqualTo(new ClassSplit.Group(12, List.of(1, 2)));
    assertThat(splits.get(0).second()).isEqualTo(new ClassSplit.Group(8, List.of(3, 4)));
  }

  @Test
  void samplesOfOneKindAreNoSplit() {
    assertThat(new Listed().add(20, CRANE, 1, 2).add(20, 5, 6, 7).splits()).isEmpty();
  }

  @Test
  void fewSamplesAreNotJudged() {
    assertThat(new Listed().add(5, CRANE, 1, 2).add(4, CRANE, 3, 4).splits()).isEmpty();
    assertThat(new Listed().add(5, CRANE, 1, 2).add(5, CRANE, 3, 4).splits()).hasSize(1);
  }

  @Test
  void samplesThatSayNothingDoNotCount() {
    SignatureLists lists =
        new Listed()
            .add(3, CRANE, CRANE)
            .add(3, CRANE)
            .add(3, 0, new int[] {CRANE}, 1, 2)
            .add(3, 1, new int[] {})
            .add(1, 1, new int[] {CRANE, 1}, CRANE, 1, 2, 3)
            .signatures();
    assertThat(lists.classIds()).contains(CRANE, 1);
    assertThat(lists.ofClass(CRANE)).hasSize(1);
    assertThat(lists.ofClass(1).get(0).ids()).containsExactly(2, 3);
    assertThat(lists.ofClass(CRANE)).isEqualTo(lists.ofClass(1));
  }

  /** The mean cosines, pair by pair. */
  @Test
  void meanCosinesAreThoseOfAllPairs() {
    Random random = new Random(5);
    List<Signature> signatures =
        IntStream.range(0, 15)
            .mapToObj(i -> new Signature(i, random.ints(0, CLASSES).distinct().limit(3).toArray()))
            .toList();
    SignatureVectors vectors =
        new SignatureVectors(signatures, new double[] {1, 2, 3, 4, 5, 6, 7, 8});
    boolean[] cut = new boolean[15];
    IntStream.of(0, 3, 4, 9, 14).forEach(i -> cut[i] = true);
    double[] sums = new double[3];
    int[] pairs = new int[3];
    for (int i = 0; i < 15; i++) {
      for (int j = 0; j < i; j++) {
        int kind = cut[i] != cut[j] ? 2 : cut[i] ? 1 : 0;
        sums[kind] += vectors.product(i, vectors.vector(j));
        pairs[kind]++;
      }
    }
    assertThat(vectors.meanCosine(cut, false)).isCloseTo(sums[0] / pairs[0], within(1e-12));
    assertThat(vectors.meanCosine(cut, true)).isCloseTo(sums[1] / pairs[1], within(1e-12));
    assertThat(vectors.meanCosine(cut)).isCloseTo(sums[2] / pairs[2], within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void twoClassesThatWereMergedAreAmongTheFirst(long seed) {
    MergedClasses merged = MergedClasses.random(200, seed);
    List<Integer> first =
        SplitFinder.of(merged.signatures(20_000)).stream()
            .limit(20)
            .map(ClassSplit::classId)
            .toList();
    assertThat(first).contains(merged.merged());
  }

  @Test
  void anyChunksInAnyOrderGiveTheSame() throws Exception {
    MergedClasses samples = MergedClasses.random(80, 4);
    List<ClassSplit> whole = SplitFinder.of(samples.signatures(9_000));
    assertThat(whole.stream().mapToInt(ClassSplit::samples).max())
        .hasValue(SignatureLists.MOST_OF_CLASS);
    SignatureLists total = new SignatureLists(80);
    for (int start : new int[] {7_000, 0, 4_321}) {
      int end = start == 0 ? 4_321 : start == 4_321 ? 7_000 : 9_000;
      SignatureLists part = new SignatureLists(80);
      part.accept(samples.samples(start, end));
      total.combine(Serialised.copy(part, SignatureLists.class));
      total.combine(new SignatureLists(80));
    }
    assertThat(SplitFinder.of(total)).isEqualTo(whole);
  }
}
