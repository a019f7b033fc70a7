package org.classblocks.report.finding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.classblocks.blocks.Link;
import org.classblocks.blocks.errors.PairDirection;
import org.classblocks.blocks.errors.PairEvidence;
import org.classblocks.blocks.errors.PairKind;
import org.classblocks.blocks.errors.TriagePair;
import org.classblocks.fixtures.Forests;
import org.classblocks.fixtures.Similarities;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.count.Confusion;
import org.classblocks.moments.count.ConfusionTotals;
import org.classblocks.moments.count.LabelCounts;
import org.classblocks.moments.count.LabelStatistics;
import org.classblocks.report.model.ExampleModel;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;

class FindingsTest {
  private static SimilarityMatrix similarities(int classes) {
    return Similarities.of(classes, Set.of(), (i, j) -> 0.1 + 0.01 * Math.min(i, j));
  }

  /** Labels of classes, by label and prediction. */
  private static LabelStatistics labels(double top1, double[]... counts) {
    SparseMatrix.Builder confusion = SparseMatrix.builder(counts.length + 1);
    double samples = 0;
    for (int actual = 0; actual < counts.length; actual++) {
      for (int predicted = 0; predicted < counts.length; predicted++) {
        if (counts[actual][predicted] > 0) {
          confusion.add(actual, predicted, counts[actual][predicted]);
          samples += counts[actual][predicted];
        }
      }
    }
    double[] ones = new double[counts.length];
    Arrays.fill(ones, 1);
    return new LabelStatistics(
        new LabelCounts(new long[counts.length], 0, 0, 0),
        new Confusion(confusion.build(), ones, ones, new ConfusionTotals(samples, top1, 1)),
        List.of());
  }

  private static List<Finding> findings(ExampleModel model) {
    return model.build().findings();
  }

  private static String text(List<Finding> findings, String kind) {
    return findings.stream()
        .filter(finding -> finding.kind().equals(kind))
        .map(Finding::text)
        .findFirst()
        .orElse("");
  }

  @Test
  void aRunOfThreeClassesOpensWithItsConfusion() {
    List<Finding> found =
        findings(
            new ExampleModel(similarities(3))
                .labels(
                    labels(
                        250.0 / 300,
                        new double[] {60, 40, 0},
                        new double[] {10, 90, 0},
                        new double[] {0, 0, 100})));
    assertThat(found.get(0).text())
        .isEqualTo(
            "“class 0” is taken for “class 1” in 40.0% of its samples, as other classes are"
                + " in 0.0% of theirs; next comes “class 1” for “class 0” (10.0%).");
    assertThat(found.get(0).parts())
        .contains(new Finding.Part("class 0", "pair=0,1"), new Finding.Part("class 1", "pair=0,1"));
    assertThat(found.get(1).text())
        .isEqualTo("The model is right in 83.3% of 300 samples with labels.");
    assertThat(found.get(2).text())
        .isEqualTo("The 3 classes form no group: none are clearly more alike than the rest.");
  }

  /** Other classes: 5 of the 105 labels of classes 2 and 3 were predicted as class 1. */
  @Test
  void aRateIsComparedWithThatOfOtherClassesAndCertainRatesComeFirst() {
    String text =
        text(
            findings(
                new ExampleModel(similarities(4))
                    .labels(
                        labels(
                            0.5,
                            new double[] {60, 40, 0, 0},
                            new double[] {0, 100, 0, 0},
                            new double[] {0, 5, 99, 0},
                            new double[] {1, 0, 0, 0}))),
            "confusion");
    assertThat(text)
        .as("1 of 1 is less certain than 40 of 100")
        .startsWith(
            "“class 0” is taken for “class 1” in 40.0% of its samples, as other classes are"
                + " in 4.8% of theirs; next comes “class 3” for “class 0” (100.0%)");
  }

  @Test
  void amongTwoClassesNoOtherClassIsMentioned() {
    ExampleModel run =
        new ExampleModel(similarities(2))
            .labels(labels(0.75, new double[] {60, 40}, new double[] {10, 90}));
    assertThat(text(findings(run), "confusion"))
        .isEqualTo(
            "“class 0” is taken for “class 1” in 40.0% of its samples; next comes “class 1” for"
                + " “class 0” (10.0%).");
  }

  @Test
  void groupsAndLinksAreNamedWithTheirPlaces() {
    List<Finding> found =
        findings(
            new ExampleModel(similarities(12))
                .blocks(
                    Forests.of(12, new int[] {0, 5}, new int[] {0, 3}, new int[] {6, 9}),
                    new Link(0, 2, 0.42, -0.1, 9, List.of(new Link.Pair(11, 5, 0.8)))));
    assertThat(text(found, "groups"))
        .startsWith(
            "The 12 classes fall into 2 groups, and 4 classes are in none. They are “block 0” (5"
                + " classes, such as “class 0” and")
        .contains(" and “block 2” (3 classes,");
    assertThat(text(found, "link"))
        .isEqualTo(
            "“block 0” and “block 2” lie in different groups, but are alike: their similarity is"
                + " 0.42 where −0.10 is expected, most of all “class 11” and “class 5”.");
    assertThat(found)
        .flatExtracting(Finding::parts)
        .extracting(Finding.Part::place)
        .contains("block=0", "block=2", "link=0,2", "pair=5,11");
  }

  private static TriagePair pair(
      int rank, PairKind kind, PairDirection direction, int a, int b, double similarity) {
    return new TriagePair(
        rank, kind, direction, PairEvidence.BOTH, -1, a, b, similarity, 1, 0, 0, 0, 0, 0);
  }

  @Test
  void duplicatesAndSubsetsAreNamed() {
    List<Finding> found =
        findings(
            new ExampleModel(similarities(8))
                .triage(
                    pair(1, PairKind.SUBSET, PairDirection.B_IN_A, 0, 1, 0.5),
                    pair(2, PairKind.DUPLICATE, PairDirection.NONE, 2, 3, 0.9),
                    pair(3, PairKind.SUBSET, PairDirection.NONE, 1, 6, 0.9),
                    pair(4, PairKind.SUBSET, PairDirection.A_IN_B, 4, 5, 0.5)));
    assertThat(text(found, "duplicates"))
        .isEqualTo("The model hardly tells “class 2” from “class 3” (similarity 0.90).");
    assertThat(text(found, "subsets"))
        .isEqualTo(
            "“class 1” comes with “class 0” and “class 4” with “class 5”, but not the other way"
                + " round.");
  }

  @Test
  void aClassThatFewSamplesListIsNotSaidToComeWithAnother() {
    ListedPairs.Builder listed = new ListedPairs.Builder(8);
    listed.set(1, 1, 29);
    listed.set(4, 4, 30);
    List<Finding> found =
        findings(
            new ExampleModel(similarities(8))
                .listed(listed.result(1000))
                .triage(
                    pair(1, PairKind.SUBSET, PairDirection.B_IN_A, 0, 1, 0.5),
                    pair(2, PairKind.SUBSET, PairDirection.A_IN_B, 4, 5, 0.5)));
    assertThat(text(found, "subsets"))
        .isEqualTo("“class 4” comes with “class 5”, but not the other way round.");
  }

  @Test
  void filesHaveTheSentencesAndTheirLinks() throws IOException {
    List<Finding> found =
        List.of(
            new Finding(
                "link",
                List.of(
                    new Finding.Part("](javascript:x) <b>", "class=3"),
                    new Finding.Part(" is *odd*.", null))));
    FindingFiles files = new FindingFiles("A_B", "Of <today>", "index.html", found);
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    files.writeJson(json);
    JsonNode document = new ObjectMapper().readTree(json.toByteArray());
    assertThat(document.get("title").asText()).isEqualTo("A_B");
    assertThat(document.at("/findings/0/text").asText())
        .isEqualTo("“](javascript:x) <b>” is *odd*.");
    assertThat(document.at("/findings/0/links/0/place").asText()).isEqualTo("class=3");
    ByteArrayOutputStream markdown = new ByteArrayOutputStream();
    files.writeMarkdown(markdown);
    assertThat(markdown.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            # A\\_B

            Of \\<today\\>

            - [\\](javascript:x) \\<b\\>](index.html#class=3) is \\*odd\\*.
            """);
  }
}
