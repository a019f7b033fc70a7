package org.classblocks.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.classblocks.UserErrorException;
import org.classblocks.synthetic.Hierarchy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Hierarchies read from CSV, and written as the truth. */
class HierarchyCsvTest {
  private static final String THINGS =
      """
      name,level_1,level_2
      owl,animals,birds
      "chair, folding",,
      robin,animals,birds
      wolf,animals
      "the ""big"" bird",toys,birds

      """;

  private static Hierarchy read(String text) throws IOException {
    return HierarchyCsv.read(new StringReader(text), "things.csv");
  }

  @Test
  void readsNamesAndBlocksInTheirOrder() throws IOException {
    Hierarchy hierarchy = read(THINGS);
    assertThat(hierarchy.names())
        .containsExactly("owl", "chair, folding", "robin", "wolf", "the \"big\" bird");
    assertThat(Stream.of(0, 1, 2, 3, 4).map(id -> hierarchy.block(0, id)))
        .containsExactly(0, -1, 0, 0, 1);
    assertThat(Stream.of(0, 1, 2, 3, 4).map(id -> hierarchy.block(1, id)))
        .as("birds among toys are no animals")
        .containsExactly(0, -1, 0, -1, 1);
    assertThat(hierarchy.parent(1, 0)).isZero();
    assertThat(hierarchy.parent(1, 1)).isOne();
  }

  @Test
  void readsWindowsFilesWithAByteOrderMark() throws IOException {
    Hierarchy hierarchy = read("\uFEFF" + THINGS.replace("\n", "\r\n"));
    assertThat(hierarchy.names()).hasSize(5).startsWith("owl");
    assertThat(hierarchy.blocks(1)).isEqualTo(2);
  }

  @Test
  void namesAloneAreAHierarchyWithoutLevels() throws IOException {
    Hierarchy hierarchy = read("name\nowl\nrobin\n");
    assertThat(hierarchy.names()).containsExactly("owl", "robin");
    assertThat(hierarchy.levels()).isZero();
  }

  @Test
  void truthIsQuotedWhereNeeded() throws IOException {
    ByteArrayOutputStream blocks = new ByteArrayOutputStream();
    Truth.writeBlocks(read(THINGS), blocks);
    assertThat(blocks.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            class_id,class_name,level_1,level_2
            0,owl,0,0
            1,"chair, folding",,
            2,robin,0,0
            3,wolf,0,
            4,"the ""big"" bird",1,1
            """);
    ByteArrayOutputStream classes = new ByteArrayOutputStream();
    Truth.writeClasses(read(THINGS), classes);
    assertThat(classes.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            class_id,name
            0,owl
            1,"chair, folding"
            2,robin
            3,wolf
            4,"the ""big"" bird"
            """);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of("", "header"),
        Arguments.of("class,level_1\nowl,birds\n", "\"class\" in place of \"name\""),
        Arguments.of("name,level_2\nowl,birds\n", "\"level_2\" in place of \"level_1\""),
        Arguments.of("name,level_1\n", "a line per class"),
        Arguments.of("name,level_1\nowl,birds\n,birds\n", "line 3"),
        Arguments.of("name,level_1\nowl,birds\nwolf,a,b\n", "line 3"),
        Arguments.of("name,level_1\nowl,birds\nwolf,a,b", "line 3"),
        Arguments.of("name,level_1\n\nowl,birds\n\nwolf,a,b\n\n\nbee,a\n", "line 5"),
        Arguments.of("name,level_1\r\n\r\nowl,birds\r\nwolf,a,b", "line 4"),
        Arguments.of("name,level_1\n\"a big\nowl\",birds\nwolf,a,b\n", "line 4"),
        Arguments.of("name,level_1,level_2\nowl,,birds\n", "line 2: \"owl\""),
        Arguments.of("name,level_1\n\"owl,birds\n", "is not a CSV file"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void namesTheMistakeAndItsLine(String text, String told) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith("things.csv")
        .hasMessageContaining(told);
  }
}
