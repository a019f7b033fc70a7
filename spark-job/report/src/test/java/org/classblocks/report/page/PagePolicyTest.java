package org.classblocks.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.classblocks.fixtures.Similarities;
import org.classblocks.report.model.ExampleModel;
import org.classblocks.report.model.ReportModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagePolicyTest {
  @Test
  void allowsScriptsBesideThePageOnlyWhereThereAreTiles() {
    assertThat(PagePolicy.of(List.of("'sha256-a'", "'sha256-b'"), true, Stream.empty()))
        .contains("; script-src 'sha256-a' 'sha256-b' file: 'self';");
    assertThat(PagePolicy.of(List.of("'sha256-a'"), false, Stream.empty()))
        .contains("; script-src 'sha256-a';");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "https://example.org/a/{class_id}.jpg?b={class_name}, https://example.org",
        "HTTP://example.org:8080/{class_name}, http://example.org:8080",
        "file:///pictures/{class_name}.png, file:",
        "../{class_id}.jpg, file: 'self'",
        "{class_name}, file: 'self'"
      })
  void allowsPicturesOfClassesFromTheirPlaceAlone(String pattern, String source)
      throws IOException {
    ReportModel model =
        new ExampleModel(Similarities.random(3, Set.of(), 1)).thumbnails(pattern).build();
    assertThat(RenderedPage.of(model).policy()).endsWith("; img-src data: blob: " + source);
  }

  @Test
  void allowsSamplesFromTheirPlaceToo() throws IOException {
    ExampleModel model =
        new ExampleModel(Similarities.random(3, Set.of(), 1))
            .samples("https://a.example/{sample_id}");
    assertThat(RenderedPage.of(model.build()).policy())
        .endsWith("; img-src data: blob: https://a.example");
    assertThat(
            RenderedPage.of(model.thumbnails("https://b.example/{class_id}.jpg").build()).policy())
        .endsWith("; img-src data: blob: https://b.example https://a.example");
    assertThat(
            RenderedPage.of(model.thumbnails("https://a.example/{class_id}.jpg").build()).policy())
        .endsWith("; img-src data: blob: https://a.example");
  }
}
