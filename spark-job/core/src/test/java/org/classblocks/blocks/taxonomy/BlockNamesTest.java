package org.classblocks.blocks.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.Matrices;
import org.classblocks.fixtures.Forests;
import org.classblocks.fixtures.Orders;
import org.classblocks.similarity.ClassList;
import org.junit.jupiter.api.Test;

class BlockNamesTest {
  private static final TaxonomyMatches.OfBlock NONE =
      new TaxonomyMatches.OfBlock(null, null, Overlap.NONE);

  /** The names of blocks over classes that stand in the order of their ids. */
  private static List<String> names(
      List<String> classes, List<TaxonomyMatches.OfBlock> matches, int[]... blocks) {
    Optional<TaxonomyMatches> taxonomy =
        matches.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new TaxonomyMatches(
                    9,
                    List.of(),
                    0,
                    matches,
                    List.of(),
                    List.of(),
                    List.of(),
                    new TaxonomyAlignment.Agreement(0.5, 2, 0.5, 0.5)));
    return BlockNames.of(
            Forests.of(classes.size(), blocks),
            Orders.ascending(Matrices.of(classes.size(), (i, j) -> 0.5)),
            ClassList.ofNames(classes),
            taxonomy)
        .blocks()
        .stream()
        .map(Block::name)
        .toList();
  }

  private static int[] block(int start, int end) {
    return new int[] {start, end};
  }

  private static TaxonomyMatches.OfBlock match(String name, int shared, int inBlock, int inNode) {
    return new TaxonomyMatches.OfBlock(name, name, new Overlap(shared, inBlock, inNode));
  }

  @Test
  void aBlockIsNamedAfterTheWordThatItsClassesShare() {
    List<String> classes =
        List.of("barn spider", "Spider, wolf", "tarantula", "black-widow_spider", "cup", "mug");
    assertThat(names(classes, List.of(), block(0, 4)))
        .as("three of four: F1 6/7, spelled as in the first")
        .containsExactly("spider");
    assertThat(names(classes, List.of(), block(0, 6)))
        .as("three of six: F1 2/3")
        .containsExactly("block 0");
  }

  @Test
  void aWordThatManyOtherClassesHaveIsNoName() {
    List<String> classes =
        IntStream.range(0, 12).mapToObj(id -> "bird " + (char) ('a' + id)).toList();
    assertThat(names(classes, List.of(), block(0, 6))).as("F1 2/3").containsExactly("block 0");
    assertThat(names(classes, List.of(), block(0, 7))).as("F1 14/19").containsExactly("bird");
  }

  @Test
  void digitsShortWordsAndSingleClassesMakeNoName() {
    List<String> classes = List.of("class 17", "x7", "of a", "of b", "alone", "z");
    assertThat(names(classes, List.of(), block(0, 2), block(2, 4), block(4, 6)))
        .containsExactly("block 0", "block 1", "block 2");
  }

  @Test
  void theNodeOfATaxonomyComesFirst() {
    List<String> classes = List.of("barn spider", "wolf spider", "mite", "cup", "mug");
    assertThat(names(classes, List.of(match("arachnid", 3, 3, 4)), block(0, 3)))
        .containsExactly("arachnid");
    assertThat(names(classes, List.of(match("animal", 3, 3, 9)), block(0, 3)))
        .as("F1 1/2 of the node, 4/5 of the word")
        .containsExactly("spider");
  }

  @Test
  void aNameGoesToTheBlockThatItFitsBest() {
    List<String> classes = List.of("a", "b", "c", "d", "e", "f", "g", "h");
    assertThat(
            names(
                classes,
                List.of(match("mammal", 6, 8, 6), match("mammal", 6, 6, 6), NONE),
                block(0, 8),
                block(0, 6),
                block(0, 2)))
        .containsExactly("block 0", "mammal", "block 2");
  }
}
