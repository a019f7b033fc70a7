package org.classblocks.write.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StateFingerprintTest {
  private static final StateFingerprint SETTINGS =
      StateFingerprint.of(Map.of("input.scores", "scores", "input.transform", "none"));

  @Test
  void isTheHashOfTheFormatAndOfSortedKeysWithTheirValues() {
    assertThat(SETTINGS.hash())
        .as(
            "printf 'format=3;input.scores=6:scoresinput.transform=4:none' | sha256sum | cut"
                + " -c1-16")
        .isEqualTo("03958d1c79482481");
  }

  @Test
  void isAnotherForEveryOtherSetting() {
    assertThat(StateFingerprint.of(Map.of("a", "b", "c", "d")).hash())
        .isNotEqualTo(StateFingerprint.of(Map.of("a", "bc", "d", "")).hash())
        .isNotEqualTo(StateFingerprint.of(Map.of("a", "b")).hash());
  }

  @Test
  void namesTheKeysThatDiffer() {
    StateFingerprint other =
        StateFingerprint.of(Map.of("input.scores", "scores", "input.transform", "log", "a", "x"));
    assertThat(SETTINGS.differingKeys(other)).containsExactly("a", "input.transform");
    assertThat(other.differingKeys(SETTINGS)).containsExactly("a", "input.transform");
    assertThat(SETTINGS.differingKeys(SETTINGS)).isEmpty();
  }
}
