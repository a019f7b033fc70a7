package org.classblocks.app;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkIllegalArgumentException;
import org.apache.spark.sql.SparkSession;
import org.classblocks.UserErrorException;
import org.classblocks.blocks.Taxonomy;
import org.classblocks.conf.JobConfig;
import org.classblocks.similarity.ClassList;
import org.classblocks.spark.ClassListReader;
import org.classblocks.spark.LogFile;
import org.classblocks.spark.LogReader;
import org.classblocks.spark.PredictionLog;
import org.classblocks.spark.TaskWatch;
import org.classblocks.taxonomy.TaxonomyReader;
import org.classblocks.write.Manifest;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The Spark session of one command: the cluster's where spark-submit started us, and otherwise an
 * embedded one that keeps to itself. Where a session is there already, it is one beside that, with
 * the same settings: what a log needs is set in it alone.
 *
 * <p>Its time zone is UTC, whatever the machine's, so that filters choose the same rows everywhere.
 */
final class Session implements AutoCloseable {
  private static final String TIME_ZONE = "spark.sql.session.timeZone";

  private final SparkSession spark;
  private final TaskWatch tasks;
  private final RunMetrics metrics = RunMetrics.register();
  private final boolean owned;

  private Session(SparkSession spark, TaskWatch tasks, boolean owned) {
    this.spark = spark;
    this.tasks = tasks;
    this.owned = owned;
  }

  /** Opens the session; its tasks show in the progress. */
  static Session open(String command, Progress progress) {
    Option<SparkSession> there = SparkSession.getDefaultSession();
    SparkSession spark = there.isEmpty() ? start(configuration(command)) : beside(there.get());
    spark.conf().set(TIME_ZONE, "UTC");
    TaskWatch tasks =
        new TaskWatch(
            (finished, planned) ->
                progress.update(
                    String.format(
                        Locale.ROOT,
                        "%,d of %,d tasks (%d%%)",
                        finished,
                        planned,
                        100L * finished / planned)));
    spark.sparkContext().addSparkListener(tasks);
    return new Session(spark, tasks, there.isEmpty());
  }

  /** A session of its own, on the same cluster and with the same settings. */
  private static SparkSession beside(SparkSession there) {
    SparkSession spark = there.newSession();
    CollectionConverters.asJava(there.conf().getAll())
        .forEach(
            (key, value) -> {
              if (spark.conf().isModifiable(key)) {
                spark.conf().set(key, value);
              }
            });
    return spark;
  }

  private static SparkConf configuration(String command) {
    SparkConf conf = new SparkConf();
    if (!conf.contains("spark.master")) {
      ScratchSpace.require(conf);
      conf.setMaster("local[*]");
      conf.setIfMissing("spark.ui.enabled", "false");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
      conf.setIfMissing("spark.driver.host", "127.0.0.1");
    }
    conf.setIfMissing("spark.app.name", "ClassBlocks " + command);
    conf.setIfMissing("spark.ui.showConsoleProgress", "false");
    conf.setIfMissing("spark.driver.maxResultSize", "0");
    // The plan asks how many cores there are: they should all be there by then.
    conf.setIfMissing("spark.scheduler.minRegisteredResourcesRatio", "1.0");
    return conf;
  }

  private static SparkSession start(SparkConf conf) {
    try {
      return SparkSession.builder().config(conf).getOrCreate();
    } catch (SparkIllegalArgumentException refused) {
      if (!"INVALID_DRIVER_MEMORY".equals(refused.getCondition())) {
        throw refused;
      }
      throw UserErrorException.usage(
              "Spark needs a heap of 450 MB or more, but has %d MB. Give it more, for example with"
                  + " CLASSBLOCKS_JAVA_OPTIONS=-Xmx2g.",
              Runtime.getRuntime().maxMemory() >> 20)
          .causedBy(refused);
    }
  }

  SparkSession spark() {
    return spark;
  }

  /** The class list of a configuration, if it names one. */
  Optional<ClassList> classes(JobConfig config) {
    return config.classes().path().map(new ClassListReader(spark)::read);
  }

  /** The files of the log of a configuration, which are not opened. */
  List<LogFile> files(JobConfig config) {
    return new LogReader(spark).files(config.input());
  }

  /** The log of a configuration, with its class list. */
  PredictionLog log(JobConfig config) {
    return log(config, classes(config));
  }

  /** The log of a configuration, with these classes. */
  PredictionLog log(JobConfig config, Optional<ClassList> classes) {
    LogReader reader = new LogReader(spark);
    return config.similarity().isOfMeans()
        ? reader.openFeatures(config.input().ofFeatures(), requiredClasses(classes))
        : reader.open(config.input(), classes);
  }

  /** The files that say what classes there are: the class list and the taxonomy. */
  List<LogFile> classFiles(JobConfig config) {
    LogReader reader = new LogReader(spark);
    return Stream.of(config.classes().path(), config.classes().taxonomy())
        .flatMap(Optional::stream)
        .flatMap(path -> reader.filesAt(path).stream())
        .toList();
  }

  private static ClassList requiredClasses(Optional<ClassList> classes) {
    return classes.orElseThrow(
        () ->
            UserErrorException.usage(
                "Features do not say which classes there are: name the class list with"
                    + " --classes."));
  }

  /** The taxonomy of a configuration, if it names one. */
  Optional<Taxonomy> taxonomy(JobConfig config, ClassList classes) {
    TaxonomyReader reader = new TaxonomyReader(spark.sparkContext().hadoopConfiguration());
    return config.classes().taxonomy().map(path -> reader.read(path, classes));
  }

  /** Tells Spark's metrics system of a run that is complete. */
  void report(Manifest manifest) {
    metrics.accept(RunFigures.of(manifest));
  }

  /** Where Spark ends with us, it reports the metrics to its sinks before it does. */
  @Override
  public void close() {
    spark.sparkContext().removeSparkListener(tasks);
    if (owned) {
      spark.stop();
    } else {
      metrics.remove();
    }
  }
}
