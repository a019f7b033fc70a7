package org.classblocks.spark.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.classblocks.UserErrorException;
import org.classblocks.similarity.ClassList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassListParserTest {
  private static final ClassListParser PARSER = new ClassListParser("classes");

  private static ClassList lines(String text) {
    return PARSER.parse("txt", bytes(text));
  }

  private static ClassList csv(String text) {
    return PARSER.parse("csv", bytes(text));
  }

  private static ClassList json(String text) {
    return PARSER.parse("json", bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void refused(Function<String, ClassList> form, String text, String what) {
    assertThatThrownBy(() -> form.apply(text))
        .isInstanceOfSatisfying(
            UserErrorException.class,
            refusal -> assertThat(refusal.kind()).isEqualTo(UserErrorException.Kind.INPUT))
        .hasMessage("Class list classes: " + what + ".");
  }

  @Test
  void aLineIsAName() {
    assertThat(lines("coast\nsea, ocean \n👩‍🌾 farm\n"))
        .isEqualTo(ClassList.ofNames(List.of("coast", "sea, ocean", "👩‍🌾 farm")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\r\nb\r\n", "a\rb\r", "\uFEFFa\nb\n", "a\nb\n\n  \n"})
  void endsOfLinesAndOfTheFileDoNotMatter(String text) {
    assertThat(lines(text).names()).containsExactly("a", "b");
  }

  @Test
  void anEmptyLineBetweenNamesIsRefused() {
    refused(ClassListParserTest::lines, "a\n\nb\n", "line 2 is empty. Write a name in each line");
    refused(ClassListParserTest::lines, "\na\n", "line 1 is empty. Write a name in each line");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class_id,name\n0,coast\n1,\"sea, ocean\"\n2,\"say \"\"hi\"\"\"\n",
        "index,display_name\n1,\"sea, ocean\"\n0,coast\n2,\"say \"\"hi\"\"\"\n",
        "\uFEFFname , id\r\n coast , 0\r\n\r\n\"sea, ocean\",1\r\n\"say \"\"hi\"\"\",2\r\n",
        "label\ncoast\n\"sea, ocean\"\n\"say \"\"hi\"\"\"\n",
      })
  void aCsvHasAHeaderAndMayHaveIdsInAnyOrder(String text) {
    assertThat(csv(text))
        .isEqualTo(ClassList.ofNames(List.of("coast", "sea, ocean", "say \"hi\"")));
  }

  @Test
  void aNameMayHaveLines() {
    assertThat(csv("name\n\"two\nlines\"\n🦀\n").names()).containsExactly("two\nlines", "🦀");
  }

  @ParameterizedTest
  @ValueSource(strings = {"key", "mid", "wnid"})
  void keysTellClassesOfOneNameApart(String column) {
    ClassList classes = csv("index," + column + ",display_name\n1,n2,crane\n0,n1,crane\n");
    assertThat(classes.names()).containsExactly("crane", "crane");
    assertThat(classes.keys()).containsExactly("n1", "n2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"coast\", \"ocean\"]",
        "[{\"name\": \"coast\"}, {\"name\": \"ocean\"}]",
        "[{\"class_id\": 1, \"name\": \"ocean\"}, {\"class_id\": 0, \"name\": \"coast\"}]",
        "{\"1\": \"ocean\", \"0\": \"coast\"}",
        "{\"1\": {\"name\": \"ocean\"}, \"0\": {\"name\": \"coast\"}}",
        "\uFEFF[\"coast\", \"ocean\"]\n",
      })
  void aJsonIsAListOrAnObject(String text) {
    assertThat(json(text)).isEqualTo(ClassList.ofNames(List.of("coast", "ocean")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"0\": [\"n01440764\", \"tench\"], \"1\": [\"n01443537\", \"goldfish\"]}",
        "[{\"wnid\": \"n01440764\", \"name\": \"tench\"},"
            + " {\"wnid\": \"n01443537\", \"name\": \"goldfish\"}]",
      })
  void aJsonMayHaveKeys(String text) {
    assertThat(json(text))
        .isEqualTo(new ClassList(List.of("tench", "goldfish"), List.of("n01440764", "n01443537")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0,a;2,b | class id 2 is outside 0..1. Number the classes from 0 without gaps",
        "0,a;-1,b | class id -1 is outside 0..1. Number the classes from 0 without gaps",
        "0,a;0,b | class id 0 appears twice. Keep one",
        "0,a;0,b;1,c;1,d | 2 class ids appear more than once, such as 0, 1. Keep one of each",
        "0,a;x,b | class id 'x' is not a whole number. Number the classes from 0",
        "0,a;1.0,b | class id '1.0' is not a whole number. Number the classes from 0",
        "0,a;1, | entry 2 has no name. Name every class, if need be by its id",
        "0,a;1,\" \" | entry 2 has no name. Name every class, if need be by its id",
        "0,a,b | expected CSV with a header, but in line 2: Too many entries: expected at most 2"
            + " (value #2 (1 chars) \"b\"). Check the quotes and commas",
      })
  void aCsvWithAFaultIsRefused(String rows, String what) {
    refused(ClassListParserTest::csv, "class_id,name\n" + rows.replace(';', '\n') + "\n", what);
  }

  @Test
  void aCsvWithoutANameColumnIsRefused() {
    refused(
        ClassListParserTest::csv,
        "id,titel\n0,a\n",
        "entry 1 has no name: expected a column display_name or name or class_name or"
            + " label_name or label or text or class, found id, titel. Name every class");
  }

  @Test
  void keysAreUniqueAndOfAllClassesOrOfNone() {
    refused(ClassListParserTest::csv, "key,name\nx,a\nx,b\n", "key 'x' appears twice. Keep one");
    refused(
        ClassListParserTest::csv,
        "key,name\nd,a\nd,b\nc,b\nc,b\nb,b\nb,b\na,b\na,b\na,b\n",
        "4 keys appear more than once, such as 'd', 'c', 'b'. Keep one of each");
    refused(
        ClassListParserTest::csv,
        "key,name\nx,a\n,b\n",
        "only 1 of 2 classes have a key. Give all classes a key, or none");
    assertThat(csv("key,name\n,a\n,b\n").keys()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[\"a\" | expected JSON or Python, but in line 1: Unexpected end-of-input",
        "[\"a\"] [\"b\"] | expected JSON or Python, but in line 1: Trailing token",
        "{\"0\": \"a\", \"0\": \"b\"} | expected JSON or Python, but in line 1: Duplicate field"
            + " '0'",
        "\"a\" | expected a JSON list or object. Write a list of names, for example",
        "'' | expected a JSON list or object. Write a list of names, for example",
        "[[\"a\"]] | entry 1 has no name",
        "[\"a\", null] | entry 2 has no name",
      })
  void aJsonWithAFaultIsRefused(String text, String what) {
    assertThatThrownBy(() -> json(text))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith("Class list classes: " + what)
        .hasMessageMatching(".*\\.");
  }

  @Test
  void noClassesAreRefused() {
    refused(
        ClassListParserTest::lines,
        "\n",
        "expected at least one class, found none. Add the" + " classes");
    refused(
        ClassListParserTest::csv,
        "name\n",
        "expected at least one class, found none. Add" + " the classes");
    refused(
        ClassListParserTest::json,
        "[]",
        "expected at least one class, found none. Add the" + " classes");
  }

  @Test
  void anotherCharacterSetIsRefused() {
    byte[] latin = "café\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> PARSER.parse("txt", latin))
        .hasMessage("Class list classes: expected a text in UTF-8. Convert it.");
  }
}
