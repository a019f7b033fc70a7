package org.classblocks.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicReference;
import org.classblocks.store.Store;
import org.classblocks.store.StoredFile;
import org.classblocks.synthetic.LabelRule;
import org.classblocks.synthetic.PlantedModel;
import org.classblocks.synthetic.RowFormat;
import org.classblocks.synthetic.TopScores;
import org.classblocks.synthetic.TopicModel;
import org.classblocks.write.parquet.ParquetRows;
import org.classblocks.write.parquet.ParquetTable;

/**
 * One file of a synthetic log: the unit of work of a task.
 *
 * @param name its name in the folder of the log
 * @param from the first sample
 * @param to the sample after the last
 * @param format how a row holds its scores
 */
record SyntheticFile(String name, long from, long to, RowFormat format) implements Serializable {
  /** One row of the file. */
  private static final class Row {
    private final float[] scores;
    private final ByteBuffer bytes;
    private final TopScores top;
    private long sample;
    private int[] labels;

    Row(int classes, int listed) {
      this.scores = new float[classes];
      this.bytes = ByteBuffer.allocate(Float.BYTES * classes).order(ByteOrder.LITTLE_ENDIAN);
      this.top = new TopScores(listed);
    }

    byte[] packed() {
      bytes.asFloatBuffer().put(scores);
      return bytes.array();
    }

    int[] ids() {
      top.select(scores);
      return top.ids();
    }
  }

  /**
   * Draws the samples and writes them: {@code sample_id}, then {@code scores} or {@code ids,
   * values}, and {@code label(s)}.
   */
  StoredFile write(PlantedModel model, Store folder) throws IOException {
    PlantedModel.Sampler sampler = model.sampler();
    Row row = new Row(model.classes(), format.listed(model.classes()));
    AtomicReference<StoredFile> stored = new AtomicReference<>();
    try (OutputStream out = folder.create(name, stored::set);
        ParquetRows<Row> rows = table(model).writer(out)) {
      for (long sample = from; sample < to; sample++) {
        row.sample = sample;
        row.labels = sampler.sample(sample, row.scores);
        rows.add(row);
      }
    }
    return stored.get();
  }

  /** The same of samples that list classes around a topic. */
  StoredFile write(TopicModel model, Store folder) throws IOException {
    TopicRow row = new TopicRow(model.sampler(format.listed(model.classes())));
    AtomicReference<StoredFile> stored = new AtomicReference<>();
    try (OutputStream out = folder.create(name, stored::set);
        ParquetRows<TopicRow> rows = table(model).writer(out)) {
      for (row.sample = from; row.sample < to; row.sample++) {
        row.sampler.sample(row.sample);
        rows.add(row);
      }
    }
    return stored.get();
  }

  /** One row of a file of samples with topics. */
  private static final class TopicRow {
    private final TopicModel.Sampler sampler;
    private long sample;

    TopicRow(TopicModel.Sampler sampler) {
      this.sampler = sampler;
    }
  }

  private static ParquetTable<TopicRow> table(TopicModel model) {
    ParquetTable<TopicRow> table =
        ParquetTable.<TopicRow>named("log")
            .int64("sample_id", row -> row.sample)
            .ints("ids", row -> row.sampler.ids())
            .floats("values", row -> row.sampler.scores());
    return model.labels() == LabelRule.Kind.NONE
        ? table
        : table.int32("label", row -> row.sampler.topicClass());
  }

  private ParquetTable<Row> table(PlantedModel model) {
    ParquetTable<Row> samples =
        ParquetTable.<Row>named("log").int64("sample_id", row -> row.sample);
    ParquetTable<Row> table =
        switch (format.kind()) {
          case ARRAY -> samples.floats("scores", row -> row.scores);
          case PACKED -> samples.bytes("scores", Row::packed);
          case TOPIC -> throw new IllegalStateException("a planted model has no topics");
          case SPARSE -> samples.ints("ids", Row::ids).floats("values", row -> row.top.scores());
        };
    return switch (model.labels()) {
      case NONE -> table;
      case SINGLE -> table.int32("label", row -> row.labels[0]);
      case MULTI -> table.ints("labels", row -> row.labels);
    };
  }
}
