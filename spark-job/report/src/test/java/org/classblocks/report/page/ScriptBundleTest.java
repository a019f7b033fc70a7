package org.classblocks.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptBundleTest {
  private static final String FOLDER = "bundle";

  @Test
  void putsEachModuleOnceAfterWhatItImportsWithoutDocumentation() throws IOException {
    String text = ScriptBundle.of(FOLDER, "entry.js");
    assertThat(text)
        .isEqualTo(
            """
            const FIRST = 1;

            // It may say "export const" in the midst of a line.
            async function later() {
              return FIRST;
            }

            function second() {
              const export_ = 2;
              return export_;
            }

            function sum(a, b) {
              return a * FIRST + b;
            }

            globalThis.effect = true;

            class Entry {
              total = sum(FIRST, second());
            }

            globalThis.total = new Entry().total;
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "missing.js, missing.js of the page is missing",
    "circle.js, circle.js of the page imports itself by way of [circle.js, circle-back.js]",
    "same-name.js, same-name.js of the page has FIRST at its top level, as has numbers.js",
    "renaming.js, renaming.js of the page renames what it imports",
    "default-export.js, default-export.js of the page has what cannot be bundled: export default",
    "far-import.js, far-import.js of the page has what cannot be bundled: import * as d3",
    "late-import.js, late-import.js of the page has what cannot be bundled: import("
  })
  void refusesWhatItWouldBundleWrongly(String entry, String complaint) {
    assertThatThrownBy(() -> ScriptBundle.of(FOLDER, entry))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(complaint);
  }
}
