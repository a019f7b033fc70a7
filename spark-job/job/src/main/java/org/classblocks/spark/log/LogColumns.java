package org.classblocks.spark.log;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.classblocks.Text;
import org.classblocks.UserErrorException;
import org.classblocks.conf.InputConfig;
import org.classblocks.spark.attribute.AttributeEncoding;
import org.classblocks.spark.encoding.ColumnNames;
import org.classblocks.spark.encoding.FirstRows;
import org.classblocks.spark.encoding.LabelContent;
import org.classblocks.spark.encoding.LogEncoding;
import org.classblocks.spark.encoding.QueryHead;
import org.classblocks.spark.encoding.ScoreColumns;
import org.classblocks.spark.files.ColumnarScan;
import org.classblocks.spark.files.LogColumn;
import org.classblocks.spark.files.LogSchema;
import org.classblocks.spark.intake.GroupEncoding;
import org.classblocks.spark.intake.LabelEncoding;
import org.classblocks.spark.intake.Predictions;
import org.classblocks.spark.intake.WeightColumn;
import org.classblocks.spark.table.UnreadRows;

/**
 * The columns of a log that the job reads, in the order in which {@link
 * org.classblocks.spark.intake.RowIntake} takes them.
 *
 * @param log all columns of the log
 * @param hasPlaces whether the table tells the file of a row and its place there
 * @param schema what they are called
 * @param encoding which of them hold scores
 * @param config which other ones are read
 */
record LogColumns(
    UnreadRows log, boolean hasPlaces, LogSchema schema, LogEncoding encoding, InputConfig config) {
  /** The names of file path and row index in a Parquet scan. */
  private static final String SCANNED_FILE_PATH = "file_path";

  private static final String SCANNED_ROW_INDEX = "_tmp_metadata_row_index";

  /** How many columns that are left out get a line each. */
  private static final int LEFT_OUT = 5;

  /** The same columns of the first rows alone, which are read now. */
  LogColumns first(int count) {
    Dataset<Row> table = log.query().get();
    Dataset<Row> some =
        table.sparkSession().createDataFrame(table.takeAsList(count), table.schema());
    return new LogColumns(UnreadRows.of(some), false, schema, encoding, config);
  }

  Optional<LogColumn> labels() {
    return config.labels().map(name -> LabelContent.column(name, schema));
  }

  /**
   * How the labels of a row are held, if there are any. Those of a sample with many rows are
   * gathered, so vectors are read in other logs only.
   *
   * @param first the first rows
   */
  Optional<LabelEncoding> labelEncoding(FirstRows first, int classCount) {
    return encoding.sampleId().isPresent()
        ? labelEncoding().map(LabelEncoding::several)
        : labels().map(column -> new LabelContent(first, column, classCount).encoding());
  }

  private Optional<LabelEncoding> labelEncoding() {
    return labels().map(LabelContent::ofType);
  }

  /** A column that seems to hold labels, if no labels are read. */
  private Optional<LogColumn> unusedLabels() {
    Set<List<String>> used = new HashSet<>();
    encoding.columns().forEach(score -> used.add(score.path()));
    besideScores().forEach(column -> used.add(column.path()));
    return config.labels().isPresent()
        ? Optional.empty()
        : schema.columns().stream()
            .filter(column -> ColumnNames.isOfLabels(column.name()))
            .filter(column -> !used.contains(column.path()))
            .findFirst();
  }

  /** Notes on columns that are not read, a line each. */
  List<String> notes() {
    List<String> notes = new ArrayList<>(new ScoreColumns(schema, config).notes(encoding));
    unusedLabels()
        .ifPresent(
            column ->
                notes.add(
                    Text.of(
                        "Column '%s' is not used. --labels %<s measures the errors.",
                        column.name())));
    List<LogColumn> leftOut = encoding.leftOut();
    leftOut.stream().limit(LEFT_OUT).forEach(column -> notes.add(leftOut(column)));
    if (leftOut.size() > LEFT_OUT) {
      notes.add(
          Text.of(
              "The same holds for %,d more columns ('%s' to '%s').",
              leftOut.size() - LEFT_OUT,
              leftOut.get(LEFT_OUT).name(),
              leftOut.get(leftOut.size() - 1).name()));
    }
    return notes;
  }

  private static String leftOut(LogColumn column) {
    return Text.of(
        "Column '%s' is not read as a class, because of its name. If it is one, name all classes"
            + " with --classes.",
        column.name());
  }

  private Optional<LogColumn> weight() {
    return config.weight().map(name -> schema.required(name, "input.weight"));
  }

  /** How the weight of a row is held, or null if there is none. */
  WeightColumn weightColumn() {
    return weight().map(LogColumns::weightColumn).orElse(null);
  }

  private static WeightColumn weightColumn(LogColumn column) {
    return WeightColumn.of(column.type())
        .orElseThrow(
            () ->
                UserErrorException.input(
                    "Column '%s' is %s; expected a weight: a number. Name the column with"
                        + " input.weight.",
                    column.name(), column.type().simpleString()));
  }

  /** The column that names samples, if there is one. */
  private Optional<LogColumn> sampleId() {
    return encoding.sampleId().isPresent()
        ? encoding.sampleId()
        : config.sampleId().map(name -> schema.required(name, "input.sample-id"));
  }

  private Optional<LogColumn> group() {
    return config.group().map(name -> schema.required(name, "input.group"));
  }

  /** How the group of a row is held, if there are any. */
  Optional<GroupEncoding> groupEncoding() {
    return group().map(LogColumns::groupEncoding);
  }

  private static GroupEncoding groupEncoding(LogColumn column) {
    return GroupEncoding.of(column)
        .orElseThrow(
            () ->
                UserErrorException.input(
                    "Column '%s' is %s; expected groups: %s. Name the column with input.group.",
                    column.name(), column.type().simpleString(), GroupEncoding.TYPES));
  }

  private Optional<LogColumn> cluster() {
    return config.cluster().map(name -> schema.required(name, "input.cluster"));
  }

  /** How the cluster of a row is held, if there are any. */
  Optional<GroupEncoding> clusterEncoding() {
    return cluster().map(LogColumns::clusterEncoding);
  }

  private static GroupEncoding clusterEncoding(LogColumn column) {
    return GroupEncoding.of(column)
        .orElseThrow(
            () ->
                UserErrorException.input(
                    "Column '%s' is %s; expected clusters: %s. Name the column with input.cluster.",
                    column.name(), column.type().simpleString(), GroupEncoding.TYPES));
  }

  private List<LogColumn> attributeColumns() {
    return config.attributes().stream()
        .map(name -> schema.required(name, "input.attributes"))
        .toList();
  }

  /** How the attributes of a row are held, if there are any. */
  List<AttributeEncoding> attributes() {
    return attributeColumns().stream().map(this::attribute).toList();
  }

  private AttributeEncoding attribute(LogColumn column) {
    return AttributeEncoding.of(column, config.maxCategories())
        .orElseThrow(
            () ->
                UserErrorException.input(
                    "Column '%s' is %s; expected an attribute: %s. Leave it out of"
                        + " input.attributes, or name another one.",
                    column.name(), column.type().simpleString(), AttributeEncoding.TYPES));
  }

  /** The type of the sample id, or null if there is none. */
  DataType sampleIdType() {
    return sampleId().map(LogColumn::type).orElse(null);
  }

  /** The columns for the intake, row by row. */
  Dataset<Row> projected() {
    Dataset<Row> table = log.query().get();
    return table.select(inOrder(scores(), table).toArray(Column[]::new));
  }

  /** The first rows of {@link #projected}, of which files without a query give only the scores. */
  List<InternalRow> head(int count) {
    return log.files()
        .map(files -> files.first(encoding.columns(), row -> true, count))
        .orElseGet(() -> QueryHead.of(projected(), count));
  }

  /** How an intake reads the columns. */
  RowScan scan() {
    if (log.files().isPresent()) {
      return RowScan.OfFiles.of(
          log.files().get(),
          Stream.of(encoding.columns(), besideScores()).flatMap(List::stream).toList());
    }
    Dataset<Row> rows = projected();
    return new RowScan.OfQuery(
        rows, ColumnarScan.of(rows.queryExecution().executedPlan(), scanned()));
  }

  Dataset<Row> labelsAlone() {
    return log.query().get().select(labels().orElseThrow().column());
  }

  private List<Column> scores() {
    return encoding.columns().stream().map(LogColumn::column).toList();
  }

  private List<Column> inOrder(List<Column> scores, Dataset<Row> table) {
    if (!hasPlaces) {
      return columns(scores, nothing(DataTypes.StringType), nothing(DataTypes.LongType));
    }
    Column file = table.metadataColumn("_metadata");
    return columns(scores, file.getField(SCANNED_FILE_PATH), file.getField("row_index"));
  }

  private List<Column> columns(List<Column> scores, Column file, Column row) {
    List<Column> columns = new ArrayList<>(scores);
    columns.add(file);
    columns.add(row);
    besideScores().forEach(column -> columns.add(column.column()));
    return columns;
  }

  /** The columns other than scores, in the order of the intake. */
  private List<LogColumn> besideScores() {
    return Stream.concat(
            Stream.of(sampleId(), labels(), group(), cluster(), weight()).flatMap(Optional::stream),
            attributeColumns().stream())
        .toList();
  }

  /** The same columns in the same order, as a Parquet scan names them. */
  private List<String> scanned() {
    List<String> names = new ArrayList<>();
    encoding.columns().forEach(score -> names.add(score.name()));
    names.add(SCANNED_FILE_PATH);
    names.add(SCANNED_ROW_INDEX);
    besideScores().forEach(column -> names.add(column.name()));
    return names;
  }

  /**
   * The columns of a log with a row per prediction, in the given number of partitions. All rows of
   * a sample are in one partition, next to each other, in an order that does not depend on where
   * they were. The file of a row is not kept.
   */
  Dataset<Row> bySample(int partitions) {
    return bySample(scores(), partitions);
  }

  /** The same without classes and scores. */
  Dataset<Row> labelsBySample(int partitions) {
    return bySample(
        List.of(nothing(DataTypes.IntegerType), nothing(DataTypes.FloatType)), partitions);
  }

  private Dataset<Row> bySample(List<Column> scores, int partitions) {
    List<Column> columns =
        columns(scores, nothing(DataTypes.StringType), nothing(DataTypes.LongType));
    List<Column> named = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      named.add(columns.get(i).as("c" + i));
    }
    Column sample = functions.col("c" + Predictions.SAMPLE_ID);
    return log.query()
        .get()
        .select(named.toArray(Column[]::new))
        .repartition(partitions, sample)
        .sortWithinPartitions(
            sample, functions.col("c" + Predictions.CLASS), functions.col("c" + Predictions.SCORE));
  }

  private static Column nothing(DataType type) {
    return functions.lit(null).cast(type);
  }

  /** Joins the rows of samples. */
  Predictions predictions(Dataset<Row> bySample) {
    List<DataType> types =
        Stream.of(bySample.schema().fields()).map(StructField::dataType).toList();
    return new Predictions(types, labelEncoding().orElse(null));
  }
}
