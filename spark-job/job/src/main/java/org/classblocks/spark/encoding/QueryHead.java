package org.classblocks.spark.encoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.Partition;
import org.apache.spark.TaskContext$;
import org.apache.spark.TaskContextImpl;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.BindReferences$;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.HigherOrderFunction;
import org.apache.spark.sql.catalyst.expressions.package$;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.execution.ColumnarToRowExec;
import org.apache.spark.sql.execution.FileSourceScanExec;
import org.apache.spark.sql.execution.FilterExec;
import org.apache.spark.sql.execution.InputAdapter;
import org.apache.spark.sql.execution.ProjectExec;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.WholeStageCodegenExec;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The first rows of a query, read in this thread and without compiled code. For a few rows of a
 * small log, starting a job and compiling its code take far longer than reading.
 *
 * @param scan the Parquet scan of the query, which reads column batches
 * @param steps what the query does with the rows of the scan, the first step first
 */
public record QueryHead(FileSourceScanExec scan, List<SparkPlan> steps) {
  private static final String BATCH_ROWS = "spark.sql.parquet.columnarReaderBatchSize";

  /** How many batches are read at most; if they do not have the rows, Spark reads faster. */
  private static final int MOST_BATCHES = 8;

  /** The first rows of a query, read here if they can be. */
  public static List<InternalRow> of(Dataset<Row> query, int count) {
    SparkPlan plan = query.queryExecution().executedPlan();
    return of(plan)
        .flatMap(head -> head.take(count))
        .orElseGet(() -> Arrays.asList(plan.executeTake(count)));
  }

  /**
   * The head of a query. Empty unless the query only filters and chooses columns of such a scan,
   * without lambdas or chance, and Spark runs in this JVM: elsewhere, memory and files are those of
   * the executors.
   */
  public static Optional<QueryHead> of(SparkPlan plan) {
    List<SparkPlan> steps = new ArrayList<>();
    SparkPlan node = plan;
    while (!(node instanceof FileSourceScanExec)) {
      if (isStep(node)) {
        steps.add(0, node);
      } else if (!isOnlyForm(node)) {
        return Optional.empty();
      }
      node = child(node);
    }
    FileSourceScanExec scan = (FileSourceScanExec) node;
    return scan.session().sparkContext().isLocal() && scan.supportsColumnar()
        ? Optional.of(new QueryHead(scan, List.copyOf(steps)))
        : Optional.empty();
  }

  private static boolean isStep(SparkPlan node) {
    return (node instanceof ProjectExec || node instanceof FilterExec)
        && CollectionConverters.asJava(node.expressions()).stream()
            .allMatch(QueryHead::canBeEvaluatedHere);
  }

  /**
   * Whether an expression gives the same in tasks, and is left as it was by evaluating it. The
   * variables of a lambda keep their last values, and tasks that get the expression later could not
   * be sent these.
   */
  private static boolean canBeEvaluatedHere(Expression expression) {
    return expression.deterministic()
        && !(expression instanceof HigherOrderFunction)
        && CollectionConverters.asJava(expression.children()).stream()
            .allMatch(QueryHead::canBeEvaluatedHere);
  }

  /** Whether a node only changes the form in which rows are handed on. */
  private static boolean isOnlyForm(SparkPlan node) {
    return node instanceof WholeStageCodegenExec
        || node instanceof InputAdapter
        || node instanceof ColumnarToRowExec;
  }

  private static SparkPlan child(SparkPlan node) {
    return node.children().head();
  }

  /**
   * The first rows. Empty if they are not among the first ones of the scan, unless those are all.
   *
   * @param count how many rows; fewer if the query has fewer
   */
  public Optional<List<InternalRow>> take(int count) {
    RDD<ColumnarBatch> batches = batches(count);
    Partition[] splits = batches.partitions();
    return splits.length == 0
        ? Optional.of(List.of())
        : take(batches, splits[0], count, splits.length == 1);
  }

  /**
   * A scan of its own, in batches that are no larger than what is wanted of it. Copies of a plan
   * belong to the session that is active in this thread.
   */
  private RDD<ColumnarBatch> batches(int rows) {
    SparkSession spark = scan.session();
    String usual = spark.conf().get(BATCH_ROWS);
    spark.conf().set(BATCH_ROWS, rows);
    try {
      return spark.withActive(() -> ((FileSourceScanExec) scan.clone()).executeColumnar());
    } finally {
      spark.conf().set(BATCH_ROWS, usual);
    }
  }

  /** Reads on behalf of no task; the reader closes what it has open when that ends. */
  private Optional<List<InternalRow>> take(
      RDD<ColumnarBatch> batches, Partition split, int count, boolean isAll) {
    TaskContextImpl none = TaskContext$.MODULE$.empty();
    try {
      return take(CollectionConverters.asJava(batches.iterator(split, none)), count, isAll);
    } finally {
      none.markTaskCompleted(Option.empty());
    }
  }

  private Optional<List<InternalRow>> take(
      Iterator<ColumnarBatch> batches, int count, boolean isAll) {
    List<Step> bound = steps.stream().map(Step::of).toList();
    List<InternalRow> rows = new ArrayList<>();
    for (int read = 0; read < MOST_BATCHES && batches.hasNext(); read++) {
      Iterator<InternalRow> batch = batches.next().rowIterator();
      while (batch.hasNext()) {
        InternalRow row = through(bound, batch.next());
        if (row != null) {
          rows.add(row.copy());
        }
        if (rows.size() == count) {
          return Optional.of(rows);
        }
      }
    }
    return isAll && !batches.hasNext() ? Optional.of(rows) : Optional.empty();
  }

  /** The row that comes of a row of the scan, or null if it is left out. */
  private static InternalRow through(List<Step> steps, InternalRow scanned) {
    InternalRow row = scanned;
    for (int i = 0; i < steps.size() && row != null; i++) {
      row = steps.get(i).of(row);
    }
    return row;
  }

  /**
   * A step with its expressions bound to the columns of the step before.
   *
   * @param condition of a filter, or null
   * @param columns of a projection, or null
   */
  private record Step(Expression condition, List<Expression> columns) {
    static Step of(SparkPlan node) {
      Seq<Attribute> input = child(node).output();
      return node instanceof FilterExec filter
          ? new Step(bound(filter.condition(), input), null)
          : new Step(
              null,
              CollectionConverters.asJava(((ProjectExec) node).projectList()).stream()
                  .map(column -> bound((Expression) column, input))
                  .toList());
    }

    private static Expression bound(Expression expression, Seq<Attribute> input) {
      return BindReferences$.MODULE$.bindReference(
          expression, package$.MODULE$.AttributeSeq(input), false);
    }

    InternalRow of(InternalRow row) {
      if (condition != null) {
        return Boolean.TRUE.equals(condition.eval(row)) ? row : null;
      }
      return new GenericInternalRow(
          columns.stream().map(column -> InternalRow.copyValue(column.eval(row))).toArray());
    }
  }
}
