package org.classblocks.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.UserErrorException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  @TempDir Path disk;
  private Store store;

  @BeforeEach
  void open() {
    store = at("base");
  }

  private Store at(String path) {
    return Store.at(new Configuration(false), disk.resolve(path).toUri().toString());
  }

  private static void write(Store store, String path, String text) throws IOException {
    try (OutputStream out = store.create(path)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void givesBackWhatWasWritten() throws IOException {
    write(store, "a folder/ä.txt", "Grüße");
    try (InputStream in = store.open("a folder/ä.txt")) {
      assertThat(in.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("Grüße");
    }
    assertThat(disk.resolve("base/a folder/ä.txt")).hasContent("Grüße");
  }

  @Test
  void knowsTheFoldersItLiesIn() {
    Store inner = at("base/runs");
    assertThat(inner.isWithin(disk.resolve("base").toString())).isTrue();
    assertThat(inner.isWithin(disk.resolve("base/runs").toUri().toString())).isTrue();
    assertThat(inner.isWithin(disk.resolve("base/runs/log").toString())).isFalse();
    assertThat(inner.isWithin(disk.resolve("base/run").toString())).isFalse();
    assertThat(inner.isWithin("hdfs://host" + disk.resolve("base"))).isFalse();
    assertThat(inner.isWithin("unheard://of/log")).isFalse();
  }

  @Test
  void leavesNothingButTheFilesOnALocalDisk() throws IOException {
    store.probe();
    write(store, "a/b.txt", "b");
    write(store, "a/b.txt", "c");
    try (Stream<Path> found = Files.walk(disk)) {
      assertThat(found.filter(Files::isRegularFile)).containsExactly(disk.resolve("base/a/b.txt"));
    }
  }

  @Test
  void tellsSizeAndChecksumOfClosedFiles() throws Exception {
    byte[] bytes = new byte[200_000];
    new Random(1).nextBytes(bytes);
    List<StoredFile> closed = new ArrayList<>();
    try (OutputStream out = store.create("x.bin", closed::add)) {
      out.write(bytes[0]);
      out.write(bytes, 1, 99_999);
      out.write(bytes, 100_000, 100_000);
      assertThat(closed).isEmpty();
    }
    byte[] onDisk = Files.readAllBytes(disk.resolve("base/x.bin"));
    String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(onDisk));
    assertThat(closed).containsExactly(new StoredFile("x.bin", 200_000, sha256));
    assertThat(onDisk).isEqualTo(bytes);
  }

  @Test
  void doesNotReportAFileWhoseWritingFailed() {
    List<StoredFile> closed = new ArrayList<>();
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    ChecksummedOutput out = new ChecksummedOutput(full, "x", closed::add);
    assertThatThrownBy(() -> out.write(1)).isInstanceOf(IOException.class);
    assertThatThrownBy(
            () -> {
              try (out) {
                out.write(2);
              }
            })
        .isInstanceOf(IOException.class);
    assertThat(closed).isEmpty();
  }

  @Test
  void listsNamesSorted() throws IOException {
    for (String name : List.of("b", "a", "c/d", "B")) {
      write(store, "folder/" + name, "");
    }
    assertThat(store.list("folder")).containsExactly("B", "a", "b", "c");
    assertThat(store.list("nowhere")).isEmpty();
    assertThat(store.exists("folder/c/d")).isTrue();
    assertThat(store.exists("folder/d")).isFalse();
  }

  @Test
  void staysBelowItsBase() {
    for (String path : List.of("/etc/passwd", "../x", "a/../../x", "..")) {
      assertThatThrownBy(() -> store.create(path))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(path);
    }
    assertThat(store.folder("a").locationOf("b..c"))
        .isEqualTo(disk.resolve("base/a/b..c").toString());
  }

  @Test
  void probesAWritablePlace() {
    store.probe();
    assertThat(disk.resolve("base")).isEmptyDirectory();
  }

  @Test
  void saysThatAFileIsInTheWay() throws IOException {
    Files.writeString(disk.resolve("file"), "x");
    for (String path : List.of("file", "file/below", "file/far/below")) {
      assertThatThrownBy(() -> at(path).probe())
          .isInstanceOfSatisfying(
              UserErrorException.class,
              e -> assertThat(e.kind()).isEqualTo(UserErrorException.Kind.USAGE))
          .hasMessage(
              "Expected a directory that can be written at %s, found a file there or above it."
                  + " Remove it, or choose another directory.",
              disk.resolve(path));
    }
    assertThat(disk.resolve("file")).hasContent("x");
  }

  @Test
  void saysThatASchemeIsUnknown() {
    assertThatThrownBy(() -> Store.at(new Configuration(false), "gopher://host/path"))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContainingAll("gopher://host/path", "\"gopher\"", "connector")
        .hasMessageNotContaining("\n");
  }

  @Test
  void saysThatAConnectorIsMissing() {
    Configuration configuration = new Configuration(false);
    configuration.set("fs.gopher.impl", "org.example.Missing");
    assertThatThrownBy(() -> Store.at(configuration, "gopher://host/path"))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContainingAll("org.example.Missing", "connector");
  }

  @Test
  void saysThatAPathIsNone() {
    assertThatThrownBy(() -> Store.at(new Configuration(false), ""))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("Check the path");
  }
}
