package org.classblocks.similarity.nearest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.classblocks.moments.ExactMoments;
import org.classblocks.moments.batch.BatchMarginals;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.moments.batch.SparseBatch;
import org.classblocks.moments.sparse.SparseSamples;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.SimilarityGraph;
import org.classblocks.similarity.SimilarityMatrix;

/** The neighbours of all classes of some samples. */
final class Searched {
  private static final double TOLERANCE = 1e-13;

  private final SparseSamples samples;
  private final SparseBatch batch;
  private final StandardUnits units;
  private final NearestClasses[] byClass;
  private final int[] indexes;
  private int limit;

  Searched(SparseSamples samples) {
    this.samples = samples;
    this.batch = samples.batch();
    MarginalsBuilder marginals = new MarginalsBuilder(batch.classCount());
    BatchMarginals.add(batch, marginals);
    ListingTotals totals = new ListingTotals(batch.classCount());
    totals.accept(batch);
    this.units = new StandardUnits(marginals, totals, batch.absentScore(), 1);
    this.byClass = new NearestClasses[batch.classCount()];
    this.indexes = new int[batch.classCount()];
  }

  /**
   * Searches all classes.
   *
   * @param bands how many searches there are, of about as many classes each
   * @param withOwn how many classes of each have an accumulator of their own
   * @param pieceRows the rows that a search takes at once
   */
  void search(int most, int bands, int withOwn, int pieceRows) {
    limit = most;
    for (int band = 0; band < bands; band++) {
      int first = band;
      int[] classes = IntStream.range(0, units.size()).filter(id -> id % bands == first).toArray();
      NearestSearch search =
          new NearestSearch(units, limit, classes, Math.min(withOwn, classes.length), 1, 1);
      pieces(pieceRows).forEach(search::accept);
      NearestClasses found = search.result();
      for (int index = 0; index < found.size(); index++) {
        assertThat(found.id(index)).isEqualTo(classes[index]);
        byClass[classes[index]] = found;
        indexes[classes[index]] = index;
      }
    }
  }

  private List<ListedRows> pieces(int pieceRows) {
    List<ListedRows> pieces = new ArrayList<>();
    ListedRows.Builder builder = new ListedRows.Builder();
    for (int row = 0; row < batch.rows(); row++) {
      builder.add(batch, row);
      if ((row + 1) % pieceRows == 0) {
        pieces.add(builder.drain());
      }
    }
    pieces.add(builder.drain());
    return pieces;
  }

  ClassStatus status(int id) {
    return units.status(id);
  }

  /** The neighbours of a class, most similar first. */
  int[] neighbours(int id) {
    return places(id).map(byClass[id]::neighbour).toArray();
  }

  private IntStream places(int id) {
    return IntStream.range(byClass[id].start(indexes[id]), byClass[id].start(indexes[id] + 1));
  }

  /** How similar a neighbour of a class is; NaN if it is none. */
  double similarity(int id, int neighbour) {
    return places(id)
        .filter(place -> byClass[id].neighbour(place) == neighbour)
        .mapToDouble(byClass[id]::similarity)
        .findFirst()
        .orElse(Double.NaN);
  }

  double leftOut(int id) {
    return byClass[id].mostLeftOut(indexes[id]);
  }

  /** Compares neighbours, their order and what is said of all others with every pair. */
  void assertNearest(ExactMoments exact) {
    int[][] both = samples.listedBoth();
    for (int id = 0; id < units.size(); id++) {
      if (units.isUsable(id)) {
        assertNearest(id, exact, both[id]);
      } else {
        assertThat(neighbours(id)).isEmpty();
      }
    }
    assertGraph(exact, both);
  }

  /** Compares pairs that are kept, and those that no sample lists, with exact correlations. */
  private void assertGraph(ExactMoments exact, int[][] both) {
    SimilarityGraph.Builder builder = units.graph(ClassList.numbered(units.size()));
    Arrays.stream(byClass).distinct().forEach(found -> found.addTo(builder));
    SimilarityGraph graph = builder.build();
    for (int id : graph.usableClasses()) {
      assertThat(graph.mostLeftOut(id)).isEqualTo(leftOut(id));
      assertThat(Arrays.stream(neighbours(id))).allMatch(other -> graph.entry(other, id) >= 0);
      for (int other : graph.usableClasses()) {
        if (other != id && (graph.entry(id, other) >= 0 || both[id][other] == 0)) {
          assertThat(graph.at(id, other))
              .as("of %d and %d", id, other)
              .isCloseTo(exact.correlation(id, other).doubleValue(), within(TOLERANCE));
        }
      }
    }
  }

  private void assertNearest(int id, ExactMoments exact, int[] both) {
    int[] others =
        IntStream.range(0, units.size())
            .filter(other -> other != id && units.isUsable(other))
            .toArray();
    int[] found = neighbours(id);
    int listed = (int) Arrays.stream(others).filter(other -> both[other] > 0).count();
    assertThat(found).hasSize(Math.min(limit, listed)).doesNotHaveDuplicates();
    double last = Double.POSITIVE_INFINITY;
    int lastId = -1;
    for (int place : places(id).toArray()) {
      int other = byClass[id].neighbour(place);
      double similarity = byClass[id].similarity(place);
      assertThat(similarity)
          .as("of %d and %d", id, other)
          .isBetween(-1.0, 1.0)
          .isCloseTo(exact.correlation(id, other).doubleValue(), within(TOLERANCE));
      assertThat(byClass[id].bothListed(place)).isEqualTo(both[other]);
      double rounded = SimilarityMatrix.rounded(similarity);
      assertThat(rounded < last || (rounded == last && other > lastId)).as("in order").isTrue();
      last = rounded;
      lastId = other;
    }
    assertLeftOut(id, exact, both, others, found, last);
  }

  private void assertLeftOut(
      int id, ExactMoments exact, int[] both, int[] others, int[] found, double last) {
    double most = -1;
    double mostListed = -1;
    for (int other : others) {
      if (Arrays.stream(found).noneMatch(neighbour -> neighbour == other)) {
        double similarity = exact.correlation(id, other).doubleValue();
        most = Math.max(most, similarity);
        mostListed = both[other] > 0 ? Math.max(mostListed, similarity) : mostListed;
      }
    }
    assertThat(mostListed).as("left out of %d", id).isLessThanOrEqualTo(last + 1e-10);
    assertThat(leftOut(id)).as("left out of %d", id).isGreaterThanOrEqualTo(most - TOLERANCE);
    boolean areAllListed = Arrays.stream(others).allMatch(other -> both[other] > 0);
    double bound = areAllListed ? mostListed : Math.max(mostListed, units.mostWithoutSamples(id));
    assertThat(leftOut(id)).as("left out of %d", id).isCloseTo(bound, within(TOLERANCE));
  }
}
