package org.classblocks.spark.files;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.execution.FileSourceScanExec;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.datasources.FileIndex;
import org.apache.spark.sql.execution.datasources.FileStatusCache;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.InMemoryFileIndex;
import org.apache.spark.sql.execution.datasources.PartitionSpec;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.SchemaUtils;
import org.classblocks.UserErrorException;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Reads Parquet files through Spark, and fails if one is damaged or missing. Spark does not list
 * them again, which would treat names as globs, nor read a footer for the schema.
 */
public record LogScan(SparkSession spark, List<String> paths, List<String> names) {
  /**
   * The query on some files.
   *
   * @param schemas the schemas of the files
   * @throws UserErrorException if the schema cannot be read
   */
  public Dataset<Row> rows(List<LogFile> files, FileSchemas schemas) {
    requireVisible(files);
    return found(() -> spark.baseRelationToDataFrame(relation(files, schemas)));
  }

  private HadoopFsRelation relation(List<LogFile> files, FileSchemas schemas) {
    scala.collection.immutable.Map<String, String> options =
        scala.collection.immutable.Map$.MODULE$.from(CollectionConverters.asScala(options()));
    FileIndex index = index(files, options);
    StructType inFolders = index.partitionSchema();
    StructType inFiles = without(inFolders, schemas.common(converter()));
    ParquetFileFormat format = LogFormat.of(schemas, converter());
    SchemaUtils.checkSchemaColumnNameDuplication(inFiles, conf().caseSensitiveAnalysis());
    return new HadoopFsRelation(
        index, inFolders, inFiles.asNullable(), Option.empty(), format, options, spark);
  }

  /**
   * Spark would ignore files outside of the folders that name columns. Then no folder names one.
   */
  private FileIndex index(
      List<LogFile> files, scala.collection.immutable.Map<String, String> options) {
    FileIndex byFolder = index(files, options, Option.empty(), Option.empty());
    if (files(byFolder) < files.size()) {
      return index(files, options, Option.empty(), Option.apply(PartitionSpec.emptySpec()));
    }
    StructType inFolders = byFolder.partitionSchema();
    StructType spelled = FolderNames.spelled(inFolders, names);
    return spelled.equals(inFolders)
        ? byFolder
        : index(files, options, Option.apply(spelled), Option.empty());
  }

  private static int files(FileIndex index) {
    Seq<Expression> all = CollectionConverters.asScala(List.<Expression>of()).toSeq();
    return CollectionConverters.asJava(index.listFiles(all, all)).stream()
        .mapToInt(folder -> folder.files().size())
        .sum();
  }

  private FileIndex index(
      List<LogFile> files,
      scala.collection.immutable.Map<String, String> options,
      Option<StructType> types,
      Option<PartitionSpec> folders) {
    List<Path> listed = files.stream().map(file -> new Path(file.path())).toList();
    return new InMemoryFileIndex(
        spark,
        CollectionConverters.asScala(listed).toSeq(),
        options,
        types,
        new ListedStatuses(files),
        folders,
        Option.empty());
  }

  private static StructType without(StructType left, StructType columns) {
    List<String> names =
        Stream.of(left.fieldNames()).map(name -> name.toLowerCase(Locale.ROOT)).toList();
    return new StructType(
        Stream.of(columns.fields())
            .filter(field -> !names.contains(field.name().toLowerCase(Locale.ROOT)))
            .toArray(StructField[]::new));
  }

  /** The columns that Spark cannot read. */
  public List<UnreadableColumn> unreadable(FileSchemas schemas) {
    return schemas.unreadable(converter());
  }

  /**
   * Checks that all files have the columns that a query reads.
   *
   * @param rows the query on the log
   * @param schemas the schemas of its files
   * @throws UserErrorException naming a file without them
   */
  public void requireFitting(Dataset<Row> rows, FileSchemas schemas) {
    scan(rows.queryExecution().executedPlan())
        .ifPresent(scan -> schemas.requireFitting(needed(scan), converter()));
  }

  private static Optional<FileSourceScanExec> scan(SparkPlan plan) {
    if (plan instanceof FileSourceScanExec scan) {
      return Optional.of(scan);
    }
    return CollectionConverters.asJava(plan.children()).stream()
        .flatMap(child -> scan(child).stream())
        .findFirst();
  }

  /** The columns to read, without those that the reader adds, such as row numbers. */
  private static StructType needed(FileSourceScanExec scan) {
    Set<String> ofFiles = Set.of(scan.relation().dataSchema().fieldNames());
    return new StructType(
        Stream.of(scan.requiredSchema().fields())
            .filter(field -> ofFiles.contains(field.name()))
            .toArray(StructField[]::new));
  }

  private ParquetToSparkSchemaConverter converter() {
    return new ParquetToSparkSchemaConverter(conf());
  }

  private SQLConf conf() {
    return ((org.apache.spark.sql.classic.SparkSession) spark).sessionState().conf();
  }

  /** Spark silently ignores such files. */
  private static void requireVisible(List<LogFile> files) {
    files.stream()
        .filter(LogFile::isHidden)
        .findFirst()
        .ifPresent(
            hidden -> {
              throw UserErrorException.input(
                  "%s cannot be read: Spark ignores files whose names begin with '_' or '.'. Rename"
                      + " it.",
                  hidden.path());
            });
  }

  private static <T> T found(Supplier<T> read) {
    try {
      return read.get();
    } catch (Exception unreadable) {
      if (unreadable instanceof AnalysisException || areFoldersUnlike(unreadable)) {
        throw UserErrorException.input(
                "The schema of the log cannot be read: %s. Check input.paths.",
                UserErrorException.firstLine(unreadable))
            .causedBy(unreadable);
      }
      throw ReadFailures.asUserError(unreadable);
    }
  }

  /** Whether some folders name other columns than others. */
  private static boolean areFoldersUnlike(Exception failure) {
    return failure instanceof SparkThrowable spark
        && spark.getCondition() != null
        && spark.getCondition().startsWith("CONFLICTING_");
  }

  /** Checks page checksums, which costs little. */
  private Map<String, String> options() {
    Map<String, String> options = new HashMap<>();
    options.put("ignoreCorruptFiles", "false");
    options.put("ignoreMissingFiles", "false");
    options.put("parquet.page.verify-checksum.enabled", "true");
    if (paths.size() == 1 && isFolder(paths.get(0))) {
      options.put("basePath", paths.get(0));
    }
    return options;
  }

  private boolean isFolder(String path) {
    try {
      FileSystem fileSystem =
          new Path(path).getFileSystem(spark.sparkContext().hadoopConfiguration());
      return fileSystem.exists(new Path(path))
          && fileSystem.getFileStatus(new Path(path)).isDirectory();
    } catch (IOException unknown) {
      return false;
    }
  }

  /** Gives Spark the listed files, so that it lists nothing. */
  private static final class ListedStatuses extends FileStatusCache {
    private final Map<Path, FileStatus> statuses;

    ListedStatuses(List<LogFile> files) {
      this.statuses =
          files.stream()
              .map(LogFile::status)
              .collect(Collectors.toMap(FileStatus::getPath, status -> status));
    }

    @Override
    public Option<FileStatus[]> getLeafFiles(Path path) {
      return Option.apply(statuses.get(path)).map(status -> new FileStatus[] {status});
    }

    @Override
    public void putLeafFiles(Path path, FileStatus[] files) {
      throw new IllegalStateException(path + " was not listed before");
    }

    @Override
    public void invalidateAll() {
      // What was listed is what is read: it does not age.
    }
  }
}
