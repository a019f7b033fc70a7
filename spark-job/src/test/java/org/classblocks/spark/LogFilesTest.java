package org.classblocks.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        .list(Arrays.stream(paths).map(path -> folder.resolve(path).toString()).toList()).stream()
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
    assertThat(new LogFiles(new Configuration()).list(List.of(folder.toString())))
        .singleElement()
        .extracting(LogFile::bytes)
        .isEqualTo(4L);
  }

  private void refused(String path, String message) {
    LogFiles files = new LogFiles(new Configuration());
    assertThatThrownBy(() -> files.list(List.of(path)))
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
}
