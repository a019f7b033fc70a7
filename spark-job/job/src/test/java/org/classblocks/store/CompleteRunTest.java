package org.classblocks.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.classblocks.UserErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompleteRunTest {
  private static final byte[] MANIFEST = "{ }".getBytes(StandardCharsets.UTF_8);

  @TempDir Path disk;

  private NewRun begin() throws IOException {
    Store store = Store.at(new Configuration(false), disk.toString());
    NewRun run = new RunStore(store, Clock.systemUTC(), new Random(1)).create(LocalDate.EPOCH);
    try (OutputStream out = run.create("folder/a.txt")) {
      out.write("a file".getBytes(StandardCharsets.UTF_8));
    }
    return run;
  }

  private NewRun publish() throws IOException {
    NewRun run = begin();
    run.publish(MANIFEST);
    return run;
  }

  private static StoredFile fileOf(NewRun run) {
    return run.inventory().stream().filter(file -> file.path().endsWith("a.txt")).toList().get(0);
  }

  private static CompleteRun at(Object path) {
    return RunStore.find(new Configuration(false), path.toString());
  }

  private static void refused(ThrowingCallable action, String message) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            UserErrorException.class,
            refusal -> assertThat(refusal.kind()).isEqualTo(UserErrorException.Kind.INPUT))
        .hasMessageContaining(message);
  }

  @Test
  void isFoundByItsDirectoryOrByTheOutputPath() throws IOException {
    NewRun old = publish();
    NewRun newest = publish();
    assertThat(at(old.location()).location()).isEqualTo(old.location());
    assertThat(at(disk).location()).isEqualTo(newest.location());
    assertThat(at(old.location()).outputLocation()).contains(disk.toString());
    assertThat(at(old.location()).manifest()).isEqualTo(MANIFEST);
  }

  @Test
  void hasNoOutputPathOnceItWasTakenOut() throws IOException {
    Path elsewhere = Files.move(Path.of(publish().location()), disk.resolve("elsewhere"));
    assertThat(at(elsewhere).outputLocation()).isEmpty();
  }

  @Test
  void doesNotExistWithoutItsManifest() throws IOException {
    String unfinished = begin().location();
    refused(() -> at(unfinished), unfinished);
    refused(() -> at(disk), "_MANIFEST.json");
    refused(() -> at(disk.resolve("nowhere")), "nowhere");
  }

  @Test
  void givesWhatAReaderMakesOfAFile() throws IOException {
    NewRun run = publish();
    StoredFile file = fileOf(run);
    CompleteRun complete = at(run.location());
    complete.requireAll(List.of(file));
    byte[] bytes = complete.read(file, InputStream::readAllBytes);
    assertThat(bytes).asString(StandardCharsets.UTF_8).isEqualTo("a file");
    int first = complete.read(file, InputStream::read);
    assertThat(first).isEqualTo('a');
  }

  @Test
  void refusesAFileThatIsMissingOrOfAnotherSize() throws IOException {
    NewRun run = publish();
    List<StoredFile> files = List.of(fileOf(run));
    Path file = Path.of(run.location(), "folder/a.txt");
    Files.writeString(file, "a fil");
    refused(() -> at(run.location()).requireAll(files), "it has 5 bytes in place of 6");
    Files.delete(file);
    refused(() -> at(run.location()).requireAll(files), file + ": it is missing");
  }

  @Test
  void refusesAFileOfOtherBytesHoweverLittleOfItIsRead() throws IOException {
    NewRun run = publish();
    StoredFile file = fileOf(run);
    Files.writeString(Path.of(run.location(), "folder/a.txt"), "a fils");
    refused(() -> at(run.location()).read(file, InputStream::read), "checksum");
  }

  @Test
  void tellsOfDamageRatherThanOfWhatItLeadsTo() throws IOException {
    NewRun run = publish();
    StoredFile file = fileOf(run);
    ContentReader<String> failing =
        in -> {
          throw new IllegalStateException("cannot make sense of it");
        };
    assertThatThrownBy(() -> at(run.location()).read(file, failing)).hasMessageContaining("sense");
    Files.writeString(Path.of(run.location(), "folder/a.txt"), "a fils");
    refused(() -> at(run.location()).read(file, failing), "checksum");
  }
}
