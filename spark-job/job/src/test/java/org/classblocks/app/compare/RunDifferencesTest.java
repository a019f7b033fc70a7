package org.classblocks.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.classblocks.result.Provenance;
import org.classblocks.write.comparison.ComparisonFigures.Setting;
import org.classblocks.write.manifest.Manifest;
import org.junit.jupiter.api.Test;

/** Which settings two runs do not share. */
class RunDifferencesTest {
  private static final Provenance.Sources NO_SOURCES =
      new Provenance.Sources(null, List.of(), List.of(), null, null, null, 0, null, null);

  /** The provenance of a configuration, and of nothing else. */
  private static Provenance run(String configuration) throws IOException {
    return run("", configuration);
  }

  private static Provenance run(String versions, String configuration) throws IOException {
    String json =
        "{\"versions\": {"
            + versions
            + "}, \"inputs\": [], \"stages\": [], \"files\": [], \"configuration\": {"
            + configuration
            + "}}";
    Manifest manifest = Manifest.fromJson(json.getBytes(StandardCharsets.UTF_8));
    return new Provenance(
        null, null, manifest.versions(), manifest.configuration(), NO_SOURCES, List.of());
  }

  @Test
  void aWindowOfOtherLengthIsAnotherSetting() throws IOException {
    Provenance day = run("\"state.window-days\": 1, \"order.linkage\": \"average\"");
    Provenance month = run("\"state.window-days\": 30, \"order.linkage\": \"average\"");
    assertThat(RunDifferences.settings(day, month))
        .containsOnlyKeys("state.window-days")
        .containsValue(new Setting(1, 30));
    assertThat(RunDifferences.settings(day, day)).isEmpty();
  }

  @Test
  void otherCodeMayBeWhatDiffers() throws IOException {
    Provenance one = run("\"commit\": \"a\", \"code\": \"1\"", "");
    Provenance same = run("\"commit\": \"b\", \"code\": \"1\"", "");
    Provenance other = run("\"commit\": \"b\", \"code\": \"2\"", "");
    assertThat(RunDifferences.settings(one, same)).isEmpty();
    assertThat(RunDifferences.settings(one, other))
        .containsExactly(Map.entry("versions.code", new Setting("1", "2")));
    assertThat(RunDifferences.settings(run(""), other))
        .containsExactly(Map.entry("versions.code", new Setting(null, "2")));
  }

  @Test
  void whereThingsLieIsNoSetting() throws IOException {
    Provenance here =
        run("\"state.path\": \"a\", \"output.path\": \"a\", \"input.paths\": [\"a\"]");
    Provenance there =
        run("\"state.path\": \"b\", \"output.path\": \"b\", \"input.paths\": [\"b\"]");
    assertThat(RunDifferences.settings(here, there)).isEmpty();
  }
}
