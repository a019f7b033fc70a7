package org.classblocks.report.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.classblocks.examples.Example;
import org.classblocks.examples.Examples;
import org.classblocks.fixtures.Forests;
import org.classblocks.fixtures.Similarities;
import org.classblocks.report.model.ExampleModel;
import org.classblocks.report.page.RenderedPage;
import org.classblocks.report.script.PageSections;
import org.classblocks.similarity.SimilarityMatrix;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class SampleListsTest {
  /** Classes 0 to 5 in descending order, with a block of 5, 4 and 3. */
  private static ExampleModel six(Examples examples) {
    SimilarityMatrix similarity = Similarities.random(6, Set.of(), 1);
    return new ExampleModel(similarity).blocks(Forests.of(6, new int[] {0, 3})).examples(examples);
  }

  private static List<Example> samples(String... ids) {
    List<Example> samples = new ArrayList<>();
    for (String id : ids) {
      samples.add(new Example(id, 10 - samples.size()));
    }
    return samples;
  }

  private static Examples examples() {
    return new Examples(
        List.of(
            new Examples.OfClass(3, samples("z", "a")),
            new Examples.OfClass(5, samples("z", "<b>"))),
        List.of(new Examples.OfPair(0, 2, samples("m"))));
  }

  private static String ids(Document page) {
    return new String(
        RenderedPage.inflated(page.getElementById("data-sample-ids").data()),
        StandardCharsets.UTF_8);
  }

  @Test
  void listsTheSamplesOfBlocksPairsAndClasses() throws IOException {
    RenderedPage page = RenderedPage.of(six(examples()).samples("s/{sample_id}.png").build());
    assertThat(new ObjectMapper().readTree(ids(page.document())).toString())
        .isEqualTo("[\"<b>\",\"a\",\"m\",\"z\"]");
    assertThat(page.ints("sample-lists"))
        .containsExactly(
            0, 0, -1, 3, 3, 5, 0, 5, 1, 3, // the block: z and <b> of 5, a of 3
            1, 0, 2, 1, 2, 2, // the pair
            2, 3, -1, 2, 3, 3, 1, 3, // class 3
            2, 5, -1, 2, 3, 5, 0, 5); // class 5
    assertThat(page.facts().get("sample").asText()).isEqualTo("s/{sample_id}.png");
    assertThat(page.facts().get("leftOutSamples").asInt()).isZero();
  }

  @Test
  void aPageWithoutSamplesHasNoSection() throws IOException {
    Document page =
        RenderedPage.of(new ExampleModel(six(examples()).build().result().similarity()).build())
            .document();
    assertThat(page.getElementById("data-sample-ids")).isNull();
    assertThat(page.getElementById("data-sample-lists")).isNull();
  }

  @Test
  void leavesOutTheListsThatThereIsNoRoomFor() throws IOException {
    // The block: three ids of 1, 1 and 3 letters and 10 numbers; the pair: one and 6 numbers.
    int room = 5 + 4 * 10 + 1 + 4 * 6;
    SampleLists lists = SampleLists.of(six(examples()).build().result(), room);
    assertThat(lists.leftOut()).isEqualTo(2);
    StringWriter page = new StringWriter();
    lists.write(new PageSections(page));
    assertThat(ids(Jsoup.parse(page.toString()))).contains("m");
    assertThat(SampleLists.of(six(examples()).build().result(), room - 1).leftOut()).isEqualTo(3);
  }

  @Test
  void anIdThatIsTooLongKeepsNoOtherListOut() {
    Examples examples =
        new Examples(
            List.of(),
            List.of(
                new Examples.OfPair(0, 1, samples("x".repeat(1000))),
                new Examples.OfPair(0, 2, samples("m"))));
    SampleLists lists = SampleLists.of(six(examples).build().result(), 500);
    assertThat(lists.leftOut()).isEqualTo(1);
  }
}
