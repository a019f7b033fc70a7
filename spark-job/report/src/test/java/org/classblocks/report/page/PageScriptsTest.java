package org.classblocks.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.classblocks.fixtures.Similarities;
import org.classblocks.report.model.ExampleModel;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageScriptsTest {
  private static RenderedPage page() throws IOException {
    return RenderedPage.of(new ExampleModel(Similarities.random(3, Set.of(), 1)).build());
  }

  @Test
  void aPageHasD3WithItsLicenceAndOneModule() throws IOException {
    List<Element> scripts = page().document().select("script:not([type^=application])");
    assertThat(scripts).hasSize(2);
    assertThat(scripts.get(0).hasAttr("type")).isFalse();
    assertThat(scripts.get(0).data())
        .startsWith("/*\nCopyright 2010-2023 Mike Bostock")
        .contains("// https://d3js.org v7");
    assertThat(scripts.get(1).attr("type")).isEqualTo("module");
    assertThat(scripts.get(1).data()).endsWith("globalThis.total = new Entry().total;\n");
  }

  @Test
  void thePolicyAllowsTheseScriptsAlone() throws Exception {
    RenderedPage page = page();
    List<String> hashes = new ArrayList<>();
    for (Element script : page.document().select("script:not([type^=application])")) {
      byte[] text = script.data().getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
      hashes.add("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
    }
    assertThat(page.policy())
        .isEqualTo(
            "default-src 'none'; script-src %s %s; style-src 'unsafe-inline'; img-src data: blob:",
            hashes.get(0), hashes.get(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ends-element.js", "opens-comment.js"})
  void refusesAScriptThatHtmlWouldMistake(String entry) {
    assertThatThrownBy(() -> PageScripts.load("bundle", entry))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("HTML");
  }

  @Test
  void thePageIsNotWrittenWithoutItsScript() {
    assertThatThrownBy(() -> PageScripts.load("bundle", "missing.js"))
        .isInstanceOf(IllegalStateException.class);
  }
}
