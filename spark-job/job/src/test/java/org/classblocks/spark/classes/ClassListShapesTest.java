package org.classblocks.spark.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.classblocks.UserErrorException;
import org.classblocks.similarity.ClassList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Class lists as other projects write them. */
class ClassListShapesTest {
  private static final List<String> NAMES =
      List.of("tench, Tinca tinca", "carpenter's kit", "sea slug");
  private static final List<String> KEYS = List.of("n01440764", "n02966687", "n01950731");

  private static ClassList read(String extension, String text) {
    return new ClassListParser("classes").parse(extension, text.getBytes(StandardCharsets.UTF_8));
  }

  private static final String PYTHON =
      "{0: 'tench, Tinca tinca',\n 1: \"carpenter's kit\",\n 2: 'sea slug',}\n";

  static Stream<Arguments> names() {
    return Stream.of(
        Arguments.of("txt", PYTHON),
        Arguments.of("py", "# ImageNet\n\nCLASSES = " + PYTHON),
        Arguments.of("json", PYTHON),
        Arguments.of("txt", "['tench, Tinca tinca', 'carpenter\\'s kit', 'sea slug']"),
        Arguments.of(
            "py", "CLASSES = ('tench, Tinca tinca', \"carpenter's kit\",\n  'sea slug')\n"),
        Arguments.of(
            "json",
            "{\"architectures\": [\"ViT\"], \"id2label\": {\"0\": \"tench, Tinca tinca\", \"2\":"
                + " \"sea slug\", \"1\": \"carpenter's kit\"}, \"label2id\": {\"LABEL_0\": 0}}"),
        Arguments.of(
            "json",
            "{\"label2id\": {\"sea slug\": 2, \"tench, Tinca tinca\": \"0\", \"carpenter's kit\":"
                + " 1}}"),
        Arguments.of(
            "json", "{\"sea slug\": 2, \"tench, Tinca tinca\": 0, \"carpenter's kit\": 1}"),
        Arguments.of(
            "json",
            "{\"images\": [], \"categories\": [{\"id\": 9, \"name\": \"sea slug\","
                + " \"supercategory\": \"animal\"}, {\"id\": 1, \"name\": \"tench, Tinca tinca\"},"
                + " {\"id\": 4, \"name\": \"carpenter's kit\"}]}"),
        Arguments.of(
            "json",
            "{\"features\": {\"label\": {\"names\": [\"tench, Tinca tinca\", \"carpenter's kit\","
                + " \"sea slug\"], \"_type\": \"ClassLabel\"}, \"image\": {\"_type\": \"Image\"}}}"),
        Arguments.of(
            "jsonl",
            "{\"id\": 1, \"name\": \"carpenter's kit\"}\n{\"id\": 0, \"name\": \"tench, Tinca"
                + " tinca\"}\n{\"id\": 2, \"name\": \"sea slug\"}\n"),
        Arguments.of(
            "yaml",
            "path: ../imagenet # root\nnc: 3\nnames:\n  0: tench, Tinca tinca\n  1: carpenter's"
                + " kit\n  2: sea slug\n"),
        Arguments.of("yml", "names: ['tench, Tinca tinca', \"carpenter's kit\", sea slug]\n"),
        Arguments.of("txt", "names:\n- tench, Tinca tinca\n- carpenter's kit\n- sea slug\n"),
        Arguments.of("yaml", "- tench, Tinca tinca\n- carpenter's kit\n- sea slug\n"),
        Arguments.of("names", "tench, Tinca tinca\ncarpenter's kit\nsea slug\n"),
        Arguments.of("txt", "0 tench, Tinca tinca\n1 carpenter's kit\n2 sea slug\n"),
        Arguments.of("txt", "2: sea slug\n0: tench, Tinca tinca\n1: carpenter's kit\n"),
        Arguments.of("txt", "tench, Tinca tinca\t0\nsea slug\t2\ncarpenter's kit\t1\n"),
        Arguments.of("csv", "0,\"tench, Tinca tinca\"\n1,carpenter's kit\n2,sea slug\n"),
        Arguments.of("csv", "\"tench, Tinca tinca\",0\ncarpenter's kit,1\nsea slug,2\n"),
        Arguments.of(
            "csv", "label,text\n1,carpenter's kit\n0,\"tench, Tinca tinca\"\n2,sea slug\n"),
        Arguments.of(
            "csv", "Name,Label\nsea slug,2\n\"tench, Tinca tinca\",0\ncarpenter's kit,1\n"),
        Arguments.of("csv", "id,label\n0,\"tench, Tinca tinca\"\n1,carpenter's kit\n2,sea slug\n"),
        Arguments.of("csv", "Class ID;Name\n0;tench, Tinca tinca\n1;carpenter's kit\n2;sea slug\n"),
        Arguments.of(
            "tsv", "name\tINDEX\ntench, Tinca tinca\t0\nsea slug\t2\ncarpenter's kit\t1\n"),
        Arguments.of(
            "txt",
            "\uFEFFindex\tname\r\n0\ttench, Tinca tinca\r\n1\tcarpenter's kit\r\n2\tsea slug"),
        Arguments.of(
            "pbtxt",
            "# COCO\nitem {\n  id: 7\n  name: 'sea slug'\n}\nitem { id: 1 name: \"tench, Tinca"
                + " tinca\" }\nitem: { name: \"carpenter's kit\", id: 3 }\n"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void namesAreRead(String extension, String text) {
    assertThat(read(extension, text)).isEqualTo(ClassList.ofNames(NAMES));
  }

  @ParameterizedTest
  @MethodSource("names")
  void theContentTellsWhatTheExtensionDoesNot(String extension, String text) {
    boolean isPlain = !extension.equals("csv") && !text.startsWith("- t");
    if (isPlain) {
      assertThat(read("labels", text)).isEqualTo(ClassList.ofNames(NAMES));
    }
  }

  static Stream<Arguments> keys() {
    return Stream.of(
        Arguments.of(
            "txt", "n01440764 tench, Tinca tinca\nn02966687 carpenter's kit\nn01950731 sea slug\n"),
        Arguments.of(
            "txt",
            "n01440764\ttench, Tinca tinca\nn02966687\tcarpenter's kit\nn01950731\tsea slug"),
        Arguments.of(
            "csv",
            "n01440764,\"tench, Tinca tinca\"\nn02966687,carpenter's kit\nn01950731,sea slug\n"),
        Arguments.of(
            "csv",
            "Index,TrainVideoCount,KnowledgeGraphId,Name,WikiUrl,Vertical1\n0,9,n01440764,\"tench,"
                + " Tinca tinca\",,\n1,8,n02966687,carpenter's kit,,Tools\n2,7,n01950731,sea"
                + " slug,,\n"),
        Arguments.of(
            "json",
            "{\"0\": [\"n01440764\", \"tench, Tinca tinca\"], \"1\": [\"n02966687\", \"carpenter's"
                + " kit\"], \"2\": [\"n01950731\", \"sea slug\"]}"),
        Arguments.of(
            "pbtxt",
            "item { name: 'n01440764' id: 1 display_name: 'tench, Tinca tinca' }\nitem { name:"
                + " \"n02966687\" id: 2 display_name: \"carpenter's kit\" }\nitem { name:"
                + " 'n01950731' id: 3 display_name: 'sea slug' }"));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void keysAreRead(String extension, String text) {
    assertThat(read(extension, text)).isEqualTo(new ClassList(NAMES, KEYS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[unk]\n[sep] x\n[pad]",
        "<unk>\n<pad>",
        "sea, ocean\ncoast, shore",
        "2 doors\n2 wheels\n4 doors",
        "Boeing 707\nBoeing 717",
        "0\n1\n2",
        "n01440764\nn02966687",
        "a: b\nc: d",
        "one"
      })
  void namesMayLookOdd(String text) {
    assertThat(read("txt", text).names()).containsExactlyElementsOf(text.lines().toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'a': 1.5}",
        "{\"model\": {}, \"lr\": 3}",
        "{0: ['a', 'b', 'c'], 1: ['d']}",
        "{0: 'caf\\xe9'}",
        "{0: 'a', 1: }",
        "['a', 'b'",
        "{'a': 0,",
        "'a',\n'b',\n'c'",
        "1 tench\n2 goldfish",
        "3: tench\n4: goldfish",
        "tench;1.5\ngoldfish;2.5",
        "tench\tx\ngoldfish\ty",
        "tench,x\ngoldfish,y",
        "name\ntench",
        "label\ntench\ngoldfish",
        "<!DOCTYPE html>\n<html>",
        "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12",
        "names: &all [a]\nother: *all",
        "names: 3",
        "item { id: 1 name: 'a' }\nthing { }",
        "item { id: 1 name: 'a' }\nitem { id: 1 name: 'b' }",
        "id,name\n1,a\n2,b",
        "label,text\n1,a\n2,b",
      })
  void anythingElseIsRefusedInOneLine(String text) {
    assertThatThrownBy(() -> read("txt", text))
        .isInstanceOfSatisfying(
            UserErrorException.class,
            refusal -> assertThat(refusal.kind()).isEqualTo(UserErrorException.Kind.INPUT))
        .hasMessageStartingWith("Class list classes: ");
  }
}
