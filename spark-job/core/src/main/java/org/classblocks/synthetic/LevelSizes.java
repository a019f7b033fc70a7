package org.classblocks.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.classblocks.UserErrorException;

/**
 * The sizes of the planted blocks of one level: a list taken in turn ("100" or "5,300,40"), or a
 * range ("5-300") whose sizes are drawn so that their logarithms are uniform.
 *
 * @param sizes the list, or the two ends of the range
 * @param range whether it is a range
 */
public record LevelSizes(List<Integer> sizes, boolean range) {
  public LevelSizes {
    sizes = List.copyOf(sizes);
    if (sizes.isEmpty() || sizes.stream().anyMatch(size -> size < 1)) {
      throw UserErrorException.usage(
          "Sizes of blocks must be at least 1, found %s. Write a size (100), a list (5,300,40)"
              + " or a range (5-300) for each level, outermost first, with / between levels.",
          sizes);
    }
    if (range && (sizes.size() != 2 || sizes.get(0) > sizes.get(1))) {
      throw UserErrorException.usage(
          "A range of sizes must go from the smaller to the larger, found %s. Write it as 5-300.",
          joined(sizes, "-"));
    }
  }

  /**
   * Reads the sizes of all levels, outermost first: {@code 40-100/10-25/3-8}.
   *
   * @throws UserErrorException if the text is not made of sizes, lists and ranges
   */
  public static List<LevelSizes> parseLevels(String text) {
    List<LevelSizes> levels = new ArrayList<>();
    for (String level : text.split("/", -1)) {
      levels.add(parse(level.strip(), text));
    }
    return List.copyOf(levels);
  }

  private static LevelSizes parse(String level, String text) {
    boolean range = level.contains("-");
    List<Integer> sizes = new ArrayList<>();
    for (String size : level.split(range ? "-" : ",", -1)) {
      try {
        sizes.add(Integer.parseInt(size.strip()));
      } catch (NumberFormatException e) {
        throw UserErrorException.usage(
                "Sizes of blocks must be whole numbers, found \"%s\" in \"%s\". Write a size"
                    + " (100), a list (5,300,40) or a range (5-300) for each level, outermost"
                    + " first, with / between levels.",
                size, text)
            .causedBy(e);
      }
    }
    return new LevelSizes(sizes, range);
  }

  /** The smallest size a block gets, unless all of the level is smaller. */
  int smallest() {
    return sizes.stream().mapToInt(Integer::intValue).min().orElseThrow();
  }

  /** One size after the other, without end. */
  IntSupplier sequence(RandomStream random) {
    return range ? drawn(random) : inTurn();
  }

  private IntSupplier inTurn() {
    int[] next = {0};
    return () -> sizes.get(next[0]++ % sizes.size());
  }

  private IntSupplier drawn(RandomStream random) {
    double low = StrictMath.log(sizes.get(0));
    double high = StrictMath.log(sizes.get(1) + 1.0);
    return () -> {
      double size = StrictMath.exp(low + random.nextUniform() * (high - low));
      return Math.min(Math.max((int) size, sizes.get(0)), sizes.get(1));
    };
  }

  private static String joined(List<Integer> sizes, String separator) {
    return sizes.stream().map(String::valueOf).collect(Collectors.joining(separator));
  }

  /** The sizes as they are written on the command line. */
  @Override
  public String toString() {
    return joined(sizes, range ? "-" : ",");
  }
}
