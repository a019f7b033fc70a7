package org.classblocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageFormTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "The log has no rows. Check input.paths and input.filter.",
        "Column 'w' is string; expected a number. Name the column with input.weight.",
        "log.v1. Final cannot be read: no permission. Check the path.",
      })
  void problemThenRemedyIsKept(String message) {
    assertThat(MessageForm.isKept(message)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Check input.paths.",
        "The log has no rows.",
        "The log has no rows; check input.paths.",
        "The log has no rows. check input.paths.",
        "The log has no rows. Check input.paths",
        "The log has no rows. Did you mean input.paths?",
        "The log has no rows. Check input.paths. It may be wrong.",
        "The log has no rows.\nCheck input.paths.",
      })
  void anyOtherFormIsNotKept(String message) {
    assertThat(MessageForm.isKept(message)).isFalse();
  }

  @Test
  void everyMessageThatIsThrownInATestIsHeld() {
    assertThatThrownBy(() -> UserErrorException.usage("The log has no rows."))
        .isInstanceOf(AssertionError.class)
        .hasMessage("A message without a remedy at its end: The log has no rows.");
  }

  @Test
  void lineBreaksInWhatIsQuotedAreBlanks() {
    assertThat(UserErrorException.input("No log at %s. Check the path.", "a\nb"))
        .hasMessage("No log at a b. Check the path.");
  }
}
