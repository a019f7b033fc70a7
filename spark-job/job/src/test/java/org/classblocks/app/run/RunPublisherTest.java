package org.classblocks.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.app.session.Progress;
import org.classblocks.app.source.Measured;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.classblocks.fixtures.Example;
import org.classblocks.result.RunResult;
import org.classblocks.store.RunStore;
import org.classblocks.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunPublisherTest {
  @TempDir Path output;
  private final Progress progress =
      new Progress(new PrintStream(OutputStream.nullOutputStream()), false);

  private RunPublisher publisher(JobConfig config) {
    Store store = Store.at(new Configuration(false), output.toString());
    RunStore runs = new RunStore(store, Clock.systemUTC(), new Random(1));
    return new RunPublisher(
        runs, LocalDate.EPOCH, config, progress, Clock.systemUTC(), manifest -> {});
  }

  private JobConfig config() {
    return JobConfig.from(
        new ConfigSource()
            .addIfPresent("input.paths", "log.parquet")
            .addIfPresent("output.path", output.toString()));
  }

  private static Measured measured() {
    RunResult run = Example.results(Optional.empty());
    return new Measured(
        run.log(),
        run.similarity(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void createsNothingBeforeTheRunIsBegun() throws Exception {
    RunPublisher publisher = publisher(config());
    assertThat(output).isEmptyDirectory();
    publisher.close();
  }

  /** As when the order cannot be found. */
  @Test
  void removesWhatWasBegunAndNotPublished() throws Exception {
    try (RunPublisher publisher = publisher(config())) {
      publisher.begin(new MeasuredRun(measured(), config(), progress));
      assertThat(output.resolve("run_date=1970-01-01")).isNotEmptyDirectory();
    }
    try (var left = Files.walk(output)) {
      assertThat(left.filter(path -> path.toString().contains("run_id="))).isEmpty();
    }
  }
}
