package org.classblocks.spark.encoding;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.spark.sql.types.DataType;
import org.classblocks.similarity.ClassList;
import org.classblocks.spark.files.LogColumn;
import org.classblocks.spark.intake.ListedIds;
import org.classblocks.spark.intake.ListedScores;
import org.classblocks.spark.intake.ScoreIntake;
import org.classblocks.spark.intake.ScoreType;
import org.classblocks.spark.intake.SparseIntake;

/** Where the rows of a log hold scores and how: a value, recognised by {@link EncodingFinder}. */
public interface LogEncoding {
  /** The columns of scores, in the order in which {@link #intake} takes them. */
  List<LogColumn> columns();

  /** What it is called, for people. */
  String word();

  /**
   * What takes the scores.
   *
   * @param classes the classes of the log
   * @param absentScore the score of a class that a row does not list
   * @param first the first score vectors, where there are any
   */
  ScoreIntake<?> intake(ClassList classes, double absentScore, FirstRows.Vectors first);

  /** How many classes each row scores, where rows say so. */
  default Optional<FirstRows.VectorSize> size() {
    return Optional.empty();
  }

  /**
   * Makes sure that the columns hold what their types promise.
   *
   * @param rows the first rows
   * @param classCount the number of classes, if there is a class list
   * @throws org.classblocks.UserErrorException if they look like something else
   */
  default void requireGenuine(FirstRows rows, OptionalInt classCount) {}

  /** The classes, where the names of columns say so. */
  default Optional<ClassList> classes() {
    return Optional.empty();
  }

  /** The column that says which sample a row belongs to, where samples have many rows. */
  default Optional<LogColumn> sampleId() {
    return Optional.empty();
  }

  /** Columns of floats that were not taken for classes, because of their names. */
  default List<LogColumn> leftOut() {
    return List.of();
  }

  /**
   * Lists of some classes with their scores.
   *
   * @param word what it is called
   * @param columns hold the lists
   * @param lists where a row holds classes and scores
   * @param id the type of what names a class
   * @param score how a score is held
   */
  record Lists(
      String word, List<LogColumn> columns, ListedScores lists, DataType id, ScoreType score)
      implements LogEncoding {
    @Override
    public ScoreIntake<?> intake(ClassList classes, double absentScore, FirstRows.Vectors first) {
      return new SparseIntake(
          classes.size(), absentScore, lists, ListedIds.of(id, classes).orElseThrow(), score);
    }
  }
}
