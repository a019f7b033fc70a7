package org.classblocks.spark.half;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.lib.input.FileSplit;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.apache.parquet.hadoop.ParquetRecordReader;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.sql.execution.datasources.RecordReaderIterator;
import org.apache.spark.sql.execution.datasources.parquet.ParquetRowIndexUtil;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import scala.collection.Iterator;
import scala.reflect.ClassTag;
import scala.runtime.AbstractFunction1;

/** Reads the rows of files with halves, as Spark does those of others. */
public final class HalfReader extends AbstractFunction1<PartitionedFile, Iterator<InternalRow>>
    implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Broadcast<SerializableConfiguration> hadoop;
  private final StructType inFiles;
  private final StructType inFolders;

  /**
   * @param hadoop the configuration that Spark has prepared for a reader of the columns
   * @param inFiles the columns to read
   * @param inFolders the columns that follow them
   */
  public HalfReader(
      SparkContext spark, Configuration hadoop, StructType inFiles, StructType inFolders) {
    this.hadoop =
        spark.broadcast(
            new SerializableConfiguration(hadoop), ClassTag.apply(SerializableConfiguration.class));
    this.inFiles = inFiles;
    this.inFolders = inFolders;
  }

  @Override
  public Iterator<InternalRow> apply(PartitionedFile file) {
    RecordReaderIterator<InternalRow> rows = rows(file);
    TaskContext.get().addTaskCompletionListener((TaskCompletionListener) ended -> rows.close());
    UnsafeProjection all = UnsafeProjection.create(inFiles.merge(inFolders, true));
    InternalRow folders = file.partitionValues();
    JoinedRow both = new JoinedRow();
    return rows.map(
        new AbstractFunction1<InternalRow, InternalRow>() {
          @Override
          public InternalRow apply(InternalRow row) {
            return all.apply(both.apply(row, folders));
          }
        });
  }

  private RecordReaderIterator<InternalRow> rows(PartitionedFile file) {
    FileSplit split = new FileSplit(file.toPath(), file.start(), file.length(), new String[0]);
    ParquetRecordReader<InternalRow> reader = new ParquetRecordReader<>(new HalfReadSupport());
    try {
      var rows = ParquetRowIndexUtil.addRowIndexToRecordReaderIfNeeded(reader, inFiles);
      rows.initialize(
          split, new TaskAttemptContextImpl(hadoop.value().value(), new TaskAttemptID()));
      return new RecordReaderIterator<>(rows);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(ended);
    }
  }
}
