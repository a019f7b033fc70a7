package org.classblocks.write.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.classblocks.fixtures.Example;
import org.classblocks.moments.batch.SampleSize;
import org.classblocks.moments.count.BadRow;
import org.classblocks.moments.count.RowCounts;
import org.classblocks.order.OrderCriteria;
import org.classblocks.order.OrderQuality;
import org.classblocks.result.Dependence;
import org.classblocks.result.Provenance;
import org.classblocks.store.StoredFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
  private static final OrderQuality QUALITY =
      new OrderQuality(
          "optimal",
          2,
          Optional.of(new OrderCriteria(5_000_000_000L, 0.5, 77, 3.5, 4.5, 5.5, 6.5, 5)),
          Optional.of(new OrderCriteria(7, 8, 9, 10, 11, 12, 13, 1)));

  private static Manifest example() {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("spark", "4.1.0");
    versions.put("java", "17");
    Map<String, Object> configuration = new LinkedHashMap<>();
    configuration.put("order", Map.of("linkage", "average"));
    configuration.put("classes", null);
    return new Manifest(
        Manifest.COMPLETE,
        LocalDate.of(2026, 3, 2),
        "20260302T000000.000Z-000001",
        "resnet",
        Instant.parse("2026-03-02T00:00:09.5Z"),
        new Provenance.Parent(
            LocalDate.of(2026, 3, 1), "the-parent", "/runs/the parent", List.of()),
        versions,
        "OpenBLAS",
        new Provenance.Precision("mixed", "It pays."),
        configuration,
        "4711",
        List.of(
            Provenance.Input.ofFile(
                "s3a://key:secret@logs/\"ä\".parquet",
                5_000_000_000L,
                Instant.parse("2026-03-01T23:00:00.001Z"))),
        List.of(Provenance.Input.ofFile("/logs/torn.parquet", 0, Instant.EPOCH)),
        new Provenance.Window(
            "/state",
            "00ff00ff00ff00ff",
            LocalDate.of(2026, 2, 28),
            LocalDate.of(2026, 3, 2),
            List.of(
                new Provenance.Day(LocalDate.of(2026, 2, 28), "the-state", false, 50, 4_000),
                new Provenance.Day(LocalDate.of(2026, 3, 2), "its-state", true, 40, 4_001)),
            List.of(LocalDate.of(2026, 3, 1))),
        Manifest.Rows.of(
            RowCounts.of(90, Map.of(BadRow.NAN_SCORE, new RowCounts.Dropped(2, "row 7")))),
        Manifest.Samples.of(new SampleSize(90, 3, 1 / 3.0, 1e-300, 40.1, 2)),
        Manifest.Dependence.of(new Dependence(7, 0.25, Optional.of(new Dependence.Clusters(4, 9)))),
        Manifest.Scores.of(
            new Provenance.Scores("clr", "softmax", "sums of 1"),
            6,
            Example.listed(),
            Example.classes()),
        Manifest.Classes.of(Example.similarity()),
        new SimilarityForm("graph", 6_000_000),
        Manifest.Order.of("average", "correlation", QUALITY),
        Manifest.Blocks.of(Example.blocks()),
        new Manifest.Labels(4, List.of("x"), 2, 1, 3),
        Manifest.Confusion.of(Example.labels().confusion().totals(), Example.errors()),
        new Manifest.Suspects(80, 12, 10, 1, 6, 3),
        new Manifest.Attributes(List.of(new Manifest.Attribute("camera", 2, 0.25)), 3, 1),
        Manifest.Taxonomy.of(Example.alignedResults().taxonomy().orElseThrow(), Example.classes()),
        new Manifest.Groups(2, 5_000_000_000L, 17),
        new Manifest.Drift(
            LocalDate.of(2026, 3, 1),
            "the-run-before",
            Double.NaN,
            "too little to go by",
            0.5,
            Double.NaN,
            1e-3,
            0.125,
            List.of(new Manifest.Excluded(2, "c", "constant")),
            List.of(new Manifest.Shift(1, "b", 6, 9L, 0, "a", 0.5, 2, "c", 0.75))),
        new Manifest.Expectations("/e.yaml", 7, 2),
        List.of("class c never varies"),
        List.of(new Manifest.Stage("read", 1.5, 10L), new Manifest.Stage("order", 0.25, null)),
        List.of(new StoredFile("order.npy", 148, "00ff")));
  }

  @Test
  void isIndentedJsonInAFixedOrder() {
    assertThat(new String(example().toJson(), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {
              "status" : "complete",
              "run_date" : "2026-03-02",
              "run_id" : "20260302T000000.000Z-000001",
              "run_name" : "resnet",
              "created" : "2026-03-02T00:00:09.500Z",
              "parent" : {
                "run_date" : "2026-03-01",
                "run_id" : "the-parent",
                "location" : "/runs/the parent"
              },
              "versions" : {
                "spark" : "4.1.0",
                "java" : "17"
              },
              "blas" : "OpenBLAS",
              "precision" : {
                "used" : "mixed",
                "reason" : "It pays."
              },
              "configuration" : {
                "order" : {
                  "linkage" : "average"
                },
                "classes" : null
              },
              "fingerprint" : "4711",
              "inputs" : [ {
                "path" : "s3a://***@logs/\\"ä\\".parquet",
                "bytes" : 5000000000,
                "modified" : "2026-03-01T23:00:00.001Z"
              } ],
              "skipped_inputs" : [ {
                "path" : "/logs/torn.parquet",
                "bytes" : 0,
                "modified" : "1970-01-01T00:00:00Z"
              } ],
              "window" : {
                "location" : "/state",
                "fingerprint" : "00ff00ff00ff00ff",
                "first" : "2026-02-28",
                "last" : "2026-03-02",
                "days" : [ {
                  "run_date" : "2026-02-28",
                  "state_id" : "the-state",
                  "was_read" : false,
                  "rows" : 50,
                  "bytes" : 4000
                }, {
                  "run_date" : "2026-03-02",
                  "state_id" : "its-state",
                  "was_read" : true,
                  "rows" : 40,
                  "bytes" : 4001
                } ],
                "missing" : [ "2026-03-01" ]
              },
              "rows" : {
                "read" : 92,
                "used" : 90,
                "dropped_total" : 2,
                "dropped" : {
                  "nan-score" : {
                    "count" : 2,
                    "example" : "row 7"
                  }
                }
              },
              "samples" : {
                "rows" : 90,
                "weightless" : 3,
                "weight" : 0.3333333333333333,
                "largest_weight" : 1.0E-300,
                "effective" : 40.1,
                "inflation" : 2.0,
                "independent" : 20.05
              },
              "dependence" : {
                "neighbours" : 7,
                "autocorrelation" : 0.25,
                "clusters" : {
                  "unclustered" : 4,
                  "folds" : 9
                }
              },
              "scores" : {
                "transform" : "clr",
                "recognised" : {
                  "kind" : "softmax",
                  "evidence" : "sums of 1"
                },
                "clipped" : 6,
                "rarely_listed" : {
                  "fewer_than" : 10,
                  "total" : 1,
                  "classes" : [ {
                    "class_id" : 0,
                    "class_name" : "crane",
                    "rows" : 4
                  } ]
                }
              },
              "classes" : {
                "total" : 5,
                "ok" : 4,
                "excluded" : [ {
                  "class_id" : 2,
                  "class_name" : "const\\nant",
                  "status" : "constant"
                } ]
              },
              "similarity" : {
                "form" : "graph",
                "entries" : 6000000
              },
              "order" : {
                "linkage" : "average",
                "distance" : "correlation",
                "leaf_order" : "optimal",
                "inversions" : 2,
                "criteria" : {
                  "anti_robinson_events" : 5000000000,
                  "anti_robinson_deviations" : 0.5,
                  "path_length" : 77.0,
                  "banded_anti_robinson" : 3.5,
                  "least_squares" : 4.5,
                  "two_sum" : 5.5,
                  "inertia" : 6.5,
                  "anti_robinson_stride" : 5
                },
                "unordered" : {
                  "anti_robinson_events" : 7,
                  "anti_robinson_deviations" : 8.0,
                  "path_length" : 9.0,
                  "banded_anti_robinson" : 10.0,
                  "least_squares" : 11.0,
                  "two_sum" : 12.0,
                  "inertia" : 13.0,
                  "anti_robinson_stride" : 1
                }
              },
              "blocks" : {
                "count" : 3,
                "noise_floor" : 0.0625
              },
              "labels" : {
                "unknown" : 4,
                "unknown_examples" : [ "x" ],
                "repeated" : 2,
                "unlabelled" : 1,
                "classes_without_samples" : 3
              },
              "confusion" : {
                "samples" : 8.0,
                "top1" : 0.625,
                "label_ranking_precision" : 0.6666666666666666,
                "labels" : 12.0,
                "errors" : 5.0,
                "error_rate" : 0.4166666666666667,
                "levels" : [ {
                  "depth" : 0,
                  "blocks" : 1,
                  "errors" : 5.0,
                  "inside" : 4.5,
                  "inside_share" : 0.9,
                  "share_by_chance" : 0.75
                }, {
                  "depth" : 1,
                  "blocks" : 2,
                  "errors" : 5.0,
                  "inside" : 3.5,
                  "inside_share" : 0.7,
                  "share_by_chance" : 0.25
                } ],
                "mistake_severity" : {
                  "tree" : 0.5555555555555556,
                  "taxonomy" : null
                }
              },
              "suspects" : {
                "judged" : 80,
                "suspects" : 12,
                "listed" : 10,
                "unlabelled" : 1,
                "several_labels" : 6,
                "unnamed" : 3
              },
              "attributes" : {
                "all" : [ {
                  "name" : "camera",
                  "directions" : 2,
                  "peak" : 0.25
                } ],
                "significant" : 3,
                "unreliable" : 1
              },
              "taxonomy" : {
                "nodes" : 7,
                "classes" : 4,
                "missing" : [ {
                  "class_id" : 1,
                  "class_name" : "it's, (a) [b]:c;"
                } ],
                "unknown_leaves" : 1,
                "matching_blocks" : 2,
                "other_blocks" : 1,
                "mean_node_f1" : 0.8571428571428571,
                "cophenetic_correlation" : 1.0,
                "top_nodes" : 2,
                "adjusted_rand_index" : 0.0
              },
              "groups" : {
                "count" : 2,
                "pairs_compared" : 5000000000,
                "pairs_above_noise" : 17
              },
              "drift" : {
                "run_date" : "2026-03-01",
                "run_id" : "the-run-before",
                "drift" : null,
                "reason" : "too little to go by",
                "moved_classes" : 0.5,
                "gone_blocks" : null,
                "changed_pairs" : 0.001,
                "lost_classes" : 0.125,
                "lost" : [ {
                  "class_id" : 2,
                  "class_name" : "c",
                  "status" : "constant"
                } ],
                "shifts" : [ {
                  "class_id" : 1,
                  "class_name" : "b",
                  "pairs" : 6,
                  "changed_pairs" : 9,
                  "nearest_before" : 0,
                  "nearest_before_name" : "a",
                  "similarity_before" : 0.5,
                  "nearest_now" : 2,
                  "nearest_now_name" : "c",
                  "similarity_now" : 0.75
                } ]
              },
              "expectations" : {
                "path" : "/e.yaml",
                "checked" : 7,
                "broken" : 2
              },
              "notes" : [ "class c never varies" ],
              "stages" : [ {
                "name" : "read",
                "seconds" : 1.5,
                "bytes" : 10
              }, {
                "name" : "order",
                "seconds" : 0.25
              } ],
              "files" : [ {
                "path" : "order.npy",
                "bytes" : 148,
                "sha256" : "00ff"
              } ]
            }
            """);
  }

  @Test
  void canBeReadBack() throws IOException {
    assertThat(Manifest.fromJson(example().toJson())).isEqualTo(example());
  }

  @Test
  void fieldsOfOtherVersionsArePassedOver() throws IOException {
    String json = new String(example().toJson(), StandardCharsets.UTF_8);
    String later = json.replaceFirst("\\{", "{ \"unheard\" : { \"of\" : 1 },");
    assertThat(Manifest.fromJson(later.getBytes(StandardCharsets.UTF_8))).isEqualTo(example());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{}", "[]", "{ \"run_date\" : \"yesterday\" }"})
  void whatIsNoManifestIsRefused(String text) {
    assertThatThrownBy(() -> Manifest.fromJson(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void saysNullWhereThereIsNoNumber() throws IOException {
    assertThat(new String(blocksOnly(), StandardCharsets.UTF_8)).contains("\"noise_floor\" : null");
    assertThat(Manifest.fromJson(blocksOnly()).blocks().noiseFloor()).isNaN();
  }

  private static byte[] blocksOnly() {
    return new Manifest(
            Manifest.COMPLETE,
            LocalDate.EPOCH,
            "1",
            null,
            Instant.EPOCH,
            null,
            Map.of(),
            "none",
            null,
            Map.of("score", Double.POSITIVE_INFINITY),
            null,
            List.of(),
            List.of(),
            null,
            Manifest.Rows.of(new RowCounts()),
            Manifest.Samples.of(SampleSize.ofEqual(0)),
            null,
            new Manifest.Scores(null, null, 0, null),
            new Manifest.Classes(0, 0, List.of()),
            null,
            Manifest.Order.of("average", "correlation", QUALITY),
            new Manifest.Blocks(0, Double.NaN),
            new Manifest.Labels(4, List.of("x"), 2, 1, 3),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(),
            List.of(),
            List.of())
        .toJson();
  }
}
