package org.classblocks.report.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.classblocks.fixtures.Graphs;
import org.classblocks.fixtures.Orders;
import org.classblocks.fixtures.Similarities;
import org.classblocks.order.ClassOrder;
import org.classblocks.report.model.GraphValues;
import org.classblocks.report.page.RenderedPage;
import org.classblocks.similarity.SimilarityGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphTilesTest {
  private static Map<String, byte[]> tiles(RenderedPage files) {
    Map<String, byte[]> tiles = new TreeMap<>();
    files
        .files()
        .forEach((path, text) -> tiles.put(path, RenderedPage.inflated(text.split("\"", -1)[5])));
    return tiles;
  }

  private static SimilarityGraph graph(int size, double share, double leastLoad) {
    Random random = new Random(size);
    return Graphs.of(
        Similarities.random(size, size < 4 ? Set.of() : Set.of(1, size - 1), size),
        random.doubles(size, leastLoad, leastLoad + 0.5).toArray(),
        (a, b) -> random.nextDouble() < share);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 4, 1, 0", "3, 4, 1, 0", "4, 4, 0.5, 0", "9, 4, 0.5, -0.25", "33, 4, 0.1, 0",
    "64, 4, 0.01, 0.5", "65, 8, 0.1, -0.5", "100, 1, 0.1, -0.25", "100, 7, 0, -0.1", "40, 8, 1, 0"
  })
  void areThoseOfTheMatrixWhereSomethingIsKept(int size, int edge, double share, double leastLoad)
      throws IOException {
    for (boolean areCounts : new boolean[] {false, true}) {
      GraphValues values = new GraphValues(graph(size, share, leastLoad), areCounts);
      ClassOrder order = Orders.descending(values.graph());
      RowsByPosition rows = new RowsByPosition(values, order);
      PairRange range = PairRange.of(values, areCounts);
      assertThat(range).isEqualTo(PairRange.of(rows, areCounts));
      RenderedPage ofMatrix = new RenderedPage();
      new TilePyramid("a", rows, range, edge).write(ofMatrix.receiver());
      RenderedPage ofGraph = new RenderedPage();
      List<GraphTiles.Place> written =
          new GraphTiles(values, order, range, edge)
              .write("a", Optional.empty(), ofGraph.receiver());
      Map<String, byte[]> expected = tiles(ofMatrix);
      Map<String, byte[]> found = tiles(ofGraph);
      assertThat(written)
          .extracting(
              place -> "tiles/a/%d/%d-%d.js".formatted(place.level(), place.row(), place.column()))
          .containsExactlyInAnyOrderElementsOf(found.keySet());
      for (GraphTiles.Place place : places(size, edge)) {
        String name = "tiles/a/%d/%d-%d.js".formatted(place.level(), place.row(), place.column());
        boolean isKept = hasKeptPair(values.graph(), order, place, edge);
        assertThat(found.containsKey(name))
            .as(name)
            .isEqualTo(isKept || place.row() == place.column());
        if (found.containsKey(name)) {
          assertThat(found.get(name)).as(name).isEqualTo(expected.get(name));
        }
      }
    }
  }

  private static List<GraphTiles.Place> places(int size, int edge) {
    List<GraphTiles.Place> places = new ArrayList<>();
    for (int level = 0; level < TilePyramid.levels(size, edge); level++) {
      for (int column = 0; (column * edge) << level < size; column++) {
        for (int row = 0; row <= column; row++) {
          places.add(new GraphTiles.Place(level, row, column));
        }
      }
    }
    return places;
  }

  private static boolean hasKeptPair(
      SimilarityGraph graph, ClassOrder order, GraphTiles.Place place, int edge) {
    int width = edge << place.level();
    for (int i = place.row() * width; i < Math.min(order.size(), (place.row() + 1) * width); i++) {
      for (int j = place.column() * width;
          j < order.size() && j < (place.column() + 1) * width;
          j++) {
        if (graph.entry(order.classAt(i), order.classAt(j)) >= 0) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void largestAreThoseOfKeptPairsAndElsewhereMeans() throws IOException {
    int size = 50;
    int edge = 8;
    GraphValues values = new GraphValues(graph(size, 0.1, 0.1), false);
    ClassOrder order = Orders.descending(values.graph());
    PairRange range = PairRange.of(values, false);
    RenderedPage files = new RenderedPage();
    new GraphTiles(values, order, range, edge)
        .write("means", Optional.of("largest"), files.receiver());
    Map<String, byte[]> tiles = tiles(files);
    assertThat(tiles.keySet())
        .filteredOn(name -> name.startsWith("tiles/largest"))
        .isNotEmpty()
        .allMatch(name -> tiles.containsKey(name.replace("largest", "means")))
        .noneMatch(name -> name.startsWith("tiles/largest/0"));
    for (GraphTiles.Place place : places(size, edge)) {
      byte[] codes =
          tiles.get(
              "tiles/largest/%d/%d-%d.js".formatted(place.level(), place.row(), place.column()));
      byte[] means =
          tiles.get(
              "tiles/means/%d/%d-%d.js".formatted(place.level(), place.row(), place.column()));
      for (int cell = 0; codes != null && cell < codes.length; cell++) {
        int row = place.row() * edge + cell / edge;
        int column = place.column() * edge + cell % edge;
        double largest = largest(values.graph(), order, place.level(), row, column);
        assertThat(codes[cell])
            .isEqualTo(
                Double.isNaN(largest) ? means[cell] : (byte) range.code((float) largest, 255));
      }
    }
  }

  /** The largest similarity of a kept pair of a cell; NaN without any. */
  private static double largest(
      SimilarityGraph graph, ClassOrder order, int level, int row, int column) {
    double largest = Double.NaN;
    for (int i = row << level; i < Math.min(order.size(), (row + 1) << level); i++) {
      for (int j = column << level; j < Math.min(order.size(), (column + 1) << level); j++) {
        int entry = graph.entry(order.classAt(i), order.classAt(j));
        if (entry >= 0 && !(graph.similarity(entry) <= largest)) {
          largest = graph.similarity(entry);
        }
      }
    }
    return largest;
  }
}
