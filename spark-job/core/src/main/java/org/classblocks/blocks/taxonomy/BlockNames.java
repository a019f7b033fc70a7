package org.classblocks.blocks.taxonomy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.ClassList;

/**
 * Names blocks as people would: after the node of a taxonomy, or else after a word that the names
 * of their classes share.
 *
 * <p>Either must fit the block with an F1 of at least {@value #LEAST_F1}. For a word this is the F1
 * of the block and all classes whose names have the word. A name goes to the block that it fits
 * best, nodes before words. All other blocks keep their names, which are those of two classes.
 *
 * <p>O(k w d) time for k classes of w words in blocks up to d deep.
 */
public final class BlockNames {
  private static final double LEAST_F1 = 0.7;

  /** Whatever is no letter ends a word; digits tell classes apart rather than together. */
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}]+");

  private static final int SHORTEST_WORD = 3;
  private static final int FEWEST_CLASSES = 2;

  private BlockNames() {}

  private record Candidate(int block, String name, boolean isNode, double f1) {}

  /**
   * The same blocks with their names.
   *
   * @param order the order of the classes that have a correlation comes first
   */
  public static BlockForest of(
      BlockForest blocks, ClassOrder order, ClassList classes, Optional<TaxonomyMatches> taxonomy) {
    List<Candidate> candidates = new ArrayList<>();
    taxonomy.ifPresent(known -> addNodes(blocks, known, candidates));
    addWords(blocks, order, classes, candidates);
    candidates.sort(
        Comparator.comparing(Candidate::isNode)
            .thenComparingDouble(Candidate::f1)
            .reversed()
            .thenComparingInt(Candidate::block)
            .thenComparing(Candidate::name));
    Map<Integer, String> names = new HashMap<>();
    Set<String> taken = new HashSet<>();
    for (Candidate candidate : candidates) {
      if (!names.containsKey(candidate.block())
          && taken.add(candidate.name().toLowerCase(Locale.ROOT))) {
        names.put(candidate.block(), candidate.name());
      }
    }
    return blocks.withNames(names);
  }

  private static void addNodes(
      BlockForest blocks, TaxonomyMatches taxonomy, List<Candidate> candidates) {
    for (Block block : blocks.blocks()) {
      TaxonomyMatches.OfBlock match = taxonomy.ofBlocks().get(block.id());
      if (match.isMatch() && match.overlap().f1() >= LEAST_F1) {
        candidates.add(new Candidate(block.id(), match.name(), true, match.overlap().f1()));
      }
    }
  }

  private static void addWords(
      BlockForest blocks, ClassOrder order, ClassList classes, List<Candidate> candidates) {
    int compared = order.dendrogram().leafCount();
    List<Map<String, String>> wordsAt =
        IntStream.range(0, compared).mapToObj(p -> words(classes.name(order.classAt(p)))).toList();
    Map<String, Integer> everywhere = new HashMap<>();
    wordsAt.forEach(
        words -> words.keySet().forEach(word -> everywhere.merge(word, 1, Integer::sum)));
    for (Block block : blocks.blocks()) {
      Map<String, Integer> inside = new HashMap<>();
      Map<String, String> spellings = new HashMap<>();
      for (Map<String, String> words : wordsAt.subList(block.start(), block.end())) {
        words.keySet().forEach(word -> inside.merge(word, 1, Integer::sum));
        words.forEach(spellings::putIfAbsent);
      }
      inside.forEach(
          (word, count) -> {
            Overlap overlap = new Overlap(count, block.size(), everywhere.get(word));
            if (count >= FEWEST_CLASSES && overlap.f1() >= LEAST_F1) {
              candidates.add(new Candidate(block.id(), spellings.get(word), false, overlap.f1()));
            }
          });
    }
  }

  /** The words of a name in lower case, each with its spelling. */
  private static Map<String, String> words(String name) {
    Map<String, String> words = new LinkedHashMap<>();
    for (String word : BETWEEN_WORDS.split(name, -1)) {
      if (word.codePointCount(0, word.length()) >= SHORTEST_WORD) {
        words.putIfAbsent(word.toLowerCase(Locale.ROOT), word);
      }
    }
    return words;
  }
}
