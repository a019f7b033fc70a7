package org.classblocks.spark.intake;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.unsafe.types.UTF8String;
import org.classblocks.Text;
import org.classblocks.moments.batch.SampleBatch;
import org.classblocks.moments.batch.ScoreTypes;
import org.classblocks.moments.count.BadRow;
import org.classblocks.moments.count.RowCounts;
import org.classblocks.moments.transform.ScoreTransform;
import org.classblocks.spark.plan.Accumulators;
import org.classblocks.spark.plan.TilePlan;
import org.classblocks.spark.text.ScoreText;
import org.classblocks.spark.text.TextScores;

/**
 * Rows with their scores in text, turned into arrays of doubles row by row.
 *
 * @param text reads the text
 * @param areBytes whether it is held as bytes in UTF-8
 * @param arrays takes arrays of scores, or arrays of classes and of scores
 * @param <B> the kind of batch
 */
public record TextIntake<B extends SampleBatch>(
    ScoreText text, boolean areBytes, FillableIntake<B> arrays) implements FillableIntake<B> {
  private static final int SCORES = 0;
  private static final int EXAMPLE = 60;

  @Override
  public int classCount() {
    return arrays.classCount();
  }

  @Override
  public int columns() {
    return 1;
  }

  @Override
  public ScoreTypes scoreTypes() {
    return arrays.scoreTypes();
  }

  @Override
  public boolean isSparse() {
    return arrays.isSparse();
  }

  @Override
  public B newBatch(TilePlan plan) {
    return arrays.newBatch(plan);
  }

  @Override
  public BadRow addTo(B batch, InternalRow row) {
    Optional<TextScores> scores = scores(row);
    if (scores.isPresent()) {
      return arrays.addTo(batch, arrays(scores.get()));
    }
    return row.isNullAt(SCORES) || text.isNothing(text(row))
        ? BadRow.MISSING_SCORES
        : BadRow.UNREADABLE_SCORES;
  }

  @Override
  public boolean look(InternalRow row, Seen seen) {
    return scores(row).filter(found -> arrays.look(arrays(found), seen)).isPresent();
  }

  @Override
  public TextIntake<B> filledBy(ScoreFill fill) {
    return new TextIntake<>(text, areBytes, arrays.filledBy(fill));
  }

  private Optional<TextScores> scores(InternalRow row) {
    return row.isNullAt(SCORES) ? Optional.empty() : text.read(text(row)).filter(text::fits);
  }

  private String text(InternalRow row) {
    return areBytes
        ? new String(row.getBinary(SCORES), StandardCharsets.UTF_8)
        : row.getString(SCORES);
  }

  private InternalRow arrays(TextScores scores) {
    GenericArrayData values = new GenericArrayData(scores.scores().toArray());
    return scores.areListed()
        ? new GenericInternalRow(new Object[] {classes(scores.classes()), values})
        : new GenericInternalRow(new Object[] {values});
  }

  private static GenericArrayData classes(List<String> classes) {
    return new GenericArrayData(classes.stream().map(UTF8String::fromString).toArray());
  }

  @Override
  public String describe(InternalRow row, BadRow fault) {
    Optional<TextScores> scores = scores(row);
    if (scores.isPresent()) {
      return arrays.describe(arrays(scores.get()), fault);
    }
    if (fault == BadRow.MISSING_SCORES) {
      return fault.text();
    }
    String found = text(row);
    return Text.of(
        "%s ('%s')", fault.text(), found.substring(0, Math.min(EXAMPLE, found.length())));
  }

  @Override
  public BatchStream<B> columnStream(RowIntake<B> rows, TilePlan plan, ColumnBatches columns) {
    Iterator<InternalRow> each =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return columns.hasRow();
          }

          @Override
          public InternalRow next() {
            int row = columns.row();
            columns.goTo(row + 1);
            return columns.current().getRow(row);
          }
        };
    return new RowStream<>(rows, plan, each, new RowCounts());
  }

  @Override
  public void requireFitting(ScoreTransform transform) {
    arrays.requireFitting(transform);
  }

  @Override
  public Accumulators<B> accumulators(ScoreTransform transform) {
    return arrays.accumulators(transform);
  }
}
