package org.classblocks.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.classblocks.Text;
import org.classblocks.UserErrorException;
import org.classblocks.spark.files.JobName;
import org.classblocks.store.Store;
import org.classblocks.store.StoredFile;
import org.classblocks.synthetic.GenerateSpec;
import org.classblocks.synthetic.Hierarchy;
import org.classblocks.synthetic.PlantedModel;
import org.classblocks.synthetic.RowFormat;
import org.classblocks.synthetic.TopicModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a synthetic log with one Spark task per file: {@code log.parquet/}, {@code classes.csv}
 * and {@code truth.csv}.
 *
 * <p>Names and bytes of files follow from the specification, so a repeated task writes the same
 * file. The two tables are written last: a log without them is not complete.
 */
public final class SyntheticLogWriter {
  /** The folder of the log, below the output. */
  public static final String LOG = "log.parquet";

  /** The class list of the log, below the output. */
  public static final String CLASSES = "classes.csv";

  /** The table of blocks, below the output. */
  public static final String TRUTH = "truth.csv";

  private static final Logger LOGGER = LoggerFactory.getLogger(SyntheticLogWriter.class);

  private final JavaSparkContext spark;

  public SyntheticLogWriter(SparkSession session) {
    this.spark = new JavaSparkContext(session.sparkContext());
  }

  /**
   * Writes a log.
   *
   * @param hierarchy the classes and their blocks
   * @param output an empty or new directory on any Hadoop file system
   * @return the files of the log, by name; paths are below {@value #LOG}
   * @throws UserErrorException if the output is not empty or not writable, or the specification
   *     does not fit the hierarchy
   */
  public List<StoredFile> write(GenerateSpec spec, Hierarchy hierarchy, String output)
      throws IOException {
    long start = System.nanoTime();
    Drawing drawing = drawing(spec, hierarchy);
    Store store = emptyStore(output);
    List<StoredFile> files = writeLog(spec, hierarchy.classes(), drawing, store.locationOf(LOG));
    try (OutputStream out = store.create(CLASSES)) {
      Truth.writeClasses(hierarchy, out);
    }
    try (OutputStream out = store.create(TRUTH)) {
      Truth.writeBlocks(hierarchy, out);
    }
    LOGGER.info(
        "wrote {} samples of {} classes into {} files, {} bytes, in {} s",
        spec.samples(),
        hierarchy.classes(),
        files.size(),
        files.stream().mapToLong(StoredFile::bytes).sum(),
        (System.nanoTime() - start) / 1_000_000_000);
    return files;
  }

  /** Draws the samples of a file, and writes them. */
  private interface Drawing extends Serializable {
    StoredFile write(SyntheticFile file, Store folder) throws IOException;
  }

  private static Drawing drawing(GenerateSpec spec, Hierarchy hierarchy) {
    if (spec.format().kind() == RowFormat.Kind.TOPIC) {
      TopicModel model = new TopicModel(hierarchy, spec.labels(), spec.seed());
      return (file, folder) -> file.write(model, folder);
    }
    PlantedModel model = new PlantedModel(hierarchy, spec.shape(), spec.labels(), spec.seed());
    return (file, folder) -> file.write(model, folder);
  }

  private Store emptyStore(String output) throws IOException {
    Store store = Store.at(spark.hadoopConfiguration(), output);
    if (!store.list("").isEmpty()) {
      throw UserErrorException.usage(
          "Expected an output directory that is empty or new, but %s has files. Remove it, or"
              + " choose another one.",
          store.location());
    }
    store.probe();
    return store;
  }

  private List<StoredFile> writeLog(
      GenerateSpec spec, int classes, Drawing drawing, String folder) {
    int count = spec.files(classes);
    List<SyntheticFile> plan =
        IntStream.range(0, count)
            .mapToObj(
                file ->
                    new SyntheticFile(
                        Text.of("part-%05d.parquet", file),
                        spec.firstSample(file, count),
                        spec.firstSample(file + 1, count),
                        spec.format()))
            .toList();
    Broadcast<Drawing> shared = spark.broadcast(drawing);
    SerializableConfiguration configuration =
        new SerializableConfiguration(spark.hadoopConfiguration());
    JobName name =
        JobName.set(
            spark.sc(),
            Text.of(
                "%d synthetic samples of %d classes into %d files",
                spec.samples(), classes, count));
    try {
      return spark
          .parallelize(plan, count)
          .map(file -> shared.value().write(file, Store.at(configuration.value(), folder)))
          .collect();
    } finally {
      name.takeBack();
      shared.destroy();
    }
  }
}
