package org.classblocks.moments.kind;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.moments.batch.SampleBatch;
import org.classblocks.moments.batch.ScoreBatch;
import org.classblocks.moments.batch.SparseBatch;

/**
 * Some rows of a log, with the scores that they list.
 *
 * @param classCount the number of classes
 * @param isSparse whether rows list some of the classes
 * @param absentScore the score of a class that a row does not list
 * @param rows the scores of each row, in any order; not copied
 */
public record ScoreRows(int classCount, boolean isSparse, double absentScore, List<double[]> rows) {
  public ScoreRows {
    rows = List.copyOf(rows);
  }

  /**
   * The scores of the first rows of a batch; empty if it has none. Classes that are never finite
   * are left out.
   *
   * @param most how many rows at most
   */
  public static List<double[]> first(SampleBatch batch, int most) {
    List<double[]> rows = new ArrayList<>();
    for (int row = 0; row < Math.min(most, batch.rows()); row++) {
      double[] listed =
          batch instanceof SparseBatch sparse
              ? Arrays.copyOfRange(sparse.scores(), sparse.starts()[row], sparse.starts()[row + 1])
              : all((ScoreBatch) batch, row);
      rows.add(Arrays.stream(listed).filter(score -> score != Marginals.NEVER_FINITE).toArray());
    }
    return rows;
  }

  private static double[] all(ScoreBatch batch, int row) {
    double[] scores = new double[batch.classCount()];
    batch.copyRow(row, scores);
    return scores;
  }

  /** The same log with other rows. */
  ScoreRows with(List<double[]> others) {
    return new ScoreRows(classCount, isSparse, absentScore, others);
  }

  /** Whether rows have all scores of their samples. */
  boolean areWhole() {
    return !isSparse || rows.stream().allMatch(row -> row.length == classCount);
  }

  /** The scores of all rows. */
  DoubleStream scores() {
    return rows.stream().flatMapToDouble(Arrays::stream);
  }
}
