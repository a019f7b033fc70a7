package org.classblocks.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.util.Progressable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A writer in a process of its own that is killed at every step of publishing. */
@Tag("slow")
class KilledWriterTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final byte[] MANIFEST =
      "{\n  \"a\" : {\n  }\n}\n".getBytes(StandardCharsets.UTF_8);
  private static final String STOPPED = "stopped";
  private static final String DONE = "done";

  @TempDir private Path disk;

  /** A disk that stops its process before one of the steps that change something. */
  public static final class StoppingDisk extends RawLocalFileSystem {
    private static int stepsLeft = Integer.MAX_VALUE;

    private static void step() {
      if (stepsLeft-- == 0) {
        System.out.println(STOPPED);
        while (true) {
          try {
            Thread.sleep(Long.MAX_VALUE);
          } catch (InterruptedException goesOnWaiting) {
            Thread.currentThread().interrupt();
          }
        }
      }
    }

    @Override
    public FSDataOutputStream create(
        org.apache.hadoop.fs.Path file,
        boolean overwrite,
        int buffer,
        short copies,
        long block,
        Progressable progress)
        throws IOException {
      step();
      FSDataOutputStream out = super.create(file, overwrite, buffer, copies, block, progress);
      OutputStream inHalves =
          new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
              step();
              out.write(bytes, offset, length / 2);
              out.flush();
              step();
              out.write(bytes, offset + length / 2, length - length / 2);
            }

            @Override
            public void close() throws IOException {
              step();
              super.close();
            }
          };
      return new FSDataOutputStream(inHalves, null);
    }

    @Override
    public boolean rename(org.apache.hadoop.fs.Path from, org.apache.hadoop.fs.Path to)
        throws IOException {
      step();
      return super.rename(from, to);
    }
  }

  /** The child: writes a run to a place, and stops after so many steps of publishing. */
  public static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) throws IOException {
      Configuration hadoop = new Configuration(false);
      hadoop.setClass("fs.file.impl", StoppingDisk.class, FileSystem.class);
      NewRun run = KilledWriterTest.begin(arguments[0], hadoop);
      StoppingDisk.stepsLeft = Integer.parseInt(arguments[1]);
      run.publish(MANIFEST);
      System.out.println(DONE);
    }
  }

  private static NewRun begin(String place, Configuration hadoop) throws IOException {
    NewRun run = new RunStore(Store.at(hadoop, place), Clock.systemUTC(), new Random()).create(DAY);
    try (OutputStream out = run.create("order.npy")) {
      out.write(new byte[100]);
    }
    return run;
  }

  /** Where the child stopped, or that it did not; it is killed then. */
  private String killAfter(int steps, Path place) throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                place.toString(),
                Integer.toString(steps))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      return out.readLine();
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  @Test
  void aReaderSeesTheOldRunOrTheNewOne() throws Exception {
    List<String> seen = new ArrayList<>();
    String outcome = STOPPED;
    for (int steps = 0; outcome.equals(STOPPED); steps++) {
      Path place = Files.createDirectory(disk.resolve("" + steps));
      Configuration hadoop = new Configuration(false);
      hadoop.set("fs.file.impl", RawLocalFileSystem.class.getName());
      NewRun old = begin(place.toString(), hadoop);
      old.publish(MANIFEST);
      outcome = killAfter(steps, place);
      assertThat(outcome).isIn(STOPPED, DONE);
      seen.add(seen(place, hadoop, old.run()));
    }
    assertThat(String.join(" ", seen)).matches("(old,old )+(new,old )+new,new");
  }

  /** Which run a reader finds who lists, and which one who follows the pointer. */
  private static String seen(Path place, Configuration hadoop, Run old) throws IOException {
    RunStore runs =
        new RunStore(Store.at(hadoop, place.toString()), Clock.systemUTC(), new Random());
    for (Run run : runs.runs()) {
      assertThat(place.resolve(run.path()).resolve("_MANIFEST.json")).hasBinaryContent(MANIFEST);
      assertThat(place.resolve(run.path()).resolve("order.npy")).hasSize(100);
    }
    Run listed = runs.newest().orElseThrow();
    Run named = runs.latest().orElseThrow();
    return (listed.equals(old) ? "old" : "new") + "," + (named.equals(old) ? "old" : "new");
  }
}
