package org.classblocks.app.source;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.classblocks.UserErrorException;
import org.classblocks.blocks.taxonomy.Taxonomy;
import org.classblocks.conf.JobConfig;
import org.classblocks.similarity.ClassList;
import org.classblocks.spark.classes.ClassListReader;
import org.classblocks.spark.files.LogFile;
import org.classblocks.spark.log.LogReader;
import org.classblocks.spark.log.PredictionLog;
import org.classblocks.taxonomy.TaxonomyReader;

/** Opens the inputs of a configuration: log, class list and taxonomy. */
public final class JobInputs {
  private final SparkSession spark;
  private final LogReader reader;
  private final JobConfig config;

  public JobInputs(SparkSession spark, JobConfig config) {
    this.spark = spark;
    this.reader = new LogReader(spark);
    this.config = config;
  }

  /** The class list, if there is one. */
  Optional<ClassList> classes() {
    return config.classes().path().map(new ClassListReader(spark)::read);
  }

  /** Lists the files of the log without opening them. */
  List<LogFile> files() {
    return reader.files(config.input());
  }

  /** Opens the log with its class list. */
  public PredictionLog log() {
    return log(classes());
  }

  /** Opens the log with these classes. */
  PredictionLog log(Optional<ClassList> classes) {
    return config.similarity().isOfMeans()
        ? reader.openFeatures(config.input().ofFeatures(), required(classes))
        : reader.open(config.input(), classes);
  }

  private static ClassList required(Optional<ClassList> classes) {
    return classes.orElseThrow(
        () ->
            UserErrorException.usage(
                "Features do not say which classes there are. Name the class list with"
                    + " --classes."));
  }

  /** The files of the class list and the taxonomy. */
  List<LogFile> classFiles() {
    return Stream.of(config.classes().path(), config.classes().taxonomy())
        .flatMap(Optional::stream)
        .flatMap(path -> reader.filesAt(path).stream())
        .toList();
  }

  /** The taxonomy of the configuration, if it names one. */
  public static Optional<Taxonomy> taxonomy(
      JobConfig config, ClassList classes, Configuration hadoop) {
    TaxonomyReader reader = new TaxonomyReader(hadoop);
    return config.classes().taxonomy().map(path -> reader.read(path, classes));
  }
}
