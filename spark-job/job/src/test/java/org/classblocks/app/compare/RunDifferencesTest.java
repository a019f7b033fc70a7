package org.classblocks.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.classblocks.write.comparison.ComparisonFigures.Setting;
import org.classblocks.write.manifest.Manifest;
import org.junit.jupiter.api.Test;

/** Which settings two runs do not share. */
class RunDifferencesTest {
  /** A manifest of a configuration, and of nothing else. */
  private static Manifest manifest(String configuration) throws IOException {
    return manifest("", configuration);
  }

  private static Manifest manifest(String versions, String configuration) throws IOException {
    String json =
        "{\"versions\": {"
            + versions
            + "}, \"inputs\": [], \"stages\": [], \"files\": [], \"configuration\": {"
            + configuration
            + "}}";
    return Manifest.fromJson(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aWindowOfOtherLengthIsAnotherSetting() throws IOException {
    Manifest day = manifest("\"state.window-days\": 1, \"order.linkage\": \"average\"");
    Manifest month = manifest("\"state.window-days\": 30, \"order.linkage\": \"average\"");
    assertThat(RunDifferences.settings(day, month))
        .containsOnlyKeys("state.window-days")
        .containsValue(new Setting(1, 30));
    assertThat(RunDifferences.settings(day, day)).isEmpty();
  }

  @Test
  void otherCodeMayBeWhatDiffers() throws IOException {
    Manifest one = manifest("\"commit\": \"a\", \"code\": \"1\"", "");
    Manifest same = manifest("\"commit\": \"b\", \"code\": \"1\"", "");
    Manifest other = manifest("\"commit\": \"b\", \"code\": \"2\"", "");
    assertThat(RunDifferences.settings(one, same)).isEmpty();
    assertThat(RunDifferences.settings(one, other))
        .containsExactly(Map.entry("versions.code", new Setting("1", "2")));
    assertThat(RunDifferences.settings(manifest(""), other))
        .containsExactly(Map.entry("versions.code", new Setting(null, "2")));
  }

  @Test
  void whereThingsLieIsNoSetting() throws IOException {
    Manifest here =
        manifest("\"state.path\": \"a\", \"output.path\": \"a\", \"input.paths\": [\"a\"]");
    Manifest there =
        manifest("\"state.path\": \"b\", \"output.path\": \"b\", \"input.paths\": [\"b\"]");
    assertThat(RunDifferences.settings(here, there)).isEmpty();
  }
}
