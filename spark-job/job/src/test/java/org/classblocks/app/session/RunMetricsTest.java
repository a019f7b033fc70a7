package org.classblocks.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import org.classblocks.write.manifest.Manifest;
import org.junit.jupiter.api.Test;

class RunMetricsTest {
  private static final String MANIFEST =
      """
      {
        "rows" : {
          "read" : 103, "used" : 100, "dropped_total" : 3,
          "dropped" : { "nan-score" : { "count" : 2, "example" : "" },
                        "wrong-length" : { "count" : 1, "example" : "" } }
        },
        "classes" : {
          "total" : 5, "ok" : 4,
          "excluded" : [ { "class_id" : 2, "class_name" : "c", "status" : "constant" } ]
        },
        "blocks" : { "count" : 7, "noise_floor" : 0.1 },
        %s
        "versions" : {}, "configuration" : {}, "inputs" : [], "files" : [],
        "stages" : [ { "name" : "reading", "seconds" : 1.5, "bytes" : 4000000000 },
                     { "name" : "ordering", "seconds" : 0.25 } ]
      }
      """;

  private static SortedMap<String, Number> figures(String labels) throws IOException {
    byte[] json = MANIFEST.formatted(labels).getBytes(StandardCharsets.UTF_8);
    return RunMetrics.figures(Manifest.fromJson(json));
  }

  @Test
  void areThoseOfTheManifest() throws IOException {
    assertThat(
            figures(
                """
                "labels" : {
                  "unknown" : 1, "repeated" : 2, "unlabelled" : 3, "classes_without_samples" : 4
                },
                """))
        .containsEntry("rows.read", 103L)
        .containsEntry("rows.used", 100L)
        .containsEntry("rows.dropped", 3L)
        .containsEntry("rows.dropped.nan-score", 2L)
        .containsEntry("rows.dropped.wrong-length", 1L)
        .containsEntry("rows.dropped.null-score", 0L)
        .containsEntry("classes.total", 5)
        .containsEntry("classes.excluded", 1)
        .containsEntry("classes.without-samples", 4)
        .containsEntry("blocks", 7)
        .containsEntry("stages.reading.seconds", 1.5)
        .containsEntry("stages.reading.bytes", 4_000_000_000L)
        .containsEntry("stages.ordering.seconds", 0.25)
        .doesNotContainKey("stages.ordering.bytes");
  }

  @Test
  void tellOfTheDriftWhatIsKnown() throws IOException {
    assertThat(
            figures(
                """
                "drift" : {
                  "run_date" : "2026-01-01", "run_id" : "a", "drift" : 0.25, "moved_classes" : 0.5,
                  "gone_blocks" : null, "changed_pairs" : 0.125, "lost_classes" : 0.75
                },
                """))
        .containsEntry("drift", 0.25)
        .containsEntry("drift.moved-classes", 0.5)
        .containsEntry("drift.changed-pairs", 0.125)
        .containsEntry("drift.lost-classes", 0.75)
        .doesNotContainKey("drift.gone-blocks");
    assertThat(figures("")).doesNotContainKey("drift");
  }

  @Test
  void leaveOutADriftThatIsUnknownAndWhatEarlierVersionsDidNotTell() throws IOException {
    assertThat(
            figures(
                """
                "drift" : {
                  "run_date" : "2026-01-01", "run_id" : "a", "drift" : null, "moved_classes" : 0.5,
                  "gone_blocks" : null, "changed_pairs" : null
                },
                """))
        .containsEntry("drift.moved-classes", 0.5)
        .doesNotContainKeys("drift", "drift.changed-pairs", "drift.lost-classes");
  }

  @Test
  void withoutLabelsSayNothingOfClassesWithoutSamples() throws IOException {
    assertThat(figures("")).doesNotContainKey("classes.without-samples");
  }
}
