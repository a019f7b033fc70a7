package org.classblocks.spark.log;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.StringType;
import org.classblocks.Text;
import org.classblocks.UserErrorException;
import org.classblocks.linalg.Precision;
import org.classblocks.moments.count.ClassBalance;
import org.classblocks.moments.count.LabelCounts;
import org.classblocks.moments.count.RowCounts;
import org.classblocks.similarity.ClassList;
import org.classblocks.spark.access.SparkAccess;
import org.classblocks.spark.encoding.LogEncoding;
import org.classblocks.spark.files.LogFile;
import org.classblocks.spark.intake.FeatureIntake;
import org.classblocks.spark.intake.RowIntake;
import org.classblocks.spark.plan.Cluster;
import org.classblocks.spark.plan.MemoryEstimate;
import org.classblocks.spark.plan.NeighboursPlan;
import org.classblocks.spark.plan.TilePlan;
import org.classblocks.spark.table.LogTable;
import org.classblocks.spark.table.TableVersion;

/** A prediction log that is ready to be read. At most its first rows have been read. */
public final class PredictionLog {
  /** The assumed number of rows if it is unknown, as after a filter. */
  private static final long UNKNOWN_ROWS = 10_000;

  /** How many classes a row is taken to list if the number of rows is not known. */
  private static final long UNKNOWN_LENGTH = 50;

  /** About the least that a listed class and its score take in a file. */
  private static final long LISTED_BYTES = 5;

  private final SparkAccess spark;
  private final LogTable table;
  private final ClassList classes;
  private final LogEncoding encoding;
  private final LogRows<?> rows;
  private final Optional<LogLabels> labels;
  private final boolean filtered;
  private final LogScores scores;
  private final List<String> notes;

  /**
   * @param spark reads the rows
   * @param filtered whether {@code rows} are filtered
   * @param scores what kind of scores there are
   * @param notes notes on columns that are not read
   */
  PredictionLog(
      SparkAccess spark,
      LogTable table,
      ClassList classes,
      LogEncoding encoding,
      LogRows<?> rows,
      Optional<LogLabels> labels,
      boolean filtered,
      LogScores scores,
      List<String> notes) {
    this.spark = spark;
    this.table = table;
    this.classes = classes;
    this.encoding = encoding;
    this.rows = rows;
    this.labels = labels;
    this.filtered = filtered;
    this.scores = scores;
    this.notes = List.copyOf(notes);
  }

  /** The files, sorted by path; none if the source does not name them. */
  public List<LogFile> files() {
    return table.files();
  }

  /** The table and its version, if the log is a table with versions. */
  public Optional<TableVersion> version() {
    return table.version();
  }

  /** The files that the configuration leaves out, sorted by path. */
  public List<LogFile> skippedFiles() {
    return table.skippedFiles();
  }

  /**
   * Checks that nothing has changed since the log was opened, as far as that can be seen.
   *
   * @throws UserErrorException naming what has
   */
  public void requireUnchanged() {
    table.requireUnchanged();
  }

  /**
   * Checks that each row was read once, as far as footers tell. With a filter they do not.
   *
   * @throws UserErrorException if more or fewer were read, or the files have changed
   */
  public void requireAllRead(RowCounts rows) {
    OptionalLong expected = table.rowCount();
    if (filtered || expected.isEmpty() || rows.inFiles() == expected.getAsLong()) {
      return;
    }
    requireUnchanged();
    throw table.ofOtherCount(filesText(), rows.inFiles());
  }

  private String filesText() {
    String first = files().get(0).path();
    return files().size() == 1
        ? first
        : Text.of(
            "its %,d files (%s to %s)",
            files().size(), first, files().get(files().size() - 1).path());
  }

  public long bytes() {
    return files().stream().mapToLong(LogFile::bytes).sum();
  }

  /** The classes, from the class list or numbered. */
  public ClassList classes() {
    return classes;
  }

  /** What kind of scores there are. */
  public LogScores scores() {
    return scores;
  }

  /** Notes on columns that are not read, a line each. */
  public List<String> notes() {
    return notes;
  }

  /** How the log holds scores, for people. */
  public String encoding() {
    return encoding.word();
  }

  public boolean hasLabels() {
    return rows.intake().hasLabels();
  }

  /** Whether rows hold features, of which there are other than classes. */
  public boolean hasFeatures() {
    return rows.intake().scores() instanceof FeatureIntake;
  }

  /** Whether samples have ids that are integers or text. */
  public boolean hasSampleIds() {
    DataType type = rows.intake().sampleIdType();
    return type instanceof IntegralType || type instanceof StringType;
  }

  public boolean hasGroups() {
    return rows.intake().hasGroups();
  }

  public boolean hasClusters() {
    return rows.intake().hasClusters();
  }

  public boolean hasWeights() {
    return rows.intake().hasWeights();
  }

  /**
   * The same log with weights that make every class count the same, times its own weights.
   *
   * @param frequencies how often each class is a label
   */
  public PredictionLog balanced(LabelCounts frequencies) {
    return new PredictionLog(
        spark,
        table,
        classes,
        encoding,
        rows.balanced(ClassBalance.of(frequencies)),
        labels,
        filtered,
        scores,
        notes);
  }

  /** The same log with the ids of samples in its batches; there must be a column of them. */
  public PredictionLog naming() {
    return new PredictionLog(
        spark, table, classes, encoding, rows.naming(), labels, filtered, scores, notes);
  }

  /** The labels alone, if there are any. */
  public Optional<LogLabels> labels() {
    return labels;
  }

  /** Whether rows are filtered, so that footers do not tell their number. */
  public boolean isFiltered() {
    return filtered;
  }

  /** Whether scores are read in column batches, not row by row. */
  public boolean isColumnar() {
    return rows.scan().isColumnar();
  }

  /**
   * The number of rows before a filter, if it is known; with a row per prediction, not that of
   * samples.
   */
  public OptionalLong rowCount() {
    return table.rowCount();
  }

  /** What the tasks that read this log run on, as it is now. */
  public Cluster cluster() {
    return spark.cluster();
  }

  /** How the statistics of this log are gathered on the cluster as it is. */
  public TilePlan plan(Precision precision) {
    RowIntake<?> intake = rows.intake();
    int cores = cluster().cores();
    int splits = rows.scan().splits();
    long bytes = taskBytes(rows.predictions().isPresent());
    if (!intake.scores().isSparse()) {
      return TilePlan.of(intake.classCount(), splits, cores, bytes, precision);
    }
    return intake.transform().kind().isOfWholeRows()
        ? TilePlan.ofExpanded(intake.classCount(), splits, cores, bytes, precision)
        : TilePlan.ofSparse(intake.classCount(), splits, cores, bytes);
  }

  /**
   * How the most similar classes of each class are found on the cluster as it is. The size of the
   * files says how many classes rows list at most; nothing is read.
   *
   * @param limit the most neighbours of a class
   * @param groups the most groups of samples; 0 without groups
   */
  public NeighboursPlan neighboursPlan(int limit, int groups) {
    long entries = Math.max(1, bytes() / LISTED_BYTES);
    return NeighboursPlan.of(
        plan(Precision.DOUBLE).withGroups(groups),
        limit,
        Math.min(entries, rowCount().orElse(Math.max(UNKNOWN_ROWS, entries / UNKNOWN_LENGTH))),
        entries,
        cluster().cores(),
        taskBytes(true));
  }

  /** The memory of a task; the sort of a shuffle takes half of the heap or more. */
  private long taskBytes(boolean sorts) {
    long bytes = cluster().taskBytes() / (sorts ? 2 : 1);
    return MemoryEstimate.besideRowGroups(bytes, table.rowGroupBytes());
  }

  /** The same plan with sums for each of some disjoint folds. */
  public TilePlan withFolds(TilePlan plan, int folds) {
    long rows = rowCount().orElse(UNKNOWN_ROWS);
    return plan.withFolds(folds, filtered ? Math.min(rows, UNKNOWN_ROWS) : rows);
  }

  /** The memory of a plan for this log. */
  public MemoryEstimate memory(TilePlan plan) {
    return new MemoryEstimate(plan, table.rowGroupBytes(), rows.intake().mostAttributeColumns());
  }

  /** The rows, which nothing has read yet. */
  public LogRows<?> rows() {
    return rows;
  }
}
