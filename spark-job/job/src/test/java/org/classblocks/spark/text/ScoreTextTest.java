package org.classblocks.spark.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreTextTest {
  /** The scores of ten equal texts, such as "VECTOR [0.1, 0.2]" or "LISTS cat=0.9 dog=0.1". */
  private static String read(String path, String text) {
    JsonPath place = JsonPath.of(path).orElseThrow();
    return LayoutFinder.of(Collections.nCopies(10, text), place)
        .map(layout -> layout + " " + text(new ScoreText(place, layout).read(text).orElseThrow()))
        .orElse("nothing");
  }

  private static String text(TextScores found) {
    if (!found.areListed()) {
      return found.scores().toString();
    }
    StringBuilder pairs = new StringBuilder();
    for (int i = 0; i < found.classes().size(); i++) {
      pairs.append(i == 0 ? "" : " ").append(found.classes().get(i)).append("=");
      pairs.append(found.scores().get(i));
    }
    return pairs.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "[0.1, -2e-3, 3] ! VECTOR [0.1, -0.002, 3.0]",
        "[[0.1, 0.2]] ! VECTOR [0.1, 0.2]",
        "[0.1, null, NaN, \"0.5\"] ! VECTOR [0.1, null, NaN, 0.5]",
        "{\"predictions\": [[0.1, 0.2]]} ! VECTOR [0.1, 0.2]",
        "{\"predictions\": [{\"score\": [0.1, 0.2], \"predicted_label\": 1}]} ! VECTOR [0.1, 0.2]",
        "{\"outputs\": {\"scores\": [[0.1, 0.2]]}, \"id\": 3} ! VECTOR [0.1, 0.2]",
        "0.1,0.2,0.3 ! VECTOR [0.1, 0.2, 0.3]",
        "0.1;0.2;-inf ! VECTOR [0.1, 0.2, -Infinity]",
        "0.1 0.2 nan ! VECTOR [0.1, 0.2, NaN]",
        "[0.1 0.2 0.3] ! VECTOR [0.1, 0.2, 0.3]",
        "array([0.1, 0.2]) ! VECTOR [0.1, 0.2]",
        "tensor([0.1000, 0.2]) ! VECTOR [0.1, 0.2]",
        "{\"cat\": 0.9, \"dog\": 0.1} ! LISTS cat=0.9 dog=0.1",
        "{'cat': 0.9, 'dog': 0.1} ! LISTS cat=0.9 dog=0.1",
        "[{\"label\": \"cat\", \"score\": 0.9}, {\"label\": \"dog\", \"score\": 0.1}]"
            + " ! LISTS cat=0.9 dog=0.1",
        "[[{\"label\": \"cat\", \"score\": 0.9, \"box\": [1]}]] ! LISTS cat=0.9",
        "[{\"probability\": 0.9, \"class_id\": 3, \"rank\": 1}] ! LISTS 3=0.9",
        "[[\"cat\", 0.9], [\"dog\", 0.1]] ! LISTS cat=0.9 dog=0.1",
        "{\"prediction\": {\"ids\": [\"77\", \"78\"], \"confidences\": [0.9, 0.1],"
            + " \"displayNames\": [\"cat\", \"dog\"]}, \"instance\": {\"x\": 1}}"
            + " ! LISTS cat=0.9 dog=0.1",
        "{\"ids\": [3, 5], \"scores\": [0.9, 0.1]} ! LISTS 3=0.9 5=0.1",
        "3:0.9 5:1e-1 ! LISTS 3=0.9 5=0.1",
        "3:0.9,5:0.1 ! LISTS 3=0.9 5=0.1",
        "sea lion:0.9; crane: 0.1 ! LISTS sea lion=0.9 crane=0.1",
        "3 0.9, 5 0.1 ! PAIRS 3=0.9 5=0.1",
        "3 0.9 5 0.1 ! PAIRS 3=0.9 5=0.1",
        "__label__cat 0.9 __label__dog 0.1 ! PAIRS __label__cat=0.9 __label__dog=0.1",
        "sea lion 0.9;crane 0.1 ! PAIRS sea lion=0.9 crane=0.1",
        "0.3 0.7 ! VECTOR [0.3, 0.7]",
        "1 0 ! VECTOR [1.0, 0.0]",
        "[0.1 0.2 ... 0.3] ! nothing",
        "{\"cat\": 0.9, \"cat\": 0.1} ! nothing",
        "{\"a\": [1, 2], \"b\": [3, 4]} ! nothing",
        "cat ! nothing",
        "{} ! nothing",
        "[0.1, 0.2 ! nothing",
      })
  void readsWhatServicesAndLibrariesWrite(String text, String expected) {
    assertThat(read("", text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "predictions ! {\"predictions\": [[0.1, 0.2]], \"model\": {\"v\": 1}}",
        "predictions[0] ! {\"predictions\": [[0.1, 0.2], [0.3, 0.4]]}",
        "$.predictions[1].scores ! {\"predictions\": [{}, {\"scores\": [0.1, 0.2]}]}",
        "['top k'][\"a.b\"][0] ! {\"top k\": {\"a.b\": [[0.1, 0.2]]}}",
        "[1] ! [7, [0.1, 0.2]]",
        "out ! {\"out\": \"0.1,0.2\"}",
      })
  void aPathReachesIn(String path, String text) {
    assertThat(read(path, text)).isEqualTo("VECTOR [0.1, 0.2]");
  }

  @Test
  void vertexNamesClassesBesideIds() {
    String text =
        "{\"prediction\": {\"ids\": [\"77\", \"78\"], \"confidences\": [0.9, 0.1],"
            + " \"displayNames\": [\"cat\", \"dog\"]}, \"instance\": {\"x\": 1}}";
    assertThat(read("prediction", text)).isEqualTo("LISTS cat=0.9 dog=0.1");
    assertThat(read("prediction.confidences", text)).isEqualTo("VECTOR [0.9, 0.1]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a[", "a[x]", "a..b", "a]", "['a'"})
  void whatIsNoPathIsNotRead(String path) {
    assertThat(JsonPath.of(path)).isEmpty();
  }

  @Test
  void mostTextsTellTheLayout() {
    List<String> texts = List.of("oops", "[0.1, 0.2]", "{\"a\": 1}", "[0.3]", "[0.4, 0.5]");
    assertThat(LayoutFinder.of(texts, JsonPath.ROOT)).contains(TextLayout.VECTOR);
    assertThat(LayoutFinder.of(texts.subList(0, 3), JsonPath.ROOT)).isEmpty();
    ScoreText vectors = new ScoreText(JsonPath.ROOT, TextLayout.VECTOR);
    assertThat(vectors.fits(vectors.read("{\"a\": 1}").orElseThrow())).isFalse();
  }

  @Test
  void aMissingPlaceIsNothing() {
    ScoreText text = new ScoreText(JsonPath.of("a.b").orElseThrow(), TextLayout.VECTOR);
    assertThat(text.isNothing("{\"a\": {}}")).isTrue();
    assertThat(text.isNothing("{\"a\": {\"b\": null}}")).isTrue();
    assertThat(text.isNothing(" ")).isTrue();
    assertThat(text.isNothing("{\"a\": {\"b\": \"x\"}}")).isFalse();
    assertThat(text.isNothing("{broken")).isFalse();
  }
}
