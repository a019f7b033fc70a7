package org.classblocks.app.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.classblocks.app.session.Build;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which configurations are told apart, by runs and by states. */
class FingerprintTest {
  private static JobConfig with(String key, String value) {
    return JobConfig.from(
        new ConfigSource().addIfPresent("input.paths", "log").addIfPresent(key, value));
  }

  private static String ofRun(JobConfig config) {
    return Fingerprint.of(config, List.of(), List.of(), List.of());
  }

  private static String ofState(JobConfig config) {
    return StateSettings.of(config, Optional.empty(), false).hash();
  }

  @Test
  void filtersDifferThoughTheyLookTheSame() {
    JobConfig first = with("input.filter", "token = 'a'");
    JobConfig second = with("input.filter", "token = 'b'");
    assertThat(first.shown()).isEqualTo(second.shown());
    assertThat(ofRun(first)).isNotEqualTo(ofRun(second));
    assertThat(ofState(first)).isNotEqualTo(ofState(second));
    assertThat(ofState(first)).isEqualTo(ofState(with("input.filter", "token = 'a'")));
  }

  /** The digits are those of {@code printf %s "token = 'a'" | sha256sum}. */
  @Test
  void masksOfFiltersShowAChecksum() {
    assertThat(Fingerprint.settings(with("input.filter", "token = 'a'")))
        .containsEntry("input.filter", "token = ***#9922e75f108fb26b")
        .containsEntry("input.paths", "[log]")
        .doesNotContainKey("input.weight");
    assertThat(Fingerprint.settings(with("input.filter", "a > 1")))
        .containsEntry("input.filter", "a > 1");
  }

  @Test
  void otherCredentialsForTheSameFilesDoNotMatter() {
    JobConfig first = with("classes.path", "s3a://key:one@bucket/classes.csv");
    JobConfig second = with("classes.path", "s3a://key:two@bucket/classes.csv");
    assertThat(ofRun(first)).isEqualTo(ofRun(second));
    assertThat(Fingerprint.settings(first))
        .containsEntry("classes.path", "s3a://***@bucket/classes.csv");
  }

  @ParameterizedTest
  @CsvSource({
    "output.path, elsewhere",
    "output.keep-runs, 7",
    "compare.pairs, 7",
    "compare.alert-drift, 0.5"
  })
  void someKeysDoNotMatter(String key, String value) {
    assertThat(ofRun(with(key, value))).isEqualTo(ofRun(with("input.paths", "log")));
  }

  @ParameterizedTest
  @CsvSource({
    "blocks.min-size, 7, false",
    "compare.previous, true, false",
    "input.weight, w, true"
  })
  void othersDo(String key, String value, boolean inStates) {
    JobConfig plain = with("input.paths", "log");
    assertThat(ofRun(with(key, value))).isNotEqualTo(ofRun(plain));
    assertThat(ofState(with(key, value)).equals(ofState(plain))).isNotEqualTo(inStates);
  }

  private static String of(String code) {
    return Fingerprint.of(code, with("input.paths", "log"), List.of(), List.of(), List.of());
  }

  @Test
  void resultsOfOtherCodeAreOthers() {
    assertThat(of("a")).isEqualTo(of("a")).isNotEqualTo(of("b"));
  }

  @Test
  void theCodeIsThatWhichRuns() {
    assertThat(ofRun(with("input.paths", "log")))
        .isEqualTo(
            of(Build.running().code() + "\t" + org.apache.spark.package$.MODULE$.SPARK_VERSION()));
  }
}
