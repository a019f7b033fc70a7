package org.classblocks.spark.log;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.InternalRow;
import org.classblocks.Text;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.moments.count.RowCounts;
import org.classblocks.moments.transform.ScoreTransform;
import org.classblocks.similarity.ClassList;
import org.classblocks.spark.files.ReadFailures;
import org.classblocks.spark.intake.FillableIntake;
import org.classblocks.spark.intake.Predictions;
import org.classblocks.spark.intake.ScoreFill;

/**
 * Finds the classes of a log that have no finite score in any row, as when a model masks them.
 *
 * @param columns the columns of scores, and those beside them
 * @param predictions gathers the rows of a sample, if a row is a prediction; a sample may come in
 *     pieces here
 * @param intake finds the scores of a row
 * @param limit how many rows are looked at before all are
 */
record FiniteScores(
    LogColumns columns, Optional<Predictions> predictions, FillableIntake<?> intake, int limit) {
  /**
   * The classes without a finite score.
   *
   * @param inAnyRow those that have none in any row
   * @param atFirst those that have none in the first rows
   */
  record Without(BitSet inAnyRow, BitSet atFirst) {
    static final Without NONE = new Without(new BitSet(), new BitSet());
    private static final int NAMED = 5;

    /** Notes on these classes, a line each. */
    List<String> notes(ClassList classes) {
      BitSet later = (BitSet) atFirst.clone();
      later.andNot(inAnyRow);
      List<String> notes = new ArrayList<>();
      if (!inAnyRow.isEmpty()) {
        notes.add(
            Text.of(
                "No row has a finite score for %s, so there is no correlation to measure.",
                named(inAnyRow, classes)));
      }
      if (!later.isEmpty()) {
        notes.add(
            Text.of(
                "The first rows have no finite score for %s, but later ones do. Rows without one"
                    + " are bad rows.",
                named(later, classes)));
      }
      return notes;
    }

    private static String named(BitSet ids, ClassList classes) {
      String names =
          ids.stream()
              .limit(NAMED)
              .mapToObj(id -> Text.of("'%s' (class id %d)", classes.name(id), id))
              .collect(Collectors.joining(", "));
      int more = ids.cardinality() - NAMED;
      return more > 0 ? names + Text.of(" and %,d more classes", more) : names;
    }
  }

  /**
   * Looks at one row, which settles it for an ordinary log with a score for every class. If a class
   * has no finite score there, looks at the first rows; if it has none in them, at all rows.
   */
  Without find() {
    try {
      if (isSettledByOne()) {
        return Without.NONE;
      }
      BitSet atFirst = atFirst();
      BitSet inAnyRow = (BitSet) atFirst.clone();
      if (!atFirst.isEmpty()) {
        inAnyRow.andNot(finiteAnywhere(atFirst));
      }
      return new Without(inAnyRow, atFirst);
    } catch (Exception unreadable) {
      throw ReadFailures.asUserError(unreadable);
    }
  }

  /** Whether the first row tells that every class has a finite score. */
  private boolean isSettledByOne() {
    FillableIntake.Seen seen = new FillableIntake.Seen();
    Iterator<InternalRow> first = first(1);
    return first.hasNext() && intake.look(first.next(), seen) && seen.neverFinite().isEmpty();
  }

  /** Classes without a finite score in the first rows; none if no class has one. */
  private BitSet atFirst() {
    FillableIntake.Seen seen = new FillableIntake.Seen();
    first(limit).forEachRemaining(row -> intake.look(row, seen));
    return seen.finite().isEmpty() ? new BitSet() : seen.neverFinite();
  }

  private Iterator<InternalRow> first(int count) {
    Iterator<InternalRow> first = columns.head(count).iterator();
    return predictions.map(lists -> lists.samples(first, new RowCounts())).orElse(first);
  }

  private BitSet finiteAnywhere(BitSet sought) {
    FillableIntake<?> taker = intake;
    Predictions lists = predictions.orElse(null);
    BitSet finite = new BitSet();
    columns
        .projected()
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitions(
            split ->
                List.of(
                        finiteIn(
                            lists == null ? split : lists.samples(split, new RowCounts()),
                            taker,
                            sought))
                    .iterator())
        .collect()
        .forEach(finite::or);
    return finite;
  }

  private static BitSet finiteIn(
      Iterator<InternalRow> rows, FillableIntake<?> intake, BitSet sought) {
    FillableIntake.Seen seen = new FillableIntake.Seen();
    BitSet left = (BitSet) sought.clone();
    while (rows.hasNext() && !left.isEmpty()) {
      intake.look(rows.next(), seen);
      left.andNot(seen.finite());
    }
    return seen.finite();
  }

  /**
   * What takes the place of the scores of classes: the lowest probability where the transform needs
   * one, otherwise a number that marks them.
   */
  static ScoreFill fill(BitSet classes, ScoreTransform transform) {
    return new ScoreFill(
        classes, transform.kind().isOfProbabilities() ? 0 : Marginals.NEVER_FINITE);
  }
}
