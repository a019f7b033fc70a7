package org.classblocks.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.classblocks.Mutations;
import org.classblocks.UserErrorException;
import org.classblocks.blocks.taxonomy.Taxonomy;
import org.classblocks.blocks.taxonomy.TaxonomyGraph;
import org.classblocks.similarity.ClassList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaxonomyParserTest {
  private static final TaxonomyParser PARSER = new TaxonomyParser("tree");

  private static TaxonomyGraph csv(String text) {
    return PARSER.csv(text.getBytes(StandardCharsets.UTF_8));
  }

  private static TaxonomyGraph json(String text) {
    return PARSER.json(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void refused(Function<String, TaxonomyGraph> form, String text, String what) {
    assertThatThrownBy(() -> form.apply(text))
        .isInstanceOfSatisfying(
            UserErrorException.class,
            refusal -> assertThat(refusal.kind()).isEqualTo(UserErrorException.Kind.INPUT))
        .hasMessage("Taxonomy tree: " + what + ".");
  }

  /** Id, name and depth of each node. */
  private static List<String> nodes(TaxonomyGraph graph) {
    return IntStream.range(0, graph.size())
        .mapToObj(node -> graph.id(node) + " " + graph.name(node) + " " + graph.depth(node))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "child,parent\nb,a\nc,b\n",
        "child,parent\nb,a\nc,b\nb,a\nb,a",
        "\uFEFF parent , child \r\n a , b\r\n\r\nb,c\r\n",
        "child,parent,child_name\nc,b,\nb,a\n",
        "note,child,parent\nx,b,a\n,c,b\n,a\n",
      })
  void aCsvHasChildrenWithTheirParents(String text) {
    assertThat(nodes(csv(text))).containsExactly("a a 0", "b b 1", "c c 2");
  }

  @Test
  void aCsvMayNameItsNodes() {
    TaxonomyGraph graph =
        csv("child,parent,child_name\nn2,n1,\"sea, \"\"the\"\"\nocean\"\nn2,n0,other\nn1,,🌍\n");
    assertThat(nodes(graph)).containsExactly("n0 n0 0", "n1 🌍 0", "n2 sea, \"the\"\nocean 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "b,a;,a | expected child,parent in line 3, found ',a'. Quote cells with commas",
        "b,a;c,a,x | expected child,parent in line 3, found 'c,a,x'. Quote cells with commas",
        "b,a;;c,a,x;d,a | expected child,parent in line 4, found 'c,a,x'. Quote cells with"
            + " commas",
        "b,a;c,b;a,c;d,c | expected no node below itself, found the cycle a < c < b < a. Remove"
            + " one of these lines",
        "a,a | expected no node below itself, found the cycle a < a. Remove one of these lines",
        "a, | expected children with parents, found none. Add them",
      })
  void aCsvWithAFaultIsRefused(String rows, String what) {
    for (String end : List.of("", "\n", "\n\n")) {
      refused(TaxonomyParserTest::csv, "child,parent\n" + rows.replace(';', '\n') + end, what);
    }
  }

  @Test
  void aLineAfterACellOfTwoLinesIsNamedRightly() {
    refused(
        TaxonomyParserTest::csv,
        "child,parent\n\"b\nb\",a\nc,a,x\nd,a\n",
        "expected child,parent in line 4, found 'c,a,x'. Quote cells with commas");
  }

  @Test
  void aQuoteThatIsLeftOpenIsNamed() {
    assertThatThrownBy(() -> csv("child,parent\nb,\"a\n"))
        .isInstanceOf(UserErrorException.class)
        .hasMessageMatching("Taxonomy tree: expected CSV .* but in line \\d+: .*\\.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "b,a\nc,a\n", "child;parent\nb;a\n", "child\nb\n"})
  void anotherHeaderIsRefused(String text) {
    assertThatThrownBy(() -> csv(text))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("expected CSV with the header child,parent, found '");
  }

  @Test
  void theFormOfTheAudioSetOntologyIsRead() {
    TaxonomyGraph graph =
        json(
            """
            [{"id": "/m/0", "name": "Animal", "description": "any", "positive_examples": [],
              "child_ids": ["/m/1", "/m/2", "/m/2"], "restrictions": ["abstract"]},
             {"id": "/m/1", "name": "Dog", "child_ids": ["/m/3"], "restrictions": []},
             {"id": "/m/2", "name": "Cat, \\"wild\\" 🐈", "child_ids": ["/m/3"]},
             {"id": "/m/3"}]
            """);
    assertThat(nodes(graph))
        .containsExactly("/m/0 Animal 0", "/m/1 Dog 1", "/m/2 Cat, \"wild\" 🐈 1", "/m/3 /m/3 2");
  }

  @Test
  void aChildNeedNotBeDescribed() {
    assertThat(nodes(json("[{\"id\": \"a\", \"name\": \"A\", \"child_ids\": [\"b\"]}]")))
        .containsExactly("a A 0", "b b 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "[{\"id\": \"a\" | expected JSON, but in line 1: Unexpected end-of-input",
        "{\"id\": \"a\"} | expected a JSON list of objects with id, name and child_ids. Convert"
            + " it",
        "[{\"name\": \"a\"}] | expected an id and a list of child_ids in entry 1, found {",
        "[{\"id\": \"a\", \"child_ids\": \"b\"}] | expected an id and a list of child_ids in entry 1",
        "[{\"id\": \"a\", \"child_ids\": [{}]}] | expected an id and a list of child_ids in entry 1",
        "[\"a\"] | expected an id and a list of child_ids in entry 1",
        "[{\"id\": \"a\"}, {\"id\": \"a\"}] | id 'a' appears twice. Keep one",
        "[] | expected children with parents, found none. Add them",
        "^^ | expected a JSON list",
        "[{\"id\": \"a\", \"child_ids\": [\"b\"]}, {\"id\": \"b\", \"child_ids\": [\"a\"]}] |"
            + " expected no node below itself, found the cycle a < b < a",
      })
  void aJsonWithAFaultIsRefused(String text, String what) {
    assertThatThrownBy(() -> json(text))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith("Taxonomy tree: " + what)
        .hasMessageMatching(".*\\.");
  }

  @Test
  void aMistakeInJsonHasItsLine() {
    assertThatThrownBy(() -> json("[\n{\"id\": \"a\",\n\"id\": \"b\"}]"))
        .hasMessageContaining("in line 3: Duplicate field 'id'");
  }

  @Test
  void aLongCycleIsCutShort() {
    StringBuilder chain = new StringBuilder("child,parent\n");
    for (int i = 0; i < 5000; i++) {
      chain.append(i).append(',').append((i + 1) % 5000).append('\n');
    }
    assertThatThrownBy(() -> csv(chain.toString()))
        .hasMessageContaining("the cycle 0 < 1 < 2 <")
        .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(250));
  }

  @Test
  void anotherCharacterSetIsRefused() {
    byte[] latin = "child,parent\ncafé,bar\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> PARSER.csv(latin))
        .hasMessage("Taxonomy tree: expected a text in UTF-8. Convert it.");
  }

  /** Some thousands of taxonomies with something wrong in them. */
  @Test
  void mutationsAreReadOrRefused() {
    try (Mutations mutations = new Mutations()) {
      ClassList classes = new ClassList(List.of("owl", "duck", "oak"), List.of());
      long csv =
          mutations.refused(
              "csv",
              "child,parent,child_name\nowl,bird,Owl\nduck,bird,\nbird,animal,\"Birds, all\"\noak,tree,\n",
              1000,
              bytes -> () -> Taxonomy.of(PARSER.csv(bytes), classes));
      long json =
          mutations.refused(
              "json",
              "[{\"id\": \"bird\", \"name\": \"Birds\", \"child_ids\": [\"owl\", \"duck\"]},"
                  + " {\"id\": \"owl\", \"name\": \"Owl\", \"child_ids\": []}]",
              1000,
              bytes -> () -> Taxonomy.of(PARSER.json(bytes), classes));
      assertThat(csv).isBetween(50L, 900L);
      assertThat(json).isBetween(100L, 990L);
    }
  }
}
