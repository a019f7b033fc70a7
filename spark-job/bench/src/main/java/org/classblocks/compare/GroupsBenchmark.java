package org.classblocks.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.classblocks.Text;
import org.classblocks.groups.GroupComparison;
import org.classblocks.groups.SampleGroup;
import org.classblocks.moments.ListedPairs;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.PairNoise;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * What a comparison of groups says of groups of one log in which nothing differs, and of groups in
 * the last of which one class has nothing in common with the others; with the folds of the groups,
 * and without.
 */
public final class GroupsBenchmark {
  private static final int CLASSES = 40;
  private static final int[][] SPLITS = {{3000, 3000}, {4800, 1200}, {1500, 1500, 1500, 1500}};

  private GroupsBenchmark() {}

  /** What becomes of a score, given the factor that all scores of its sample share. */
  private interface Shape {
    double of(double score, double shared);
  }

  /** How the scores of a log are distributed. */
  private enum Kind {
    NORMAL((x, u) -> x),
    T_3_DF((x, u) -> x * u),
    LOG_NORMAL_SCALE((x, u) -> x * u),
    EXP((x, u) -> StrictMath.exp(x)),
    EXP_OF_TWICE((x, u) -> StrictMath.exp(2 * x)),
    RARE_SIGMOID((x, u) -> 1 / (1 + StrictMath.exp(6 - 3 * x))),
    LISTS((x, u) -> x > 2 ? x : 0);

    @SuppressWarnings("ImmutableEnumChecker") // Its lambdas capture nothing.
    private final Shape shape;

    Kind(Shape shape) {
      this.shape = shape;
    }

    private double shared(Random random) {
      return switch (this) {
        case T_3_DF -> {
          double squares = 0;
          for (int i = 0; i < 3; i++) {
            squares += Math.pow(random.nextGaussian(), 2);
          }
          yield 1 / Math.sqrt(squares / 3);
        }
        case LOG_NORMAL_SCALE -> StrictMath.exp(random.nextGaussian());
        default -> 1;
      };
    }

    /** Scores by class and sample, in groups of five classes with a correlation of 0.5. */
    double[][] draw(int samples, Random random) {
      double[][] scores = new double[CLASSES][samples];
      for (int s = 0; s < samples; s++) {
        double shared = shared(random);
        double factor = 0;
        for (int c = 0; c < CLASSES; c++) {
          factor = c % 5 == 0 ? random.nextGaussian() : factor;
          double score = Math.sqrt(0.5) * (factor + random.nextGaussian());
          scores[c][s] = shape.of(score, shared);
        }
      }
      return scores;
    }
  }

  private static final class Counts {
    private int withPairs;
    private int withBlocks;
    private int found;
  }

  /** Option: how many logs of each kind, 20. */
  public static void main(String[] args) {
    int seeds = args.length > 0 ? Integer.parseInt(args[0]) : 20;
    System.out.println(
        "scores            groups  logs  with folds: pairs blocks found  without: pairs blocks"
            + " found");
    for (Kind kind : Kind.values()) {
      for (int[] split : SPLITS) {
        Counts with = new Counts();
        Counts without = new Counts();
        for (long seed = 0; seed < seeds; seed++) {
          count(kind, split, new Random(seed), with, without);
        }
        System.out.println(
            Text.of(
                "%-17s %6d %5d %18d %6d %5d %15d %6d %5d",
                kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                split.length,
                seeds,
                with.withPairs,
                with.withBlocks,
                with.found,
                without.withPairs,
                without.withBlocks,
                without.found));
      }
    }
  }

  private static void count(Kind kind, int[] split, Random random, Counts with, Counts without) {
    List<double[][]> scores =
        IntStream.of(split).mapToObj(samples -> kind.draw(samples, random)).toList();
    RunResult pooled = FoldedRuns.of(together(scores));
    ListedPairs listed = kind == Kind.LISTS ? listed(together(scores)) : pooled.log().listed();
    List<SampleGroup> groups = groups(scores, listed);
    addFalse(compared(groups, pooled), with);
    addFalse(compared(withoutNoise(groups), pooled), without);
    FoldedRuns.shuffle(scores.get(split.length - 1)[0], random.nextLong());
    List<SampleGroup> changed =
        groups(scores, kind == Kind.LISTS ? listed(together(scores)) : listed);
    addFound(compared(changed, pooled), with);
    addFound(compared(withoutNoise(changed), pooled), without);
  }

  private static GroupComparison compared(List<SampleGroup> groups, RunResult pooled) {
    return GroupComparison.of(groups, pooled.similarity(), pooled.order(), pooled.blocks());
  }

  private static void addFalse(GroupComparison found, Counts counts) {
    counts.withPairs += found.pairsAboveNoise() > 0 ? 1 : 0;
    counts.withBlocks +=
        found.blocks().stream().anyMatch(block -> block.difference().exceedsNoise()) ? 1 : 0;
  }

  /** The class with nothing in common lost four pairs. */
  private static void addFound(GroupComparison found, Counts counts) {
    counts.found +=
        found.pairs().stream()
                .filter(pair -> pair.difference().exceedsNoise())
                .anyMatch(
                    pair ->
                        Math.min(pair.classA(), pair.classB()) == 0
                            && Math.max(pair.classA(), pair.classB()) < 5)
            ? 1
            : 0;
  }

  private static List<SampleGroup> groups(List<double[][]> scores, ListedPairs listed) {
    List<SampleGroup> groups = new ArrayList<>();
    for (double[][] ofGroup : scores) {
      RunResult run = FoldedRuns.of(ofGroup);
      groups.add(
          new SampleGroup(
              "group " + groups.size(),
              run.samples(),
              (SimilarityMatrix) run.similarity(),
              Optional.of(
                  new PairNoise(run.similarity(), listed, run.log().marginals(), run.noise()))));
    }
    return groups;
  }

  private static List<SampleGroup> withoutNoise(List<SampleGroup> groups) {
    return groups.stream()
        .map(group -> new SampleGroup(group.name(), group.samples(), group.similarity()))
        .toList();
  }

  private static double[][] together(List<double[][]> groups) {
    return IntStream.range(0, CLASSES)
        .mapToObj(c -> groups.stream().flatMapToDouble(of -> Arrays.stream(of[c])).toArray())
        .toArray(double[][]::new);
  }

  /** Scores of 0 are not listed. */
  private static ListedPairs listed(double[][] scores) {
    ListedPairs.Builder listed = new ListedPairs.Builder(CLASSES);
    for (int a = 0; a < CLASSES; a++) {
      double[] first = scores[a];
      for (int b = a; b < CLASSES; b++) {
        double[] second = scores[b];
        listed.set(
            a,
            b,
            (int)
                IntStream.range(0, first.length)
                    .filter(s -> first[s] != 0 && second[s] != 0)
                    .count());
      }
    }
    return listed.result(scores[0].length);
  }
}
