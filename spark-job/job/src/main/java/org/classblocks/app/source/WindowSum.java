package org.classblocks.app.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.classblocks.UserErrorException;
import org.classblocks.examples.ExampleLists;
import org.classblocks.linalg.Tile;
import org.classblocks.linalg.Tiling;
import org.classblocks.moments.CoMoments;
import org.classblocks.moments.Stratum;
import org.classblocks.moments.attribute.AttributeMoments;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.moments.count.ConfusionCounts;
import org.classblocks.moments.count.LabelCounts;
import org.classblocks.moments.count.LabelScores;
import org.classblocks.moments.count.LogStatistics;
import org.classblocks.moments.count.RowCounts;
import org.classblocks.moments.count.ScoreSurvey;
import org.classblocks.splits.SignatureLists;
import org.classblocks.write.state.StoredState;

/**
 * Adds up states of the same classes, in the given order. It never subtracts, which would cost
 * digits.
 *
 * <p>O(k^2) time per state. Memory: per thread, the file of a tile and two tiles of each stratum;
 * O(k) for each state and stratum.
 */
final class WindowSum {
  private static final int MOST_THREADS = 4;

  private final List<StoredState> states;
  private final int mostGroups;

  /**
   * @param states at least one
   * @param mostGroups the most groups in all dates together
   */
  WindowSum(List<StoredState> states, int mostGroups) {
    this.states = List.copyOf(states);
    this.mostGroups = mostGroups;
  }

  /**
   * Adds up the co-moments, a tile at a time, and all other statistics.
   *
   * @param tiles receives the sums of every tile, one after the other, in any order
   * @return the other statistics of each stratum; rows and labels are counted in the first
   */
  SortedMap<Stratum, LogStatistics> moments(Consumer<SortedMap<Stratum, CoMoments>> tiles) {
    List<SortedMap<Stratum, MarginalsBuilder>> marginals =
        states.stream().map(StoredState::marginals).toList();
    requireRoomForGroups(marginals);
    addUp(marginals, tiles);
    int classCount = states.get(0).summary().classes();
    SortedMap<Stratum, List<LogStatistics>> parts = new TreeMap<>();
    for (int i = 0; i < states.size(); i++) {
      StoredState state = states.get(i);
      SortedMap<Stratum, AttributeMoments> attributes = state.attributes(marginals.get(i));
      marginals
          .get(i)
          .forEach(
              (stratum, sums) ->
                  parts
                      .computeIfAbsent(stratum, key -> new ArrayList<>())
                      .add(statistics(state, stratum, sums, attributes.get(stratum), classCount)));
    }
    SortedMap<Stratum, LogStatistics> totals = new TreeMap<>();
    parts.forEach((stratum, found) -> totals.put(stratum, LogStatistics.total(classCount, found)));
    return totals;
  }

  /**
   * What is known of the samples of some states beside their rows.
   *
   * @param states at least one, which hold rows in place of sums
   */
  static LogStatistics besideSums(List<StoredState> states) {
    int classCount = states.get(0).summary().classes();
    LogStatistics total = LogStatistics.empty(classCount);
    for (StoredState state : states) {
      total.combine(
          statistics(
              state,
              Stratum.FIRST,
              new MarginalsBuilder(classCount),
              new AttributeMoments(classCount),
              classCount));
    }
    return total;
  }

  private void requireRoomForGroups(List<SortedMap<Stratum, MarginalsBuilder>> marginals) {
    requireRoomForGroups(
        marginals.stream()
            .flatMap(strata -> strata.keySet().stream().map(Stratum::group))
            .filter(group -> !group.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new)),
        mostGroups);
  }

  /**
   * Checks the number of groups of a window.
   *
   * @param groups their names
   * @throws UserErrorException if there are more than {@code most}
   */
  static void requireRoomForGroups(SortedSet<String> groups, int most) {
    if (groups.size() > most) {
      throw UserErrorException.input(
          "The dates of the window have %d groups between them, for example %s, but"
              + " input.max-groups is %d. Raise it, or shorten state.window-days.",
          groups.size(), groups.stream().limit(3).toList(), most);
    }
  }

  private void addUp(
      List<SortedMap<Stratum, MarginalsBuilder>> marginals,
      Consumer<SortedMap<Stratum, CoMoments>> tiles) {
    int classCount = states.get(0).summary().classes();
    List<Tile> all = new Tiling(classCount, states.get(0).summary().tileEdge()).tiles();
    int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> sums = new ArrayList<>();
      for (Tile tile : all) {
        sums.add(
            executor.submit(
                () -> {
                  SortedMap<Stratum, CoMoments> sum = sum(tile, marginals);
                  synchronized (tiles) {
                    tiles.accept(sum);
                  }
                }));
      }
      for (Future<?> sum : sums) {
        sum.get();
      }
    } catch (ExecutionException failure) {
      throw unchecked(failure.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    } finally {
      executor.shutdownNow();
    }
  }

  private static RuntimeException unchecked(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
  }

  private SortedMap<Stratum, CoMoments> sum(
      Tile tile, List<SortedMap<Stratum, MarginalsBuilder>> marginals) {
    boolean areCounted = states.stream().anyMatch(state -> state.summary().countsListings());
    SortedMap<Stratum, CoMoments> sums = new TreeMap<>();
    for (int i = 0; i < states.size(); i++) {
      SortedMap<Stratum, MarginalsBuilder> strata = marginals.get(i);
      states
          .get(i)
          .tile(tile, strata)
          .forEach(
              (stratum, found) -> {
                CoMoments part =
                    areCounted ? found.withListingsOfAll(strata.get(stratum).samples()) : found;
                CoMoments sum = sums.putIfAbsent(stratum, part);
                if (sum != null) {
                  sum.combine(part);
                }
              });
    }
    return sums;
  }

  private static LogStatistics statistics(
      StoredState state,
      Stratum stratum,
      MarginalsBuilder sums,
      AttributeMoments attributes,
      int classCount) {
    ScoreSurvey survey = new ScoreSurvey();
    if (!stratum.equals(Stratum.FIRST)) {
      return new LogStatistics(
          new RowCounts(),
          sums,
          new LabelCounts(classCount),
          survey,
          new ConfusionCounts(classCount),
          new LabelScores(classCount),
          attributes,
          new SignatureLists(classCount),
          new ExampleLists(classCount));
    }
    survey.acceptClipped(state.summary().clippedScores());
    Optional.ofNullable(state.summary().neighbours()).ifPresent(survey::accept);
    survey.acceptUnclustered(state.summary().unclustered());
    StoredState.Labels labels = state.labels();
    return new LogStatistics(
        state.summary().rows().counts(),
        sums,
        labels.counts(),
        survey,
        labels.confusion(),
        new LabelScores(classCount),
        attributes,
        state.signatures(),
        new ExampleLists(classCount));
  }
}
