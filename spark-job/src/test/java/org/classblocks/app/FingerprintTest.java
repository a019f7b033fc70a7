package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  private static final JobConfig CONFIG =
      JobConfig.from(new ConfigSource().addIfPresent("input.paths", "log"));

  private static String of(String code) {
    return Fingerprint.of(code, CONFIG, List.of(), List.of(), List.of());
  }

  @Test
  void resultsOfOtherCodeAreOthers() {
    assertThat(of("a")).isEqualTo(of("a")).isNotEqualTo(of("b"));
  }

  @Test
  void theCodeIsThatWhichRuns() {
    assertThat(Fingerprint.of(CONFIG, List.of(), List.of(), List.of()))
        .isEqualTo(
            of(Build.running().code() + "\t" + org.apache.spark.package$.MODULE$.SPARK_VERSION()));
  }
}
