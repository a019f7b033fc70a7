package org.classblocks.expect;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.classblocks.Text;
import org.classblocks.attributes.AttributeFinding;
import org.classblocks.blocks.Block;
import org.classblocks.linalg.Permutation;
import org.classblocks.moments.count.Confusion;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.ClassStatus;

/**
 * Compares expectations with a result. An expectation that cannot be checked is broken: a class
 * without a correlation has no similarity and no block, and a class that labels no sample has no
 * recall.
 *
 * <p>Cost: O(m^2 + m b) for an expectation of m classes and a result of b blocks.
 */
public final class ExpectationCheck {
  private final RunResult result;
  private final Permutation order;
  private final List<Block> roots;

  public ExpectationCheck(RunResult result) {
    this.result = result;
    this.order = result.order().permutation();
    this.roots = result.blocks().roots();
  }

  /** What is expected, as a clause. */
  public String expected(Expectation expectation) {
    String classes = names(expectation.classes());
    return switch (expectation.kind()) {
      case SAME_BLOCK -> "one block with " + classes;
      case APART -> "no block with two of " + classes;
      case MAX_SIMILARITY ->
          Text.of("similarities of at most %s between %s", expectation.bound(), classes);
      case MIN_SIMILARITY ->
          Text.of("similarities of at least %s between %s", expectation.bound(), classes);
      case RECALL_AT_LEAST ->
          Text.of("a recall of at least %s for %s", expectation.bound(), classes);
      case NOT_EXPLAINED_BY ->
          Text.of(
              "at most %s of the block with %s explained by '%s'",
              expectation.bound(), classes, expectation.attribute());
    };
  }

  /** What was found instead, as a clause; nothing if the expectation holds. */
  public Optional<String> broken(Expectation expectation) {
    if (expectation.kind() == Expectation.Kind.RECALL_AT_LEAST) {
      return lowRecall(expectation);
    }
    Optional<String> unknown = withoutCorrelation(expectation);
    return unknown.isPresent() ? unknown : brokenByKnown(expectation);
  }

  private Optional<String> brokenByKnown(Expectation expectation) {
    double bound = expectation.bound();
    return switch (expectation.kind()) {
      case SAME_BLOCK -> scattered(expectation.classes());
      case APART -> together(expectation.classes());
      case MAX_SIMILARITY ->
          pairs(
              expectation,
              found -> found > bound,
              Comparator.comparing(Pair::similarity).reversed());
      case MIN_SIMILARITY ->
          pairs(expectation, found -> found < bound, Comparator.comparing(Pair::similarity));
      case NOT_EXPLAINED_BY -> explained(expectation);
      case RECALL_AT_LEAST -> throw new IllegalArgumentException("recall is not of blocks");
    };
  }

  private Optional<String> withoutCorrelation(Expectation expectation) {
    return expectation.classes().stream()
        .filter(id -> result.similarity().status(id) != ClassStatus.OK)
        .map(
            id ->
                Text.of(
                    "%s without a correlation (%s)",
                    name(id), result.similarity().status(id).text()))
        .reduce((first, second) -> first + ", " + second);
  }

  private boolean has(Block block, int id) {
    return block.start() <= order.positionOf(id) && order.positionOf(id) < block.end();
  }

  private Optional<String> scattered(List<Integer> classes) {
    boolean isOne =
        roots.stream().anyMatch(block -> classes.stream().allMatch(id -> has(block, id)));
    return isOne
        ? Optional.empty()
        : Optional.of(
            classes.stream()
                .map(
                    id ->
                        name(id) + " in " + root(id).map(ExpectationCheck::text).orElse("no block"))
                .collect(Collectors.joining(", ")));
  }

  private Optional<Block> root(int id) {
    return roots.stream().filter(block -> has(block, id)).findFirst();
  }

  /** Blocks are nested, so one at the top has two classes if any has. */
  private Optional<String> together(List<Integer> classes) {
    return roots.stream()
        .flatMap(
            block -> {
              List<Integer> inside = classes.stream().filter(id -> has(block, id)).toList();
              return inside.size() < 2
                  ? Stream.empty()
                  : Stream.of(names(inside) + " in " + text(block));
            })
        .reduce((first, second) -> first + ", " + second);
  }

  private static String text(Block block) {
    return Text.of("block %d (of %,d classes)", block.id(), block.size());
  }

  private record Pair(int a, int b, double similarity) {}

  private Optional<String> pairs(
      Expectation expectation, DoublePredicate isBroken, Comparator<Pair> worst) {
    List<Integer> classes = expectation.classes();
    List<Pair> broken =
        IntStream.range(0, classes.size())
            .boxed()
            .flatMap(
                i ->
                    IntStream.range(i + 1, classes.size())
                        .mapToObj(j -> pair(classes.get(i), classes.get(j))))
            .filter(pair -> isBroken.test(pair.similarity()))
            .sorted(worst)
            .toList();
    if (broken.isEmpty()) {
      return Optional.empty();
    }
    Pair first = broken.get(0);
    String text =
        classes.size() == 2
            ? number(first.similarity())
            : Text.of(
                "%s between %s", number(first.similarity()), names(List.of(first.a(), first.b())));
    return Optional.of(
        broken.size() == 1 ? text : Text.of("%s, and %,d more pairs", text, broken.size() - 1));
  }

  private Pair pair(int a, int b) {
    return new Pair(a, b, result.similarity().at(a, b));
  }

  /** Classes without a common block have nothing that could be explained. */
  private Optional<String> explained(Expectation expectation) {
    Optional<Block> block =
        result.blocks().blocks().stream()
            .filter(one -> expectation.classes().stream().allMatch(id -> has(one, id)))
            .min(Comparator.comparingInt(Block::size));
    return block.flatMap(
        one ->
            result.attributes().stream()
                .flatMap(known -> known.of(false).stream())
                .filter(found -> found.block() == one.id())
                .filter(found -> found.attribute().equals(expectation.attribute()))
                .filter(AttributeFinding::isSignificant)
                .filter(found -> found.shareExplained() > expectation.bound())
                .findFirst()
                .map(found -> number(found.shareExplained()) + " of " + text(one)));
  }

  private Optional<String> lowRecall(Expectation expectation) {
    Optional<Confusion> confusion = result.log().labels().map(labels -> labels.confusion());
    if (confusion.isEmpty()) {
      return Optional.of("no labels");
    }
    return expectation.classes().stream()
        .filter(id -> !(confusion.get().recall(id) >= expectation.bound()))
        .map(id -> recall(id, confusion.get().recall(id)))
        .reduce((first, second) -> first + ", " + second);
  }

  private String recall(int id, double recall) {
    return Double.isNaN(recall)
        ? "no sample with the label " + name(id)
        : number(recall) + " for " + name(id);
  }

  private String names(List<Integer> ids) {
    return ids.stream().map(this::name).collect(Collectors.joining(", "));
  }

  private String name(int id) {
    return "'" + result.similarity().classes().name(id) + "'";
  }

  private static String number(double found) {
    return Text.of("%.4f", found);
  }
}
