package org.classblocks.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.classblocks.UserErrorException;
import org.classblocks.order.linkage.DistanceMeasure;
import org.classblocks.order.linkage.Linkage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecutConfigTest {
  private static final ConfigSource PLACE = new ConfigSource().addIfPresent("output.path", "here");

  private static ConfigSource set(String... assignments) {
    ConfigSource source = new ConfigSource();
    List.of(assignments).forEach(source::addAssignment);
    return source;
  }

  private static Map<String, ?> parent(String... assignments) {
    return stored(JobConfig.from(set(assignments).addIfPresent("input.paths", List.of("a", "b"))));
  }

  /** A configuration as a manifest gives it back. */
  private static Map<String, ?> stored(JobConfig config) {
    ObjectMapper json = new ObjectMapper();
    try {
      return json.readerForMapOf(Object.class)
          .readValue(json.writeValueAsString(config.effective()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static JobConfig recut(Map<String, ?> parent, String... assignments) {
    return RecutConfig.from(parent, PLACE, set(assignments));
  }

  @Test
  void isTheParentsButForThePlace() {
    Map<String, ?> parent =
        parent(
            "input.filter=x > 1",
            "input.max-bad-fraction=0.25",
            "order.linkage=ward",
            "blocks.min-size=7",
            "output.path=there",
            "report.png=false");
    JobConfig config = recut(parent);
    assertThat(config.output().path()).contains("here");
    assertThat(config.order().linkage()).isEqualTo(Linkage.WARD);
    Map<String, Object> expected = new TreeMap<>(parent);
    expected.put("output.path", "here");
    assertThat(new TreeMap<String, Object>(stored(config))).isEqualTo(expected);
  }

  @Test
  void takesWhatIsGiven() {
    JobConfig config = recut(parent("blocks.min-size=7"), "blocks.min-size=4", "output.path=x");
    assertThat(config.blocks().minSize()).isEqualTo(4);
    assertThat(config.output().path()).contains("x");
  }

  @Test
  void theTaxonomyMayBeAnother() {
    Map<String, ?> parent = parent("classes.taxonomy=old.csv");
    assertThat(recut(parent).classes().taxonomy()).contains("old.csv");
    assertThat(recut(parent, "classes.taxonomy=new.json").classes().taxonomy())
        .contains("new.json");
    assertThat(recut(parent, "classes.taxonomy=").classes().taxonomy()).isEmpty();
    assertThat(recut(parent(), "classes.taxonomy=new.json").classes().taxonomy()).isPresent();
  }

  @Test
  void hasNoPlaceButOneThatIsTold() {
    JobConfig config =
        RecutConfig.from(parent("output.path=there"), new ConfigSource(), new ConfigSource());
    assertThat(config.output().path()).isEmpty();
  }

  @Test
  void aNewPresetIsANewStart() {
    JobConfig config = recut(parent("order.linkage=ward"), "order.preset=notebook");
    assertThat(config.order().linkage()).isEqualTo(Linkage.CENTROID);
    assertThat(config.order().distance()).isEqualTo(DistanceMeasure.PROFILE);
    assertThat(config.similarity().clipNegative()).isTrue();
    JobConfig mixed =
        recut(parent("order.linkage=ward"), "order.preset=notebook", "order.linkage=single");
    assertThat(mixed.order().linkage()).isEqualTo(Linkage.SINGLE);
  }

  @Test
  void anotherLeafOrderIsTheOneAskedFor() {
    assertThat(recut(parent()).order().generalClassFirst()).isTrue();
    assertThat(recut(parent(), "order.linkage=ward").order().generalClassFirst()).isTrue();
    assertThat(recut(parent(), "order.leaf-order=optimal").order().generalClassFirst()).isFalse();
    JobConfig both = recut(parent(), "order.leaf-order=optimal", "order.general-class-first=true");
    assertThat(both.order().generalClassFirst()).isTrue();
    assertThat(recut(parent("order.leaf-order=global")).order().generalClassFirst()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "input.scores=logits, 'input.scores', 'scores', 'logits'",
    "input.labels=truth, 'input.labels', no value, 'truth'",
    "input.filter=, 'input.filter', 'x > 1', no value",
    "similarity.precision=mixed, 'similarity.precision', 'auto', 'mixed'",
    "classes.path=c.txt, 'classes.path', no value, 'c.txt'",
  })
  void refusesWhatNeedsTheLogs(String assignment, String key, String before, String after) {
    assertThatThrownBy(() -> recut(parent("input.filter=x > 1"), assignment))
        .isInstanceOfSatisfying(
            UserErrorException.class,
            refusal -> assertThat(refusal.kind()).isEqualTo(UserErrorException.Kind.USAGE))
        .hasMessageContainingAll(key, before, after, "run analyze");
  }

  @Test
  void letsThroughWhatOnlyRepeatsTheParent() {
    JobConfig config =
        recut(
            parent("input.filter=x > 1"),
            "input.paths=[a, b]",
            "input.filter=x > 1",
            "input.max-bad-fraction=1e-3");
    assertThat(config.input().location().filter()).contains("x > 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"similarity.clip-negative=false", "order.preset=paper"})
  void refusesToUndoClipping(String assignment) {
    Map<String, ?> clipped = parent("order.preset=notebook");
    assertThatThrownBy(() -> recut(clipped, assignment))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("similarity.clip-negative")
        .hasMessageContaining("run analyze");
    assertThat(recut(clipped, assignment, "similarity.clip-negative=true").similarity())
        .extracting(SimilarityConfig::clipNegative)
        .isEqualTo(true);
  }

  @Test
  void refusesUnknownKeys() {
    assertThatThrownBy(() -> recut(parent(), "order.linkag=single"))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("order.linkage");
  }
}
