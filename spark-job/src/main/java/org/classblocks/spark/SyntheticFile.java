package org.classblocks.spark;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.concurrent.atomic.AtomicReference;
import org.classblocks.store.Store;
import org.classblocks.store.StoredFile;
import org.classblocks.synthetic.PlantedModel;
import org.classblocks.write.ParquetRows;
import org.classblocks.write.ParquetTable;

/**
 * One file of a synthetic log: the unit of work of a task.
 *
 * @param name its name in the folder of the log
 * @param from the first sample
 * @param to the sample after the last
 */
record SyntheticFile(String name, long from, long to) implements Serializable {
  /** One sample on its way to Parquet. */
  private static final class Row {
    private final float[] scores;
    private long sample;
    private int[] labels;

    Row(int classes) {
      this.scores = new float[classes];
    }
  }

  /** Draws the samples and writes them: {@code sample_id, scores} and {@code label(s)}. */
  StoredFile write(PlantedModel model, Store folder) throws IOException {
    PlantedModel.Sampler sampler = model.sampler();
    Row row = new Row(model.classes());
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

  private static ParquetTable<Row> table(PlantedModel model) {
    ParquetTable<Row> table =
        ParquetTable.<Row>named("log")
            .int64("sample_id", row -> row.sample)
            .floats("scores", row -> row.scores);
    return switch (model.labels()) {
      case NONE -> table;
      case SINGLE -> table.int32("label", row -> row.labels[0]);
      case MULTI -> table.ints("labels", row -> row.labels);
    };
  }
}
