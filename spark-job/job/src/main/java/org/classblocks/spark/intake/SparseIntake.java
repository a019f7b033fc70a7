package org.classblocks.spark.intake;

import java.util.Arrays;
import java.util.BitSet;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.classblocks.Text;
import org.classblocks.UserErrorException;
import org.classblocks.moments.batch.ScoreTypes;
import org.classblocks.moments.batch.SparseBatch;
import org.classblocks.moments.count.BadRow;
import org.classblocks.moments.count.RowCounts;
import org.classblocks.moments.transform.ScoreTransform;
import org.classblocks.spark.plan.Accumulators;
import org.classblocks.spark.plan.TilePlan;

/**
 * Rows that list some classes, in any order, with their scores.
 *
 * @param classCount the number of classes, k
 * @param absentScore the score of a class that a row does not list, held as listed ones are
 * @param lists where a row holds classes and scores
 * @param ids how the classes are named
 * @param values how the scores are held
 * @param fill replaces the scores of some classes where they are listed
 */
public record SparseIntake(
    int classCount,
    double absentScore,
    ListedScores lists,
    ListedIds ids,
    ScoreType values,
    ScoreFill fill)
    implements FillableIntake<SparseBatch> {

  public SparseIntake {
    absentScore = values.isFloat() ? ScoreTypes.asFloat(absentScore) : absentScore;
  }

  /** Scores as they are. */
  public SparseIntake(
      int classCount, double absentScore, ListedScores lists, ListedIds ids, ScoreType values) {
    this(classCount, absentScore, lists, ids, values, ScoreFill.NONE);
  }

  @Override
  public SparseIntake filledBy(ScoreFill scores) {
    return new SparseIntake(classCount, absentScore, lists, ids, values, scores);
  }

  @Override
  public boolean look(InternalRow row, Seen seen) {
    ArrayData listed = lists.ids(row);
    ArrayData scores = lists.scores(row);
    if (listed == null || scores == null || listed.numElements() != scores.numElements()) {
      return false;
    }
    for (int i = 0; i < listed.numElements(); i++) {
      if (hasClass(listed, i)) {
        seen.add((int) ids.at(listed, i), faultOf(scores, i) == null);
      }
    }
    return false;
  }

  private boolean hasClass(ArrayData listed, int i) {
    return !listed.isNullAt(i) && ids.at(listed, i) >= 0 && ids.at(listed, i) < classCount;
  }

  private BadRow faultOf(ArrayData scores, int i) {
    return scores.isNullAt(i) ? BadRow.NULL_SCORE : values.faultAt(scores, i);
  }

  @Override
  public int columns() {
    return lists.columns();
  }

  @Override
  public ScoreTypes scoreTypes() {
    return values.types();
  }

  @Override
  public SparseBatch newBatch(TilePlan plan) {
    return new SparseBatch(
        classCount, absentScore, plan.batches().listedScores(), plan.listedRows());
  }

  @Override
  public BadRow addTo(SparseBatch batch, InternalRow row) {
    BadRow fault = faultOfEntries(row);
    if (fault != null) {
      return fault;
    }
    ArrayData listed = lists.ids(row);
    ArrayData scores = lists.scores(row);
    int length = listed.numElements();
    int[] classIds = new int[length];
    double[] vector = new double[length];
    for (int i = 0; i < length; i++) {
      classIds[i] = (int) ids.at(listed, i);
      vector[i] = fill.has(classIds[i]) ? fill.score() : values.at(scores, i);
    }
    return batch.add(classIds, vector, 0, length) ? null : BadRow.REPEATED_ID;
  }

  /** The fault of a row; null if none. */
  public BadRow faultOf(InternalRow row) {
    BadRow fault = faultOfEntries(row);
    if (fault != null) {
      return fault;
    }
    ArrayData listed = lists.ids(row);
    BitSet seen = new BitSet(classCount);
    for (int i = 0; i < listed.numElements(); i++) {
      seen.set((int) ids.at(listed, i));
    }
    return seen.cardinality() < listed.numElements() ? BadRow.REPEATED_ID : null;
  }

  /** The scores of all classes of a row without a fault, by class id. */
  public double[] filled(InternalRow row) {
    double[] vector = new double[classCount];
    Arrays.fill(vector, absentScore);
    ArrayData listed = lists.ids(row);
    ArrayData scores = lists.scores(row);
    for (int i = 0; i < listed.numElements(); i++) {
      vector[(int) ids.at(listed, i)] = values.at(scores, i);
    }
    fill.classIds().stream().forEach(id -> vector[id] = fill.score());
    return vector;
  }

  /** The fault of a row except a repeated id; null if none. */
  private BadRow faultOfEntries(InternalRow row) {
    BadRow fault = lists.faultOf(row);
    if (fault != null) {
      return fault;
    }
    ArrayData listed = lists.ids(row);
    ArrayData scores = lists.scores(row);
    if (listed == null || scores == null) {
      return BadRow.MISSING_SCORES;
    }
    return listed.numElements() == scores.numElements()
        ? faultOfEntries(listed, scores)
        : BadRow.WRONG_LENGTH;
  }

  private BadRow faultOfEntries(ArrayData listed, ArrayData scores) {
    for (int i = 0; i < listed.numElements(); i++) {
      BadRow fault = faultAt(listed, scores, i);
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  private BadRow faultAt(ArrayData listed, ArrayData scores, int i) {
    if (listed.isNullAt(i)) {
      return BadRow.NULL_ID;
    }
    if (!hasClass(listed, i)) {
      return BadRow.UNKNOWN_ID;
    }
    return fill.has((int) ids.at(listed, i)) ? null : faultOf(scores, i);
  }

  @Override
  public String describe(InternalRow row, BadRow fault) {
    return switch (fault) {
      case MISSING_SCORES -> missing(row);
      case WRONG_LENGTH -> lists.wrongLength(row);
      case NULL_ID, MISSING_SAMPLE_ID -> fault.text();
      default -> Text.of("%s (%s)", fault.text(), idWith(row, fault));
    };
  }

  private String missing(InternalRow row) {
    if (lists.ids(row) != null) {
      return "ids but no scores";
    }
    return lists.scores(row) == null ? BadRow.MISSING_SCORES.text() : "scores but no ids";
  }

  /** The first class with a fault, for people. */
  private String idWith(InternalRow row, BadRow fault) {
    ArrayData listed = lists.ids(row);
    ArrayData scores = lists.scores(row);
    int i = 0;
    while (fault == BadRow.REPEATED_ID
        ? !isRepeated(listed, i)
        : faultAt(listed, scores, i) != fault) {
      i++;
    }
    return ids.text(listed, i);
  }

  private boolean isRepeated(ArrayData listed, int i) {
    for (int before = 0; before < i; before++) {
      if (ids.at(listed, before) == ids.at(listed, i)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean isSparse() {
    return true;
  }

  @Override
  public BatchStream<SparseBatch> columnStream(
      RowIntake<SparseBatch> rows, TilePlan plan, ColumnBatches columns) {
    return new ColumnStream(rows, this, plan, columns);
  }

  @Override
  public void requireFitting(ScoreTransform transform) {
    if (!transform.admits(absentScore)) {
      throw UserErrorException.usage(
          "Configuration key input.absent-score: expected a probability from 0 to 1 for the"
              + " transform %s, found %s. Change the value.",
          transform.kind().word(), ScoreType.text(absentScore));
    }
  }

  @Override
  public Accumulators<SparseBatch> accumulators(ScoreTransform transform) {
    return new Accumulators.Sparse(transform);
  }

  /**
   * Copies some rows of a column batch, or null if one has a fault other than a repeated id, or may
   * have a score that is replaced.
   */
  private SparsePiece piece(ColumnarBatch columns, int start, int end) {
    ListedScores.Vectors vectors = fill.isEmpty() ? lists.vectors(columns, start, end) : null;
    return vectors == null || vectors.haveNulls()
        ? null
        : SparsePiece.of(vectors, ids, values, classCount, start, end);
  }

  /**
   * Sparse rows as the vectorised Parquet reader holds them: the classes of many rows in one
   * vector, their scores in another. They are copied out in pieces, of which only one with a bad
   * row is taken row by row, so that it costs that row alone.
   */
  private static final class ColumnStream implements BatchStream<SparseBatch> {
    private static final int PIECE_ROWS = 512;

    private final RowIntake<SparseBatch> intake;
    private final SparseIntake scores;
    private final ColumnBatches columns;
    private final SparseBatch batch;
    private final RowCounts counts = new RowCounts();

    /**
     * @param intake decodes single rows
     * @param scores says how scores are held
     * @param plan says how large batches are
     * @param columns the batches of the reader
     */
    ColumnStream(
        RowIntake<SparseBatch> intake, SparseIntake scores, TilePlan plan, ColumnBatches columns) {
      this.intake = intake;
      this.scores = scores;
      this.columns = columns;
      this.batch = scores.newBatch(plan);
    }

    @Override
    public SparseBatch next() {
      batch.clear();
      while (!batch.isFull() && columns.hasRow()) {
        int start = columns.row();
        int end = Math.min(start + PIECE_ROWS, columns.current().numRows());
        SparsePiece piece =
            intake.haveGoodWeights(columns.current(), start, end)
                ? scores.piece(columns.current(), start, end)
                : null;
        int row = start;
        while (row < end && !batch.isFull()) {
          if (piece != null && piece.addTo(batch, row) && intake.keepsLast(batch)) {
            intake.acceptGood(columns.current(), row, row + 1, batch, counts);
          } else {
            intake.accept(columns.current().getRow(row), batch, counts);
          }
          row++;
        }
        columns.goTo(row);
      }
      return batch.rows() > 0 ? batch : null;
    }

    @Override
    public RowCounts counts() {
      return counts;
    }
  }
}
