package org.classblocks.conf;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.classblocks.UserErrorException;
import org.classblocks.order.leaves.LeafOrder;
import org.classblocks.order.linkage.DistanceMeasure;
import org.classblocks.order.linkage.Linkage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobConfigTest {
  private static JobConfig document(String text) {
    return JobConfig.from(new ConfigSource().addDocument(text, "job.yaml"));
  }

  private static JobConfig set(String... assignments) {
    ConfigSource source = new ConfigSource();
    Arrays.stream(assignments).forEach(source::addAssignment);
    return JobConfig.from(source);
  }

  private static void refused(String text, String message) {
    assertThatThrownBy(() -> document(text))
        .isInstanceOfSatisfying(
            UserErrorException.class,
            refusal -> assertThat(refusal.kind()).isEqualTo(UserErrorException.Kind.USAGE))
        .hasMessage(message);
  }

  @Test
  void withoutAnyKeyEveryDefaultIsInEffect() {
    assertThat(document("").effective())
        .containsExactlyInAnyOrderEntriesOf(
            entries(
                entry("input.paths", List.of()),
                entry("input.skip-files", List.of()),
                entry("input.format", "parquet"),
                entry("input.table", Optional.empty()),
                entry("input.snapshot", Optional.empty()),
                entry("input.filter", Optional.empty()),
                entry("input.sample-id", Optional.empty()),
                entry("input.scores", "scores"),
                entry("input.ids", Optional.empty()),
                entry("input.values", Optional.empty()),
                entry("input.absent-score", 0.0),
                entry("input.transform", "none"),
                entry("expectations", Optional.empty()),
                entry("input.least-probability", Optional.empty()),
                entry("input.labels", Optional.empty()),
                entry("input.features", Optional.empty()),
                entry("input.group", Optional.empty()),
                entry("input.max-groups", 16L),
                entry("input.cluster", Optional.empty()),
                entry("input.weight", Optional.empty()),
                entry("input.attributes", List.of()),
                entry("input.max-categories", 20L),
                entry("input.on-bad-row", "drop"),
                entry("input.max-bad-fraction", 0.001),
                entry("input.max-unknown-labels", 0.5),
                entry("classes.path", Optional.empty()),
                entry("classes.taxonomy", Optional.empty()),
                entry("similarity.measure", "pearson"),
                entry("similarity.precision", "auto"),
                entry("similarity.clip-negative", false),
                entry("similarity.class-balance", "none"),
                entry("similarity.folds", "auto"),
                entry("similarity.form", "auto"),
                entry("graph.neighbours", 50L),
                entry("graph.min-listed", 3L),
                entry("similarity.given", List.of()),
                entry("order.preset", "default"),
                entry("order.linkage", "average"),
                entry("order.distance", "correlation"),
                entry("order.leaf-order", "global"),
                entry("order.general-class-first", true),
                entry("blocks.min-size", 3L),
                entry("blocks.min-contrast", 4.0),
                entry("blocks.support", false),
                entry("confusion.threshold", Optional.empty()),
                entry("suspects.limit", 10_000L),
                entry("state.path", Optional.empty()),
                entry("state.window-days", 1L),
                entry("output.path", Optional.empty()),
                entry("run.name", Optional.empty()),
                entry("output.run-date", Optional.empty()),
                entry("output.npy-max-classes", 20_000L),
                entry("output.neighbours", 20L),
                entry("output.examples", true),
                entry("output.keep-runs", 0L),
                entry("output.force", false),
                entry("report.html", true),
                entry("report.png", true),
                entry("report.svg", true),
                entry("report.title", Optional.empty()),
                entry("report.description", Optional.empty()),
                entry("report.thumbnail-folder", Optional.empty()),
                entry("report.thumbnail-url", Optional.empty()),
                entry("report.sample-url", Optional.empty()),
                entry("report.tracks", Optional.empty()),
                entry("compare.previous", false),
                entry("compare.pairs", 1000L),
                entry("compare.alert-false-per-year", 1.0),
                entry("compare.alert-drift", 0.0),
                entry("compare.alert-moved-classes", 0.0),
                entry("compare.alert-gone-blocks", 0.0),
                entry("compare.alert-changed-pairs", 0.0),
                entry("compare.alert-lost-classes", 0.0)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org/pictures/{class_id}.jpg?size=64#{class_name}",
        "https://example.org/picture?key={class_id}&token={class_name}",
        "HTTP://example.org:8080/{class_name}/{class_id}",
        "file:///pictures/{class_name}.png",
        "../../pictures/{class_id}.jpg",
        "/pictures/{class_id}.jpg",
        "{class_id}.jpg"
      })
  void thumbnailsAreOnTheWebOrOnDisks(String pattern) {
    assertThat(set("report.thumbnail-url=" + pattern).report().thumbnailUrl()).contains(pattern);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org/{class}.jpg",
        "https://example.org/{class_id}{1}.jpg",
        "https://example.org/{class_id",
        "https://{class_name}.example.org/a.jpg",
        "https://example.org{class_id}/a.jpg",
        "https:///{class_id}.jpg",
        "https:{class_id}.jpg",
        "//example.org/{class_id}.jpg",
        "javascript:alert({class_id})",
        "data:image/png,{class_id}",
        "file:{class_id}.jpg",
        "C:\\pictures\\{class_id}.jpg",
        "\\\\host\\{class_id}.jpg",
        "my pictures/{class_id}.jpg",
        "{class_id}.jpg' onerror='alert(1)",
        "a\"{class_id}.jpg"
      })
  void aThumbnailUrlIsRefusedThatIsNone(String pattern) {
    assertThatThrownBy(() -> set("report.thumbnail-url=" + pattern))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith("Configuration key report.thumbnail-url: expected")
        .hasMessageEndingWith(
            "found '" + pattern + "'. Write, for example, pictures/{class_id}.jpg.");
  }

  @Test
  void aThumbnailUrlWithACredentialIsRefused() {
    refused(
        "report.thumbnail-url: 'https://user:word@example.org/{class_id}.jpg?sig=a1'",
        "Configuration key report.thumbnail-url: expected a URL without a credential, because"
            + " everyone who opens the page can read it, found"
            + " 'https://***@example.org/{class_id}.jpg?sig=***'. Make the pictures readable"
            + " without one.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org/{class_id}.jpg?key=AIza123",
        "https://example.org/{class_id}.jpg?size=64&Key=AIza123",
        "https://example.org/picture?key=AIza123&class={class_name}",
        "https://example.org/{class_id}.jpg?X-Amz-Signature=12ef",
        "https://example.org/{class_id}.jpg?sv=1&sig=a%2B",
        "https://example.org/{class_id}.jpg?token=abc{class_name}",
        "../pictures/{class_id}.jpg?access_key=abc",
      })
  void aKeyInTheQueryOfAThumbnailUrlIsACredential(String pattern) {
    assertThatThrownBy(() -> set("report.thumbnail-url=" + pattern))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("expected a URL without a credential")
        .hasMessageContaining("=***")
        .hasMessageNotContaining("123");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org/show?sample={sample_id}",
        "file:///data/val/{sample_path}",
        "../pictures/{sample_id}.jpg",
        "{sample_path}"
      })
  void samplesAreOnTheWebOrOnDisks(String pattern) {
    assertThat(set("report.sample-url=" + pattern).report().sampleUrl()).contains(pattern);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org/{class_id}.jpg",
        "https://example.org/a.jpg",
        "https://{sample_id}.example.org/a.jpg",
        "https://example.org/{sample_id}{class_id}",
        "//example.org/{sample_id}",
        "javascript:alert({sample_id})",
        "data:text/html,{sample_id}",
        "blob:https://example.org/{sample_id}",
        "{sample_id}\" onclick=\"alert(1)"
      })
  void aSampleUrlIsRefusedThatIsNone(String pattern) {
    assertThatThrownBy(() -> set("report.sample-url=" + pattern))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(
            "Configuration key report.sample-url: expected an http, https or file URL, or a path"
                + " relative to the page, with {sample_id} or {sample_path} in its path, found '"
                + pattern
                + "'. Write, for example, pictures/{sample_id}.jpg.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://user:word123@example.org/{sample_id}",
        "https://word123@example.org/{sample_path}",
        "https://example.org/{sample_id}?token=word123"
      })
  void aSampleUrlWithACredentialIsRefused(String pattern) {
    assertThatThrownBy(() -> set("report.sample-url=" + pattern))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("report.sample-url: expected a URL without a credential")
        .hasMessageContaining("***")
        .hasMessageNotContaining("word123");
  }

  @Test
  void classesAreBalancedByLabelsOnly() {
    JobConfig config = set("similarity.class-balance=inverse-frequency", "input.labels=label");
    assertThat(config.similarity().classBalance())
        .isEqualTo(SimilarityConfig.ClassBalance.INVERSE_FREQUENCY);
    refused(
        "similarity.class-balance: inverse-frequency",
        "Configuration key similarity.class-balance: inverse-frequency weighs samples by their"
            + " labels. Name the column of labels with --labels or the key input.labels.");
    refused(
        "similarity.class-balance: equal",
        "Configuration key similarity.class-balance: expected none or inverse-frequency, found"
            + " 'equal'. Change the value.");
  }

  /** A map in which empty values are null. */
  @SafeVarargs
  private static Map<String, Object> entries(Map.Entry<String, ?>... entries) {
    Map<String, Object> map = new HashMap<>();
    for (Map.Entry<String, ?> entry : entries) {
      map.put(entry.getKey(), entry.getValue().equals(Optional.empty()) ? null : entry.getValue());
    }
    return map;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "input:\n  paths: [a, b]\n  max-bad-fraction: 0.5\norder:\n  linkage: ward\n",
        "input.paths: [a, b]\ninput.max-bad-fraction: 0.5\norder.linkage: ward\n",
        "input.paths:\n- a\n- b\ninput:\n  max-bad-fraction: '0.5'\norder: {linkage: ward}\n",
        "{\"input\": {\"paths\": [\"a\", \"b\"], \"max-bad-fraction\": 0.5},"
            + " \"order.linkage\": \"ward\"}",
      })
  void keysMayBeNestedOrDottedInYamlOrJson(String text) {
    JobConfig config = document(text);
    assertThat(config.input().location().paths()).containsExactly("a", "b");
    assertThat(config.input().maxBadFraction()).isEqualTo(0.5);
    assertThat(config.order().linkage()).isEqualTo(Linkage.WARD);
  }

  @Test
  void emptySectionsAndKeysAreLikeNone() {
    assertThat(document("input:\norder:\n  linkage:\nblocks: {}\n")).isEqualTo(document(""));
  }

  @Test
  void whatLooksLikeANumberOrADateStaysWhatItIs() {
    JobConfig config =
        document("input:\n  paths: [2026, 007]\n  scores: 1_0\noutput:\n  run-date: 2026-01-05\n");
    assertThat(config.input().location().paths()).containsExactly("2026", "007");
    assertThat(config.input().scores()).isEqualTo("1_0");
    assertThat(config.output().runDate()).contains(LocalDate.of(2026, 1, 5));
    assertThat(config.effective()).containsEntry("output.run-date", "2026-01-05");
  }

  @Test
  void theRunMayBeForTheDayBefore() {
    LocalDate before = LocalDate.now(ZoneOffset.UTC).minusDays(1);
    LocalDate found = document("output:\n  run-date: yesterday\n").output().runDate().orElseThrow();
    assertThat(found).isBetween(before, LocalDate.now(ZoneOffset.UTC).minusDays(1));
  }

  @Test
  void assignmentsAreTakenLiterallyButForLists() {
    JobConfig config =
        set(
            "input.paths=[a, 'b, c', \"d=e\"]",
            "input.filter=name = 'a: b' # not a comment",
            "classes.path= s3://bucket/x=1/{a,b}.csv ",
            "output.run-date=2026-01-05",
            "report.png=FALSE",
            "blocks.min-size=7");
    assertThat(config.input().location().paths()).containsExactly("a", "b, c", "d=e");
    assertThat(config.input().location().filter()).contains("name = 'a: b' # not a comment");
    assertThat(config.classes().path()).contains("s3://bucket/x=1/{a,b}.csv");
    assertThat(config.output().runDate()).contains(LocalDate.of(2026, 1, 5));
    assertThat(config.report().png()).isFalse();
    assertThat(config.blocks().minSize()).isEqualTo(7);
  }

  @Test
  void onePathNeedsNoList() {
    assertThat(set("input.paths=a b").input().location().paths()).containsExactly("a b");
  }

  @Test
  void whatComesLaterWins() {
    ConfigSource source =
        new ConfigSource()
            .addDocument("order.linkage: ward\ninput.labels: a\ninput.scores: b\n", "one.yaml")
            .addDocument("order:\n  linkage: single\n", "two.yaml")
            .addAssignment("order.linkage=complete")
            .addAssignment("order.linkage=median")
            .addAssignment("input.labels=")
            .addIfPresent("input.scores", "c")
            .addIfPresent("input.scores", null)
            .addIfPresent("input.paths", List.of("[x]", "y"));
    JobConfig config = JobConfig.from(source);
    assertThat(config.order().linkage()).isEqualTo(Linkage.MEDIAN);
    assertThat(config.input().labels()).isEmpty();
    assertThat(config.input().scores()).isEqualTo("c");
    assertThat(config.input().location().paths()).containsExactly("[x]", "y");
  }

  @ParameterizedTest
  @ValueSource(strings = {"order.linkage", "=ward", "  = ward", ""})
  void anAssignmentNeedsAKeyAndAnEqualsSign(String assignment) {
    assertThatThrownBy(() -> set(assignment))
        .hasMessage(
            "--set %s: expected key.path=value. Write, for example, --set"
                + " order.linkage=complete.",
            assignment);
  }

  @Test
  void aListThatIsMalformedIsNamed() {
    assertThatThrownBy(() -> set("input.paths=[a, b"))
        .hasMessageStartingWith("--set input.paths: expected YAML or JSON, but in line 1: ");
  }

  @ParameterizedTest
  @CsvSource({
    "order.linkge, order.linkage",
    "input.path, input.paths",
    "linkage, order.linkage",
    "input.max_bad_fraction, input.max-bad-fraction",
    "blocks.minsize, blocks.min-size",
    "report, report.png"
  })
  void anUnknownKeyIsRefusedWithTheNearestOne(String key, String nearest) {
    refused(
        key + ": 1",
        String.format(
            "Unknown configuration key '%s'; the nearest known key is '%s'. Correct it or leave it"
                + " out.",
            key, nearest));
  }

  @Test
  void anUnknownKeyIsRefusedEvenIfItIsEmpty() {
    refused(
        "order.linkge:",
        "Unknown configuration key 'order.linkge'; the nearest known key is 'order.linkage'."
            + " Correct it or leave it out.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "blocks.min-size: 1 | blocks.min-size: expected a whole number from 2 to 2147483647,"
            + " found '1'. Change the value.",
        "blocks.min-size: 2.5 | blocks.min-size: expected a whole number from 2 to 2147483647,"
            + " found '2.5'. Change the value.",
        "blocks.min-size: 3000000000 | blocks.min-size: expected a whole number from 2 to"
            + " 2147483647, found '3000000000'. Change the value.",
        "blocks.min-size: [3] | blocks.min-size: expected a whole number from 2 to 2147483647,"
            + " found [\"3\"]. Change the value.",
        "input.max-bad-fraction: 1.5 | input.max-bad-fraction: expected a number from 0 to 1,"
            + " found '1.5'. Change the value.",
        "input.max-bad-fraction: NaN | input.max-bad-fraction: expected a number from 0 to 1,"
            + " found 'NaN'. Change the value.",
        "input.max-bad-fraction: few | input.max-bad-fraction: expected a number from 0 to 1,"
            + " found 'few'. Change the value.",
        "input.transform: tanh | input.transform: expected none or auto or logit or log or"
            + " clr or centre or sigmoid or softmax, found 'tanh'. Change the value.",
        "input.least-probability: 0 | input.least-probability: expected a number from 1.0E-300"
            + " to 0.1, found '0'. Change the value.",
        "report.png: 1 | report.png: expected true or false, found '1'. Change the value.",
        "report.thumbnail-url: a.jpg | report.thumbnail-url: expected an http, https or file"
            + " URL, or a path relative to the page, with {class_id} or {class_name} in its"
            + " path, found 'a.jpg'. Write, for example, pictures/{class_id}.jpg.",
        "input.on-bad-row: keep | input.on-bad-row: expected drop or fail, found 'keep'. Change"
            + " the value.",
        "order.preset: Paper | order.preset: expected default or paper or notebook, found"
            + " 'Paper'. Change the value.",
        "output.run-date: 05.01.2026 | output.run-date: expected YYYY-MM-DD or yesterday, found"
            + " '05.01.2026'. Write, for example, 2026-01-31.",
        "output.run-date: 2026-02-30 | output.run-date: expected YYYY-MM-DD or yesterday, found"
            + " '2026-02-30'. Write, for example, 2026-01-31.",
        "input.scores: [a] | input.scores: expected a text, found [\"a\"]. Change the value.",
        "input.scores: ' ' | input.scores: expected a text, found ' '. Change the value.",
        "input.paths: [a, [b]] | input.paths: expected a list of texts, found [\"a\",[\"b\"]]."
            + " Change the value.",
        "input.paths: [a, ] | ",
        "input.paths: [a, null] | input.paths: expected a list of texts, found [\"a\",null]."
            + " Change the value.",
      })
  void aWrongValueIsRefusedWithWhatWasExpected(String text, String message) {
    if (message == null) {
      assertThat(document(text).input().location().paths()).containsExactly("a");
    } else {
      refused(text, "Configuration key " + message);
    }
  }

  @Test
  void aDocumentMustBeAMapping() {
    refused(
        "- a\n- b\n",
        "job.yaml: expected 'key: value' lines, found a list. Write, for"
            + " example, order.linkage: complete.");
    refused(
        "order.linkage=ward",
        "job.yaml: expected 'key: value' lines, found"
            + " 'order.linkage=ward'. Write, for example, order.linkage: complete.");
  }

  @Test
  void aKeyMayStandInADocumentOnce() {
    refused(
        "order:\n  linkage: ward\norder.linkage: single\n",
        "job.yaml: the key order.linkage appears twice. Keep one.");
    refused(
        "order.linkage: ward\norder.linkage: single\n",
        "job.yaml: expected YAML or JSON, but in line 2: Duplicate field 'order.linkage'. Check"
            + " quotes, brackets and indentation there.");
  }

  @Test
  void thePresetsAreThoseOfThePaperAndTheNotebook() {
    JobConfig paper = set("order.preset=paper");
    assertThat(paper.order().leafOrder()).isEqualTo(LeafOrder.GLOBAL);
    assertThat(paper.order().linkage()).isEqualTo(Linkage.COMPLETE);
    assertThat(paper.order().distance()).isEqualTo(DistanceMeasure.CORRELATION);
    assertThat(paper.similarity().clipNegative()).isFalse();
    JobConfig notebook = set("order.preset=notebook");
    assertThat(notebook.order().linkage()).isEqualTo(Linkage.CENTROID);
    assertThat(notebook.order().distance()).isEqualTo(DistanceMeasure.PROFILE);
    assertThat(notebook.order().leafOrder()).isEqualTo(LeafOrder.DENDROGRAM);
    assertThat(notebook.similarity().clipNegative()).isTrue();
    assertThat(notebook.effective())
        .containsEntry("order.linkage", "centroid")
        .containsEntry("similarity.clip-negative", true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "order.preset=paper",
        "order.preset=notebook",
        "order.leaf-order=global",
        "order.leaf-order=optimal",
        "order.leaf-order=dendrogram"
      })
  void generalClassesComeFirstUnlessAnOrderIsAskedForByName(String named) {
    assertThat(set(named).order().generalClassFirst()).isFalse();
    assertThat(set(named, "order.general-class-first=true").order().generalClassFirst()).isTrue();
    assertThat(set().order().generalClassFirst()).isTrue();
    assertThat(set("order.preset=default", "order.linkage=ward").order().generalClassFirst())
        .isTrue();
    assertThat(set("order.general-class-first=false").order().generalClassFirst()).isFalse();
    assertThat(set("order.leaf-order=").order().generalClassFirst()).isTrue();
  }

  @Test
  void aKeyOfItsOwnWinsOverThePreset() {
    JobConfig config =
        document(
            """
            order: {preset: notebook, linkage: ward, distance: correlation}
            similarity: {clip-negative: false}
            """);
    assertThat(config.order().linkage()).isEqualTo(Linkage.WARD);
    assertThat(config.order().distance()).isEqualTo(DistanceMeasure.CORRELATION);
    assertThat(config.similarity().clipNegative()).isFalse();
  }

  @Test
  void theLeastProbabilityFollowsFromTheTransformUnlessItIsGiven() {
    assertThat(set("input.transform=logit").input().transform().leastProbability()).contains(1e-7);
    assertThat(set("input.transform=log").input().transform().leastProbability()).contains(1e-12);
    assertThat(set("input.transform=clr").effective())
        .containsEntry("input.least-probability", 1e-12);
    assertThat(
            set("input.transform=clr", "input.least-probability=1e-6")
                .input()
                .transform()
                .leastProbability())
        .contains(1e-6);
    assertThat(set("input.transform=softmax").input().transform().leastProbability()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Linkage.class)
  void everyLinkageHasAWord(Linkage linkage) {
    String word = ConfigValues.word(linkage);
    assertThat(set("order.linkage=" + word).order().linkage()).isEqualTo(linkage);
  }

  @Test
  void whatIsInEffectGivesTheSameConfigurationAgain() {
    JobConfig config =
        set(
            "order.preset=notebook",
            "input.paths=[a, b]",
            "input.transform=logit",
            "input.skip-files=/logs/dt={run-date}/a/9",
            "output.run-date=2026-01-05");
    ConfigSource again = new ConfigSource();
    config.effective().forEach(again::addIfPresent);
    assertThat(JobConfig.from(again)).isEqualTo(config);
  }

  @Test
  void thePathsOfALogAndOfTheOutputAreAskedForWhenTheyAreNeeded() {
    JobConfig config = document("");
    assertThatThrownBy(() -> config.input().location().require())
        .hasMessageContaining("--input PATH");
    assertThatThrownBy(() -> config.output().requiredPath()).hasMessageContaining("--output PATH");
    assertThat(set("output.path=a").output().requiredPath()).isEqualTo("a");
  }

  @Test
  void runDatesInPathsAreFilledIn() {
    JobConfig config =
        set(
            "input.paths=['/logs/dt={run-date}/a', /b]",
            "input.skip-files=/logs/dt={run-date}/a/9",
            "output.run-date=2026-01-05");
    assertThat(config.dated(LocalDate.EPOCH).input().location().paths())
        .containsExactly("/logs/dt=2026-01-05/a", "/b");
    assertThat(config.dated(LocalDate.EPOCH).input().location().skipFiles())
        .containsExactly("/logs/dt=2026-01-05/a/9");
    JobConfig today = set("input.paths=/logs/{run-date}").dated(LocalDate.of(2026, 2, 28));
    assertThat(today.input().location().paths()).containsExactly("/logs/2026-02-28");
    assertThat(today.output().runDate()).contains(LocalDate.of(2026, 2, 28));
    assertThat(today.effective()).containsEntry("input.paths", List.of("/logs/{run-date}"));
  }

  @Test
  void windowsNeedStatesAndStatesNeedSumsOfOneDate() {
    unfitting("state.path: class means have no state", "similarity.measure=class-means");
    unfitting("weighs samples by how frequent", "similarity.class-balance=inverse-frequency");
    assertThatThrownBy(() -> set("state.window-days=30").requireFitting())
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("state.window-days")
        .hasMessageContaining("state.path");
    assertThatThrownBy(() -> set("state.window-days=0"))
        .hasMessage(
            "Configuration key state.window-days: expected a whole number from 1 to 3660, found"
                + " '0'. Change the value.");
    set("state.window-days=30", "state.path=/state").requireFitting();
  }

  private static void unfitting(String complaint, String setting) {
    JobConfig config =
        setting.contains("class-means")
            ? set("state.path=/s", "input.labels=label", "input.features=f", setting)
            : set("state.path=/s", "input.labels=label", setting);
    assertThatThrownBy(config::requireFitting)
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining(complaint);
  }
}
