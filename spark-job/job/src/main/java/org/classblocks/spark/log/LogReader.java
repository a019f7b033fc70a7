package org.classblocks.spark.log;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.classblocks.Text;
import org.classblocks.UserErrorException;
import org.classblocks.conf.InputConfig;
import org.classblocks.conf.TransformConfig;
import org.classblocks.moments.batch.SampleBatch;
import org.classblocks.moments.kind.Recognition;
import org.classblocks.moments.transform.ScoreTransform;
import org.classblocks.similarity.ClassList;
import org.classblocks.spark.access.SparkAccess;
import org.classblocks.spark.classes.ClassLabels;
import org.classblocks.spark.encoding.EncodingFinder;
import org.classblocks.spark.encoding.FirstRows;
import org.classblocks.spark.encoding.LogEncoding;
import org.classblocks.spark.files.LogSchema;
import org.classblocks.spark.intake.FeatureIntake;
import org.classblocks.spark.intake.FillableIntake;
import org.classblocks.spark.intake.LabelEncoding;
import org.classblocks.spark.intake.Predictions;
import org.classblocks.spark.intake.RowIntake;
import org.classblocks.spark.intake.ScoreIntake;
import org.classblocks.spark.intake.VectorIntake;
import org.classblocks.spark.plan.ReadPlan;
import org.classblocks.spark.table.LogTable;
import org.classblocks.spark.table.LogTables;
import org.classblocks.spark.table.UnreadRows;

/** Opens prediction logs: checks the columns, finds the number of classes. */
public record LogReader(SparkAccess spark) {
  /** How many rows are checked before a class list is refused. */
  private static final int PEEKED_ROWS = 100;

  /** How many rows are checked at most, if a row is a prediction. */
  private static final int PEEKED_PREDICTIONS = 100_000;

  /** How many predictions are gathered to recognise the kind of scores. */
  private static final int SAMPLED_PREDICTIONS = 20_000;

  public LogReader(SparkSession spark) {
    this(SparkAccess.of(spark));
  }

  /**
   * Opens a log.
   *
   * @param config which rows and columns
   * @param classes the classes, if there is a class list; otherwise the first score vector that is
   *     not empty tells how many there are, or the columns do, and a sparse log is refused
   * @throws UserErrorException if there are no files or rows, a column is missing or of a type that
   *     cannot be read, or the class list has another length than the score vectors
   * @throws org.classblocks.spark.access.SparkNeededException if Spark has not started, and the log
   *     cannot be opened without it
   */
  public PredictionLog open(InputConfig config, Optional<ClassList> classes) {
    return open(() -> table(config), config, classes);
  }

  /**
   * Opens the log that a query reads.
   *
   * @param rows gives the rows of the log, wherever the configuration says they are
   * @param config which columns
   * @throws UserErrorException as {@link #open}
   */
  public PredictionLog open(
      Supplier<LogTable> rows, InputConfig config, Optional<ClassList> classes) {
    return opened(rows, config, classes, Optional.empty());
  }

  /**
   * Opens a log of feature vectors, whose columns are no classes.
   *
   * @param rows gives the rows of the log
   * @param config which columns; that of scores holds the features
   * @param classes what labels name
   * @throws UserErrorException as {@link #open}
   */
  public PredictionLog openFeatures(
      Supplier<LogTable> rows, InputConfig config, ClassList classes) {
    return opened(rows, config, Optional.empty(), Optional.of(classes));
  }

  /** The rows where a configuration says they are. */
  public LogTable table(InputConfig config) {
    return new LogTables(spark).open(config.location(), names(config));
  }

  private PredictionLog opened(
      Supplier<LogTable> rows,
      InputConfig config,
      Optional<ClassList> classes,
      Optional<ClassList> labelled) {
    return spark.named("opening the log", () -> opened(rows.get(), config, classes, labelled));
  }

  private PredictionLog opened(
      LogTable table,
      InputConfig config,
      Optional<ClassList> classes,
      Optional<ClassList> labelled) {
    Optional<String> filter = config.location().filter();
    UnreadRows rows =
        filter
            .map(predicate -> new RowFilter(predicate, table.unreadable()).of(table.rows()))
            .map(UnreadRows::of)
            .orElseGet(table::unread);
    LogSchema schema = new LogSchema(rows.columns(), table.unreadable());
    FirstRows firstRows = new FirstRows(rows, PEEKED_ROWS);
    LogEncoding byType = new EncodingFinder(schema, config, classes).find(firstRows);
    table.requireFitting(
        new LogColumns(rows, table.hasPlaces(), schema, byType, config)::projected);
    LogEncoding encoding =
        byType.fitting(
            firstRows,
            classes.map(list -> OptionalInt.of(list.size())).orElse(OptionalInt.empty()));
    LogColumns columns = new LogColumns(rows, table.hasPlaces(), schema, encoding, config);
    FirstRows.Vectors first = encoding.vectors(firstRows);
    if (labelled.isEmpty()) {
      LogClasses.requireAllScores(schema, encoding, first, classes);
    }
    Optional<ClassList> own =
        labelled.isPresent() || classes.isPresent()
            ? Optional.empty()
            : ClassLabels.of(table::metadata).find(config.labels());
    ClassList vectorClasses = LogClasses.of(encoding, first, classes, own, table.classCount());
    ClassList known = labelled.orElse(vectorClasses);
    ScoreIntake<?> vectors = encoding.intake(vectorClasses, config.absentScore(), first);
    FiniteScores.Without without =
        labelled.isEmpty() && vectors instanceof FillableIntake<?> fillable
            ? finiteScores(columns, fillable).find()
            : FiniteScores.Without.NONE;
    ScoreIntake<?> asLogged = filled(vectors, without.inAnyRow(), TransformConfig.none());
    LogScores kind = new LogScores(() -> recognised(columns, asLogged), config.transform());
    ScoreIntake<?> scores = filled(vectors, without.inAnyRow(), kind.transform());
    RowIntake<?> intake =
        labelled.isPresent()
            ? intake(
                columns,
                features(vectors, config.scores(), known.size()),
                ScoreTransform.none(),
                known)
            : intake(
                columns,
                scores,
                transform(kind.transform(), scores).without(without.inAnyRow()),
                known);
    spark.set(
        "spark.sql.parquet.columnarReaderBatchSize",
        ReadPlan.mostRows(vectorClasses.size(), scores.isSparse()));
    return new PredictionLog(
        spark,
        table,
        known,
        encoding,
        rows(columns, intake),
        labels(columns, intake),
        filter.isPresent(),
        kind,
        notes(columns, own.filter(vectorClasses::equals), without, kind, known));
  }

  /** With a row per prediction, looks at as many rows as two samples with all classes have. */
  private static FiniteScores finiteScores(LogColumns columns, FillableIntake<?> intake) {
    return columns.encoding().sampleId().isPresent()
        ? new FiniteScores(
            columns,
            Optional.of(columns.predictions(columns.projected())),
            intake,
            Math.min(Math.max(2 * intake.classCount(), PEEKED_ROWS), PEEKED_PREDICTIONS))
        : new FiniteScores(columns, Optional.empty(), intake, PEEKED_ROWS);
  }

  /** The same with something in place of scores that are never finite. */
  private static ScoreIntake<?> filled(
      ScoreIntake<?> vectors, BitSet classes, TransformConfig config) {
    return !classes.isEmpty() && vectors instanceof FillableIntake<?> fillable
        ? fillable.filledBy(FiniteScores.fill(classes, transform(config, vectors)))
        : vectors;
  }

  private static List<String> notes(
      LogColumns columns,
      Optional<ClassList> own,
      FiniteScores.Without without,
      LogScores scores,
      ClassList classes) {
    List<String> notes = new ArrayList<>(columns.notes());
    scores.note().ifPresent(notes::add);
    notes.addAll(without.notes(classes));
    own.ifPresent(
        names ->
            notes.add(
                Text.of(
                    "The names of the %d classes are those of the labels in the log's own metadata."
                        + " A class list (--classes) replaces them.",
                    names.size())));
    return notes;
  }

  private static List<String> names(InputConfig config) {
    return Stream.concat(
            Stream.of(config.labels(), config.group(), config.cluster(), config.sampleId())
                .flatMap(Optional::stream),
            config.attributes().stream())
        .toList();
  }

  private static <B extends SampleBatch> RowIntake<B> intake(
      LogColumns columns, ScoreIntake<B> scores, ScoreTransform transform, ClassList classes) {
    Optional<LabelEncoding> labels =
        columns.labelEncoding(new FirstRows(columns.log(), PEEKED_ROWS), classes.size());
    return new RowIntake<>(
        scores,
        transform,
        columns.sampleIdType(),
        labels.orElse(null),
        labels.filter(LabelEncoding::areNames).isPresent() ? classes.idsByLabel() : Map.of(),
        columns.groupEncoding().orElse(null),
        columns.clusterEncoding().orElse(null),
        columns.weightColumn(),
        null,
        false,
        columns.attributes());
  }

  /**
   * Looks at the scores of some rows. Of a log with a row per prediction these are the first rows,
   * because all rows would have to be gathered to have whole samples from elsewhere.
   */
  private <B extends SampleBatch> Recognition recognised(
      LogColumns columns, ScoreIntake<B> scores) {
    LogColumns some =
        columns.encoding().sampleId().isPresent() ? columns.first(SAMPLED_PREDICTIONS) : columns;
    return new ScoreSampler<>(rows(some, ScoreSampler.intake(scores))).recognise();
  }

  private <B extends SampleBatch> LogRows<B> rows(LogColumns columns, RowIntake<B> intake) {
    if (columns.encoding().sampleId().isPresent()) {
      return gathered(columns, intake);
    }
    allowColumns(intake.scores().columns());
    return new LogRows<>(intake, columns.scan(), Optional.empty());
  }

  /** Without this setting, Spark reads tables of more than a hundred columns row by row. */
  private void allowColumns(int scoreColumns) {
    spark.set("spark.sql.codegen.maxFields", Math.max(100, 2 * scoreColumns));
  }

  /**
   * Joins rows with one shuffle. Spark must not choose the number of partitions from the data,
   * because the plan is made before.
   */
  private <B extends SampleBatch> LogRows<B> gathered(LogColumns columns, RowIntake<B> intake) {
    spark.set("spark.sql.adaptive.enabled", false);
    int splits = columns.projected().queryExecution().toRdd().getNumPartitions();
    int partitions = Math.max(splits, spark.cluster().cores());
    Dataset<Row> bySample = columns.bySample(partitions);
    return new LogRows<>(
        intake,
        new RowScan.OfQuery(bySample, Optional.empty()),
        Optional.of(columns.predictions(bySample)));
  }

  private static ScoreIntake<?> features(ScoreIntake<?> vectors, String column, int classCount) {
    if (vectors instanceof VectorIntake dense) {
      return new FeatureIntake(dense, classCount);
    }
    throw UserErrorException.input(
        "Column '%s' (input.features) lists some features per row; expected all of them, such as"
            + " array<float>. Name another column with input.features.",
        column);
  }

  private static ScoreTransform transform(TransformConfig config, ScoreIntake<?> scores) {
    ScoreTransform transform =
        ScoreTransform.of(
            config.kind(), config.leastProbability().orElse(0.0), scores.scoreTypes());
    scores.requireFitting(transform);
    return transform;
  }

  private Optional<LogLabels> labels(LogColumns columns, RowIntake<?> intake) {
    if (!intake.hasLabels()) {
      return Optional.empty();
    }
    if (columns.encoding().sampleId().isEmpty()) {
      return Optional.of(labels(columns::labelsAlone, Optional.empty(), intake));
    }
    Dataset<Row> rows = columns.labelsBySample(spark.cluster().cores());
    return Optional.of(labels(() -> rows, Optional.of(columns.predictions(rows)), intake));
  }

  private static LogLabels labels(
      Supplier<Dataset<Row>> rows, Optional<Predictions> predictions, RowIntake<?> intake) {
    return new LogLabels(
        rows, predictions, intake.labelEncoding(), intake.idsByName(), intake.classCount());
  }
}
