package org.classblocks.generate;

import java.io.IOException;
import java.io.OutputStream;
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
    PlantedModel model = new PlantedModel(hierarchy, spec.shape(), spec.labels(), spec.seed());
    Store store = emptyStore(output);
    List<StoredFile> files = writeLog(spec, model, store.locationOf(LOG));
    try (OutputStream out = store.create(CLASSES)) {
      Truth.writeClasses(hierarchy, out);
    }
    try (OutputStream out = store.create(TRUTH)) {
      Truth.writeBlocks(hierarchy, out);
    }
    LOGGER.info(
        "wrote {} samples of {} classes into {} files, {} bytes, in {} s",
        spec.samples(),
        model.classes(),
        files.size(),
        files.stream().mapToLong(StoredFile::bytes).sum(),
        (System.nanoTime() - start) / 1_000_000_000);
    return files;
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

  private List<StoredFile> writeLog(GenerateSpec spec, PlantedModel model, String folder) {
    int count = spec.files(model.classes());
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
    Broadcast<PlantedModel> shared = spark.broadcast(model);
    SerializableConfiguration configuration =
        new SerializableConfiguration(spark.hadoopConfiguration());
    JobName name =
        JobName.set(
            spark.sc(),
            Text.of(
                "%d synthetic samples of %d classes into %d files",
                spec.samples(), model.classes(), count));
    try {
      return spark
          .parallelize(plan, count)
          .map(file -> file.write(shared.value(), Store.at(configuration.value(), folder)))
          .collect();
    } finally {
      name.takeBack();
      shared.destroy();
    }
  }
}
