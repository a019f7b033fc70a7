package org.classblocks.moments.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.classblocks.linalg.FastestBlas;
import org.classblocks.linalg.Precision;
import org.classblocks.linalg.Tile;
import org.classblocks.linalg.Tiling;
import org.classblocks.moments.Gathered;
import org.classblocks.moments.MomentsAccumulator;
import org.classblocks.moments.MomentsBuilder;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.moments.batch.ScoreBatch;
import org.classblocks.moments.batch.ScoreTypes;
import org.classblocks.moments.batch.SparseBatch;
import org.classblocks.moments.sparse.SparseMomentsBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Held against transforming every score of every sample first. */
class TransformedMomentsTest {
  private static final int CLASSES = 11;
  private static final int SAMPLES = 150;
  private static final int BATCH_ROWS = 16;
  private static final double ABSENT = 0.001;
  private static final long SEED = 31;
  private static final List<Tile> TILES = new Tiling(CLASSES, 4).tiles();

  private final double[][] dense = new double[SAMPLES][CLASSES];
  private final SparseBatch sparse = new SparseBatch(CLASSES, ABSENT, 10_000, SAMPLES);

  /** Probabilities of some classes; the others have the absent score. */
  TransformedMomentsTest() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (double[] sample : dense) {
      int[] ids = random.ints(0, CLASSES).distinct().limit(1 + random.nextInt(6)).toArray();
      double[] scores = new double[ids.length];
      Arrays.fill(sample, ABSENT);
      for (int i = 0; i < ids.length; i++) {
        scores[i] = random.nextInt(9) == 0 ? 0 : (float) random.nextDouble();
        sample[ids[i]] = scores[i];
      }
      sparse.add(ids, scores, 0, ids.length);
    }
  }

  private static MomentsBuilder builder(Precision precision) {
    return new MomentsBuilder(CLASSES, 3 * BATCH_ROWS, TILES, precision, FastestBlas.INSTANCE);
  }

  /** What comes of transforming row by row, without any of the code under test but the formulas. */
  private Gathered expected(ScoreTransform transform) {
    double[][] rows = new double[SAMPLES][];
    for (int row = 0; row < SAMPLES; row++) {
      rows[row] = dense[row].clone();
      transform.apply(rows[row]);
    }
    return Gathered.of(rows, BATCH_ROWS, new Tiling(CLASSES, 4));
  }

  private static Gathered gathered(MomentsAccumulator<?> gathering) {
    return new Gathered(gathering.marginals(), gathering.coMoments());
  }

  private static void assertSame(Gathered found, Gathered expected, double tolerance) {
    Marginals marginals = found.marginals().result();
    Marginals others = expected.marginals().result();
    assertThat(marginals.samples()).isEqualTo(SAMPLES);
    for (int a = 0; a < CLASSES; a++) {
      assertThat(marginals.mean(a)).isCloseTo(others.mean(a), within(1e-13));
      assertThat(marginals.min(a)).isCloseTo(others.min(a), within(1e-14));
      assertThat(marginals.max(a)).isCloseTo(others.max(a), within(1e-14));
      for (int b = 0; b <= a; b++) {
        double norm = Math.sqrt(others.squares(a) * others.squares(b));
        assertThat(found.coMoment(a, b))
            .as("co-moment of %d and %d, seed %d", a, b, SEED)
            .isCloseTo(expected.coMoment(a, b), within(tolerance * norm));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void denseSamplesOfFloatsAreTransformedInDouble(Transform kind) {
    ScoreTransform transform = ScoreTransform.of(kind, 1e-7, ScoreTypes.doubles());
    for (Precision precision : Precision.values()) {
      try (MomentsAccumulator<ScoreBatch> gathering =
          new TransformedMoments(transform, builder(precision))) {
        ScoreBatch batch = ScoreBatch.ofFloats(BATCH_ROWS, CLASSES);
        for (double[] sample : dense) {
          for (int id = 0; id < CLASSES; id++) {
            sample[id] = (float) sample[id];
          }
          batch.add(sample);
          if (batch.isFull()) {
            gathering.accept(batch);
            batch.clear();
          }
        }
        gathering.accept(batch);
        assertSame(
            gathered(gathering), expected(transform), precision == Precision.MIXED ? 1e-5 : 4e-14);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void sparseSamplesGiveWhatAllTheirScoresGive(Transform kind) {
    ScoreTransform transform = ScoreTransform.of(kind, 1e-7, ScoreTypes.doubles());
    try (MomentsAccumulator<SparseBatch> gathering =
        kind.isOfWholeRows()
            ? new ExpandedMoments(transform, builder(Precision.DOUBLE), TILES, BATCH_ROWS, CLASSES)
            : new TransformedSparseMoments(transform, new SparseMomentsBuilder(CLASSES, TILES))) {
      gathering.accept(sparse);
      Gathered found = gathered(gathering);
      assertSame(found, expected(transform), 4e-14);
      assertThat(gathering.clipped())
          .isEqualTo(transform.clippedIn(sparse))
          .isEqualTo(kind.isOfProbabilities() ? zeros() : 0);
      assertThat(found.tiles())
          .allSatisfy(
              tile -> assertThat(tile.listings().orElseThrow().tile()).isEqualTo(tile.tile()));
      assertThat(found.tiles().get(0).listings().orElseThrow().at(0, 0)).isEqualTo(listing(0));
    }
  }

  private long zeros() {
    long zeros = 0;
    for (double[] sample : dense) {
      for (double score : sample) {
        zeros += score == 0 ? 1 : 0;
      }
    }
    return zeros;
  }

  private int listing(int classId) {
    int listing = 0;
    for (double[] sample : dense) {
      listing += sample[classId] == ABSENT ? 0 : 1;
    }
    return listing;
  }

  @Test
  void theBatchStaysAsItIs() {
    double[] before = sparse.scores().clone();
    new TransformedSparseMoments(
            ScoreTransform.of(Transform.LOG, 1e-7, ScoreTypes.doubles()),
            new SparseMomentsBuilder(CLASSES, TILES))
        .accept(sparse);
    assertThat(sparse.scores()).isEqualTo(before);
    assertThat(sparse.absentScore()).isEqualTo(ABSENT);
  }

  @Test
  void transformsOfWholeRowsLeaveNothingSparse() {
    assertThatThrownBy(
            () ->
                new TransformedSparseMoments(
                    ScoreTransform.of(Transform.CLR, 1e-7, ScoreTypes.doubles()),
                    new SparseMomentsBuilder(CLASSES, TILES)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
