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

/** How the rows of a log hold scores, as {@link EncodingFinder} recognises it. */
public interface LogEncoding {
  /** The columns of scores, in the order in which {@link #intake} takes them. */
  List<LogColumn> columns();

  /** Its name, for people. */
  String word();

  /**
   * The intake of the scores.
   *
   * @param classes the classes of the log
   * @param absentScore the score of a class that a row does not list
   * @param first the first score vectors, if any
   */
  ScoreIntake<?> intake(ClassList classes, double absentScore, FirstRows.Vectors first);

  /** The number of classes that each row scores, if rows tell. */
  default Optional<FirstRows.VectorSize> size() {
    return Optional.empty();
  }

  /** Whether the score vectors of rows tell how many classes there are. */
  default boolean tellsClassCount() {
    return size().isPresent();
  }

  /** The first score vectors; none unless they tell how many classes there are. */
  default FirstRows.Vectors vectors(FirstRows rows) {
    return size().map(rows::vectors).orElse(FirstRows.Vectors.NONE);
  }

  /**
   * The same encoding as it fits the first rows, for a type that does not say all.
   *
   * @param rows the first rows
   * @param classCount the number of classes, if there is a class list
   * @throws org.classblocks.UserErrorException if they look like something that cannot be read
   */
  default LogEncoding fitting(FirstRows rows, OptionalInt classCount) {
    return this;
  }

  /** The classes, if the names of columns tell them. */
  default Optional<ClassList> classes() {
    return Optional.empty();
  }

  /** The column that names the sample of a row, if samples have many rows. */
  default Optional<LogColumn> sampleId() {
    return Optional.empty();
  }

  /** Float columns that are not classes, judged by their names. */
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
