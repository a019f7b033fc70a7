package org.classblocks.synthetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;
import org.classblocks.UserErrorException;

/**
 * How many classes there are and what sizes their blocks have.
 *
 * <p>The outermost level cuts the classes into blocks, each further level cuts each block. Sizes
 * are taken one after the other until the block is full; its last part takes what is left, and a
 * rest smaller than the smallest size joins the part before it.
 *
 * @param classes the number of classes, k
 * @param levels the sizes of the blocks of each level, outermost first; empty for no blocks at all
 * @param unblocked the fraction of classes that sit in no block on any level, in 0..1
 */
public record BlockLayout(int classes, List<LevelSizes> levels, double unblocked) {
  public BlockLayout {
    levels = List.copyOf(levels);
    if (classes < 1) {
      throw UserErrorException.usage(
          "The number of classes must be at least 1, found %d. Give more classes.", classes);
    }
    if (!(unblocked >= 0 && unblocked <= 1)) {
      throw UserErrorException.usage(
          "The fraction of unblocked classes must be from 0 to 1, found %s. Use 0.1, for"
              + " example, to leave a tenth of the classes in no block.",
          unblocked);
    }
  }

  /**
   * Plants the blocks. Which class sits where is drawn from the seed, so class ids say nothing
   * about blocks. Names tell nothing either: "class 0042".
   */
  public Hierarchy plant(long seed) {
    RandomStream random = RandomStream.of(seed, RandomStream.HIERARCHY);
    int[] classAt = new int[classes];
    Arrays.setAll(classAt, place -> place);
    random.shuffle(classAt);

    int[][] blocks = new int[levels.size()][classes];
    List<Integer> outer = List.of(classes - (int) Math.round(unblocked * classes));
    for (int level = 0; level < blocks.length; level++) {
      outer = cut(outer, levels.get(level), random);
      Arrays.fill(blocks[level], Hierarchy.NONE);
      int place = 0;
      for (int block = 0; block < outer.size(); block++) {
        for (int end = place + outer.get(block); place < end; place++) {
          blocks[level][classAt[place]] = block;
        }
      }
    }
    return new Hierarchy(names(classes), blocks);
  }

  /** The sizes of the parts of each of the given blocks, one after the other. */
  private static List<Integer> cut(List<Integer> outer, LevelSizes sizes, RandomStream random) {
    IntSupplier sequence = sizes.sequence(random);
    int smallest = sizes.smallest();
    List<Integer> parts = new ArrayList<>();
    for (int left : outer) {
      while (left > 0) {
        int size = Math.min(sequence.getAsInt(), left);
        if (left - size < smallest) {
          size = left;
        }
        parts.add(size);
        left -= size;
      }
    }
    return parts;
  }

  private static List<String> names(int classes) {
    int width = Integer.toString(classes - 1).length();
    List<String> names = new ArrayList<>(classes);
    for (int id = 0; id < classes; id++) {
      String digits = Integer.toString(id);
      names.add("class " + "0".repeat(width - digits.length()) + digits);
    }
    return names;
  }
}
