package org.classblocks.spark.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.classblocks.LocalSpark;
import org.classblocks.SparkTest;
import org.classblocks.UserErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading files that were listed: by their names as they are, and without listing them again. */
@SparkTest
class LogScanTest {
  @TempDir private Path folder;

  /** The local disk, as a file system that counts what it is asked. */
  public static final class Counted extends RawLocalFileSystem {
    static final AtomicInteger LISTINGS = new AtomicInteger();

    @Override
    public URI getUri() {
      return URI.create("counted:///");
    }

    @Override
    public FileStatus[] listStatus(org.apache.hadoop.fs.Path path) throws IOException {
      LISTINGS.incrementAndGet();
      return super.listStatus(path);
    }
  }

  private static Configuration hadoop() {
    return LocalSpark.session().sparkContext().hadoopConfiguration();
  }

  /** Copies of a file of some rows, by the names that they get. */
  private void write(int rows, String... names) throws IOException {
    Path written = folder.resolve("rows" + rows + "-" + names.length);
    LocalSpark.session().range(rows).coalesce(1).write().parquet(written.toString());
    Path file;
    try (var files = Files.list(written)) {
      file = files.filter(part -> part.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
    for (String name : names) {
      Path copy = folder.resolve("log").resolve(name);
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
    }
  }

  private Dataset<Row> read(String... paths) {
    List<String> inputs =
        List.of(paths).stream().map(path -> folder.resolve(path).toString()).toList();
    return read(inputs);
  }

  private static Dataset<Row> read(List<String> inputs) {
    List<LogFile> files = new LogFiles(hadoop()).list(inputs, List.of()).files();
    return new LogScan(LocalSpark.session(), inputs, List.of())
        .rows(files, LogFooters.read(files, hadoop()).schemas());
  }

  @Test
  void listedNamesAreNoGlobs() throws IOException {
    List<String> names =
        List.of(
            "x1.parquet",
            "x[12].parquet",
            "{a,b}.parquet",
            "a %25,b.parquet",
            "back\\slash.parquet",
            "star*.parquet",
            "starfish.parquet",
            "why?.parquet",
            "a.parquet");
    for (int i = 0; i < names.size(); i++) {
      write(1 << i, names.get(i));
    }
    assertThat(read("log").count()).isEqualTo((1 << names.size()) - 1);
    for (int i = 0; i < names.size(); i++) {
      assertThat(read("log/" + names.get(i)).count()).as(names.get(i)).isEqualTo(1 << i);
    }
  }

  @Test
  void foldersOfAnyNameAreColumns() throws IOException {
    write(1, "d=1/a.parquet");
    write(2, "d=[1]/a.parquet");
    write(4, "d=a b/a.parquet");
    Map<String, Long> rows = new TreeMap<>();
    for (Row row : read("log").groupBy("d").count().collectAsList()) {
      rows.put(row.getString(0), row.getLong(1));
    }
    assertThat(rows).containsExactlyInAnyOrderEntriesOf(Map.of("1", 1L, "[1]", 2L, "a b", 4L));
    assertThat(read("log").filter("d = '[1]'").count()).isEqualTo(2);
    assertThat(read("log/d=[1]").columns()).containsExactly("id");
  }

  @Test
  void filesThatSparkWouldPassOverAreRefused() throws IOException {
    write(1, "_a.parquet");
    assertThatThrownBy(() -> read("log/_a.parquet"))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("/log/_a.parquet cannot be read")
        .hasMessageEndingWith("Rename it.");
  }

  /**
   * From 33 paths on, Spark lists them in a job of its own, once to infer a schema, once to read.
   */
  @Test
  void filesAreListedOnceAndNoJobIsNeededToOpenThem() throws Exception {
    int files = 40;
    write(3, IntStream.range(0, files).mapToObj(i -> "f" + i + ".parquet").toArray(String[]::new));
    hadoop().set("fs.counted.impl", Counted.class.getName());
    List<Integer> jobs = Collections.synchronizedList(new ArrayList<>());
    SparkListener watch =
        new SparkListener() {
          @Override
          public void onJobStart(SparkListenerJobStart job) {
            jobs.add(job.jobId());
          }
        };
    LocalSpark.session().sparkContext().listenerBus().waitUntilEmpty();
    LocalSpark.session().sparkContext().addSparkListener(watch);
    Counted.LISTINGS.set(0);
    Dataset<Row> rows;
    try {
      rows = read(List.of("counted://" + folder.resolve("log")));
      LocalSpark.session().sparkContext().listenerBus().waitUntilEmpty();
    } finally {
      LocalSpark.session().sparkContext().removeSparkListener(watch);
      hadoop().unset("fs.counted.impl");
    }
    assertThat(jobs).isEmpty();
    assertThat(Counted.LISTINGS).hasValue(1);
    assertThat(rows.schema().fieldNames()).containsExactly("id");
  }

  /** What is loaded anew for each footer is looked for by the loader of the thread that reads. */
  @Test
  void aFooterDoesNotLoadTheConfigurationAnew() throws IOException {
    write(1, "a.parquet");
    Configuration hadoop = hadoop();
    List<LogFile> files =
        new LogFiles(hadoop).list(List.of(folder.resolve("log").toString()), List.of()).files();
    LogFooters.read(files, hadoop);
    List<String> loaded = new ArrayList<>();
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread()
        .setContextClassLoader(
            new ClassLoader(before) {
              @Override
              public URL getResource(String name) {
                loaded.add(name);
                return super.getResource(name);
              }
            });
    try {
      LogFooters.read(files, hadoop);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
    assertThat(loaded).doesNotContain("core-default.xml", "core-site.xml");
  }
}
