package org.classblocks.spark.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.UserErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {
  @TempDir private Path folder;

  private void write(String... names) throws IOException {
    for (String name : names) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, name);
    }
  }

  /** The files of paths inside the folder, by their paths inside it. */
  private List<String> listed(String... paths) {
    String root = folder.toUri().getPath();
    return new LogFiles(new Configuration())
            .list(
                Arrays.stream(paths).map(path -> folder.resolve(path).toString()).toList(),
                List.of())
            .files()
            .stream()
            .map(file -> file.path().substring(file.path().indexOf(root) + root.length()))
            .toList();
  }

  @Test
  void aFolderGivesItsFilesSortedAtAnyDepth() throws IOException {
    write("b.parquet", "a/day=2/x.parquet", "a/day=1/y.parquet", "a/z.parquet");
    assertThat(listed(""))
        .containsExactly("a/day=1/y.parquet", "a/day=2/x.parquet", "a/z.parquet", "b.parquet");
  }

  @Test
  void hiddenFilesAndFoldersAreNobodysData() throws IOException {
    write("a.parquet", "_SUCCESS", ".a.parquet.crc", "_temporary/b.parquet", "c/_d", "c/e.parquet");
    assertThat(listed("")).containsExactly("a.parquet", "c/e.parquet");
    assertThat(listed("*")).containsExactly("a.parquet", "c/e.parquet");
    assertThat(listed("_temporary", "c/_d")).containsExactly("_temporary/b.parquet", "c/_d");
  }

  @Test
  void globsChoose() throws IOException {
    write("day=1/a.parquet", "day=2/b.parquet", "day=3/c.parquet", "day=10/d.parquet");
    assertThat(listed("day=[12]")).containsExactly("day=1/a.parquet", "day=2/b.parquet");
    assertThat(listed("day={3,10}/*.parquet"))
        .containsExactly("day=10/d.parquet", "day=3/c.parquet");
  }

  @Test
  void aFileThatTwoPathsNameIsListedOnce() throws IOException {
    write("a/x.parquet", "a/y.parquet");
    assertThat(listed("a/y.parquet", "a", "a/*.parquet"))
        .containsExactly("a/x.parquet", "a/y.parquet");
  }

  @Test
  void sizesAreInBytes() throws IOException {
    write("four");
    assertThat(
            new LogFiles(new Configuration()).list(List.of(folder.toString()), List.of()).files())
        .singleElement()
        .extracting(LogFile::bytes)
        .isEqualTo(4L);
  }

  private void refused(String path, String message) {
    LogFiles files = new LogFiles(new Configuration());
    assertThatThrownBy(() -> files.list(List.of(path), List.of()))
        .isInstanceOfSatisfying(
            UserErrorException.class,
            refusal -> assertThat(refusal.kind()).isEqualTo(UserErrorException.Kind.INPUT))
        .hasMessage(message);
  }

  @Test
  void whatIsNotThereIsNamed() {
    String missing = folder.resolve("missing").toString();
    refused(missing, "Input " + missing + " does not exist. Check the path.");
    refused(missing + "/*", "Input " + missing + "/* does not exist. Check the path.");
  }

  @Test
  void aFolderWithoutFilesIsNamed() throws IOException {
    write("_SUCCESS");
    refused(
        folder.toString(),
        "Input " + folder + " has no files: expected Parquet files in it. Check the path.");
  }

  @Test
  void aFileSystemThatIsNotThereIsNamed() {
    refused(
        "nowhere://logs",
        "Input nowhere://logs cannot be listed: No FileSystem for scheme \"nowhere\". Check the"
            + " path and its permissions.");
    refused(
        "",
        "Input  cannot be listed: Can not create a Path from an empty string. Check the path and"
            + " its permissions.");
  }

  private static final List<String> ODD_NAMES =
      List.of(
          "x[12].parquet",
          "{a,b}.parquet",
          "100%25 of 2.parquet",
          "back\\slash.parquet",
          "star*.parquet",
          "why?.parquet",
          "d=[1]/plain.parquet",
          "d={1,2}/plain.parquet");

  @Test
  void whatExistsByTheNameOfAPathIsNoGlob() throws IOException {
    write(ODD_NAMES.toArray(String[]::new));
    write("x1.parquet", "a.parquet", "d=1/plain.parquet", "starfish.parquet", "whys.parquet");
    for (String name : ODD_NAMES) {
      assertThat(listed(name)).containsExactly(name);
    }
    assertThat(listed("d=[1]")).containsExactly("d=[1]/plain.parquet");
    assertThat(listed("d=[1]*")).containsExactly("d=1/plain.parquet");
  }

  private LogFiles.Listing listing(List<String> paths, List<String> skipped) {
    return new LogFiles(new Configuration())
        .list(
            paths.stream().map(path -> folder.resolve(path).toString()).toList(),
            skipped.stream().map(path -> folder.resolve(path).toString()).toList());
  }

  @Test
  void skippedFilesAreNamedInTheSameWay() throws IOException {
    write("log/x[12].parquet", "log/x1.parquet", "log/x2.parquet");
    LogFiles.Listing listing = listing(List.of("log"), List.of("log/x[12].parquet"));
    assertThat(listing.files()).hasSize(2);
    assertThat(listing.skipped())
        .singleElement()
        .satisfies(file -> assertThat(file.path()).endsWith("/log/x[12].parquet"));
  }

  private void link(String name, String target) throws IOException {
    Path link = folder.resolve(name);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, Path.of(target));
  }

  @Test
  void aFileAndALinkToItCountOnce() throws IOException {
    write("log/b.parquet", "other/c.parquet");
    link("log/a.parquet", "b.parquet");
    link("log/z", "../other");
    link("log/zz", folder.resolve("other").toString());
    assertThat(listed("log")).containsExactly("log/b.parquet", "log/z/c.parquet");
  }

  @Test
  void aFileThatIsReachedByTwoWaysCountsOnceUnderItsOwnName() throws IOException {
    write("log/day=1/a.parquet");
    link("current", "log");
    link("a.parquet", "current/day=1/a.parquet");
    assertThat(listed("current", "a.parquet", "log")).containsExactly("log/day=1/a.parquet");
    assertThat(listed("current")).containsExactly("current/day=1/a.parquet");
  }

  @Test
  void aFileIsSkippedByAnyOfItsNames() throws IOException {
    write("log/a.parquet", "log/b.parquet");
    link("current", "log");
    LogFiles.Listing listing = listing(List.of("current"), List.of("log/a.parquet"));
    assertThat(listing.files()).hasSize(1);
    assertThat(listing.skipped())
        .singleElement()
        .satisfies(file -> assertThat(file.path()).endsWith("/current/a.parquet"));
  }

  private void refusedListing(String path, String... words) {
    assertThatThrownBy(() -> listing(List.of(path), List.of()))
        .isInstanceOfSatisfying(
            UserErrorException.class,
            refusal -> assertThat(refusal.kind()).isEqualTo(UserErrorException.Kind.INPUT))
        .message()
        .contains(words)
        .doesNotContain("emove it", "\n");
  }

  @Test
  void cyclesOfLinksAreRefused() throws IOException {
    write("self/a.parquet", "up/day=1/a.parquet", "one/a.parquet", "two/b.parquet");
    link("self/again", ".");
    refusedListing("self", "self/again", "a folder above it");
    link("up/day=1/again", "../..");
    refusedListing("up", "up/day=1/again", "a folder above it");
    link("one/two", "../two");
    link("two/one", "../one");
    refusedListing("one", "one/two/one", "a folder above it");
  }

  @Test
  void linksThatLeadNowhereAreRefused() throws IOException {
    write("log/a.parquet", "good/a.parquet");
    link("log/loop.parquet", "loop.parquet");
    refusedListing("log", "log/loop.parquet", "leads nowhere");
    link("good/_hidden", "gone");
    assertThat(listed("good")).containsExactly("good/a.parquet");
  }

  @Test
  void tablesOfOtherFormatsAreRefusedByName() throws IOException {
    write("delta/_delta_log/0.json", "delta/day=1/a.parquet", "delta/day=1/b.parquet");
    write("hudi/.hoodie/hoodie.properties", "hudi/a.parquet");
    write("iceberg/metadata/v1.metadata.json", "iceberg/data/a.parquet");
    String delta = "spark.read.format(\"delta\").load(\"file:" + folder + "/delta\").write.parquet";
    for (String path :
        List.of(
            "delta",
            "delta/day=1",
            "delta/day=1/a.parquet",
            "delta/*/b*",
            "*",
            "delta/_delta_log")) {
      refusedListing(path, "file:" + folder + "/delta is a Delta table (it has _delta_log)", delta);
    }
    refusedListing("hudi", "/hudi is a Hudi table", "format(\"hudi\")");
    refusedListing("iceberg", "/iceberg is an Iceberg table", "format(\"iceberg\")");
    refusedListing("hudi", "Set input.format: hudi to read its current snapshot");
    refusedListing("iceberg/data", "/iceberg is an Iceberg table");
    refusedListing("iceberg/data/a.parquet", "/iceberg is an Iceberg table");
  }

  private void batch(String name, String... entries) throws IOException {
    List<String> lines = new ArrayList<>(List.of("v1"));
    for (String entry : entries) {
      String action = entry.startsWith("-") ? "delete" : "add";
      String file = entry.replaceFirst("^-", "");
      lines.add(
          "{\"path\":\"file://%s/stream/%s\",\"size\":1,\"isDir\":false,\"action\":\"%s\"}"
              .formatted(folder.toUri().getRawPath().replaceAll("/$", ""), file, action));
    }
    Path log = Files.createDirectories(folder.resolve("stream/_spark_metadata"));
    Files.write(log.resolve(name), lines);
  }

  @Test
  void ofAStreamingQueryTheFilesInItsLogAreRead() throws IOException {
    write("stream/a.parquet", "stream/d=1/b.parquet", "stream/torn.parquet", "stream/c.parquet");
    write("stream/e.parquet");
    batch("0", "a.parquet", "torn.parquet");
    batch("1", "d=1/b.parquet");
    assertThat(listed("stream"))
        .containsExactly("stream/a.parquet", "stream/d=1/b.parquet", "stream/torn.parquet");
    batch("2.compact", "a.parquet", "d=1/b.parquet");
    batch("3", "c.parquet", "e.parquet");
    batch("4", "-e.parquet");
    List<String> current = List.of("stream/a.parquet", "stream/c.parquet", "stream/d=1/b.parquet");
    assertThat(listed("stream")).isEqualTo(current);
    assertThat(listed("st*")).isEqualTo(current);
    assertThat(listed("stream/*.parquet")).containsExactly("stream/a.parquet", "stream/c.parquet");
    assertThat(listed("stream/d=1", "stream/a.parquet"))
        .containsExactly("stream/a.parquet", "stream/d=1/b.parquet");
    refusedListing("stream/torn.parquet", "/stream: its log _spark_metadata lists 3 others");
    Files.delete(folder.resolve("stream/a.parquet"));
    refusedListing("stream", "lists file:" + folder + "/stream/a.parquet, which is not there");
    assertThat(listed("stream/d=1")).containsExactly("stream/d=1/b.parquet");
  }

  @Test
  void aLogOfAStreamingQueryMustBeWhole() throws IOException {
    write("stream/a.parquet");
    batch("0", "a.parquet");
    batch("2", "a.parquet");
    refusedListing("stream", "batch 1 is missing");
    batch("1");
    Files.writeString(folder.resolve("stream/_spark_metadata/1"), "v9\n");
    refusedListing("stream", "expected version v1", "found v9");
    Files.move(folder.resolve("stream"), folder.resolve("moved"));
    Files.writeString(folder.resolve("moved/_spark_metadata/1"), "v1\n");
    refusedListing("moved", "/moved is not complete", "/stream/a.parquet, which is not there");
  }

  @Test
  void aNameWithAColonIsSaidToBeOne() {
    refused(
        "log_2026-01-01T10:00:00.parquet",
        "Hadoop cannot open log_2026-01-01T10:00:00.parquet, because its name has a colon. Rename"
            + " it.");
  }

  @Test
  void aLinkIntoATableIsRefused() throws IOException {
    write("delta/_delta_log/0.json", "delta/a.parquet");
    link("log/a.parquet", "../delta/a.parquet");
    refusedListing("log", "/delta is a Delta table");
  }

  @Test
  void aTableMayBeLeftOut() throws IOException {
    write("all/log/a.parquet", "all/delta/_delta_log/0.json", "all/delta/a.parquet");
    refusedListing("all", "/all/delta is a Delta table");
    assertThat(listing(List.of("all"), List.of("all/delta")).files()).hasSize(1);
  }

  @Test
  void foldersThatOnlyLookLikeTablesAreRead() throws IOException {
    write("log/metadata/a.parquet", "log/data/a.parquet", "log/_logs/0.json");
    assertThat(listed("log")).containsExactly("log/data/a.parquet", "log/metadata/a.parquet");
  }
}
