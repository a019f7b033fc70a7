package org.classblocks.spark;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.classblocks.similarity.ClassList;

/** Where the rows of a log hold scores and how: a value, recognised by {@link EncodingFinder}. */
sealed interface LogEncoding {
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
  ScoreIntake<?> intake(ClassList classes, double absentScore, FirstVectors first);

  /** How many classes each row scores, where rows say so. */
  default Optional<VectorSize> size() {
    return Optional.empty();
  }

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
   * How many classes the score vectors of a column have, and how many of them they list.
   *
   * @param classes the number of classes of each row; null where it has no whole number of scores
   * @param listed the number of scores of each row
   * @param descends whether the scores of each row do, three or more, as a list of the highest does
   */
  record VectorSize(Column classes, Column listed, Column descends) {
    /** Of rows that have a score for every class. */
    static VectorSize ofArray(Column scores) {
      Column size = functions.size(scores);
      return new VectorSize(
          size,
          size,
          functions.when(
              size.gt(2),
              functions
                  .element_at(scores, 1)
                  .gt(functions.element_at(scores, -1))
                  .and(functions.sort_array(scores, false).equalTo(scores))));
    }
  }

  /**
   * A score for every class, as an array or packed.
   *
   * @param column holds the vectors
   * @param encoding how they are held
   */
  record Vectors(LogColumn column, ScoreEncoding encoding) implements LogEncoding {
    @Override
    public List<LogColumn> columns() {
      return List.of(column);
    }

    @Override
    public String word() {
      return encoding == ScoreEncoding.PACKED_FLOATS ? "packed" : "dense arrays";
    }

    @Override
    public ScoreIntake<?> intake(ClassList classes, double absentScore, FirstVectors first) {
      return new DenseIntake(classes.size(), encoding);
    }

    @Override
    public Optional<VectorSize> size() {
      if (encoding != ScoreEncoding.PACKED_FLOATS) {
        return Optional.of(VectorSize.ofArray(column.column()));
      }
      Column scores = encoding.wholeScores(column.column());
      return Optional.of(new VectorSize(scores, scores, functions.lit(false)));
    }
  }

  /**
   * MLlib vectors, dense or sparse.
   *
   * @param column holds the vectors, in the struct that they are stored as
   */
  record Mllib(LogColumn column) implements LogEncoding {
    @Override
    public List<LogColumn> columns() {
      return List.of(column);
    }

    @Override
    public String word() {
      return "MLlib vectors";
    }

    @Override
    public ScoreIntake<?> intake(ClassList classes, double absentScore, FirstVectors first) {
      return first.listFew()
          ? SparseIntake.ofMllib(classes.size())
          : MllibIntake.of(classes.size());
    }

    @Override
    public Optional<VectorSize> size() {
      return Optional.of(
          new VectorSize(
              MllibVectors.classes(column.column()),
              MllibVectors.listed(column.column()),
              functions.lit(false)));
    }
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
    public ScoreIntake<?> intake(ClassList classes, double absentScore, FirstVectors first) {
      return new SparseIntake(
          classes.size(), absentScore, lists, ListedIds.of(id, classes).orElseThrow(), score);
    }
  }

  /**
   * One row for each class of a sample: {@link Predictions} gathers them into lists.
   *
   * @param classColumn names the class
   * @param scoreColumn holds its score
   * @param score how the score is held
   * @param sample names the sample
   */
  record Rows(LogColumn classColumn, LogColumn scoreColumn, ScoreType score, LogColumn sample)
      implements LogEncoding {
    @Override
    public List<LogColumn> columns() {
      return List.of(classColumn, scoreColumn);
    }

    @Override
    public String word() {
      return "one row per prediction";
    }

    @Override
    public ScoreIntake<?> intake(ClassList classes, double absentScore, FirstVectors first) {
      return new SparseIntake(
          classes.size(),
          absentScore,
          new SampleLists(),
          ListedIds.of(classColumn.type(), classes).orElseThrow(),
          score);
    }

    @Override
    public Optional<LogColumn> sampleId() {
      return Optional.of(sample);
    }
  }

  /**
   * A column for each class.
   *
   * @param columns the column of class c at index c
   * @param types how its scores are held, at index c
   * @param list the classes
   * @param leftOut columns of floats that were not taken for classes
   * @param mayBeRanks whether columns are numbered, and no class list says that they are classes:
   *     they may hold the highest score, the second highest and so on
   */
  record ClassColumns(
      List<LogColumn> columns,
      List<ScoreType> types,
      ClassList list,
      List<LogColumn> leftOut,
      boolean mayBeRanks)
      implements LogEncoding {
    @Override
    public String word() {
      return "one column per class";
    }

    @Override
    public ScoreIntake<?> intake(ClassList classes, double absentScore, FirstVectors first) {
      return new WideIntake(types);
    }

    @Override
    public Optional<ClassList> classes() {
      return Optional.of(list);
    }

    @Override
    public Optional<VectorSize> size() {
      return mayBeRanks
          ? Optional.of(
              VectorSize.ofArray(
                  functions.array(
                      columns.stream()
                          .map(column -> column.column().cast("double"))
                          .toArray(Column[]::new))))
          : Optional.empty();
    }
  }
}
