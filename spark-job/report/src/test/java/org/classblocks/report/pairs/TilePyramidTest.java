package org.classblocks.report.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.classblocks.fixtures.Orders;
import org.classblocks.fixtures.Similarities;
import org.classblocks.order.ClassOrder;
import org.classblocks.report.model.PairValues;
import org.classblocks.report.page.RenderedPage;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TilePyramidTest {
  private static final PairRange ALL = new PairRange(false, -1, 1, false);

  /** The codes of each tile, by its name. */
  private static Map<String, byte[]> tiles(RowsByPosition rows, PairRange range, int edge)
      throws IOException {
    RenderedPage files = new RenderedPage();
    new TilePyramid("layer", rows, range, edge).write(files.receiver());
    Map<String, byte[]> tiles = new TreeMap<>();
    files
        .files()
        .forEach(
            (path, text) -> {
              assertThat(path).startsWith("tiles/layer/").endsWith(".js");
              String name = path.substring("tiles/".length(), path.length() - ".js".length());
              assertThat(text)
                  .startsWith("classblocksFile(\"tiles/" + name + "\",{\"codes\":\"")
                  .endsWith("\"});\n");
              String base64 = text.split("\"", -1)[5];
              tiles.put(name.substring("layer/".length()), RenderedPage.inflated(base64));
            });
    return tiles;
  }

  /** The mean of the pairs of two squares of positions, without the diagonal. */
  private static double mean(
      SimilarityMatrix similarity, ClassOrder order, int level, int i, int j) {
    double sum = 0;
    int count = 0;
    for (int row = i << level; row < Math.min(order.size(), (i + 1) << level); row++) {
      for (int column = j << level; column < Math.min(order.size(), (j + 1) << level); column++) {
        double value = similarity.at(order.classAt(row), order.classAt(column));
        if (row != column && !Double.isNaN(value)) {
          sum += value;
          count++;
        }
      }
    }
    return sum / count;
  }

  @ParameterizedTest
  @CsvSource({
    "1, 4", "3, 4", "4, 4", "5, 4", "8, 4", "9, 4", "16, 4", "17, 4", "33, 4", "31, 8", "32, 8",
    "33, 8", "65, 8", "100, 1"
  })
  void cellsAreMeansOfWhatIsDefined(int size, int edge) throws IOException {
    SimilarityMatrix similarity =
        Similarities.random(size, size < 4 ? Set.of() : Set.of(1, size - 1), size);
    ClassOrder order = Orders.descending(similarity);
    Map<String, byte[]> tiles = tiles(new RowsByPosition(similarity::copyRow, order), ALL, edge);
    Set<String> names = new TreeSet<>();
    int level = 0;
    int cells = size;
    while (true) {
      int side = (cells + edge - 1) / edge;
      for (int row = 0; row < side; row++) {
        for (int column = row; column < side; column++) {
          String name = level + "/" + row + "-" + column;
          names.add(name);
          assertTile(similarity, order, level, row, column, tiles.get(name), edge);
        }
      }
      if (side == 1) {
        break;
      }
      level++;
      cells = (cells + 1) / 2;
    }
    assertThat(tiles.keySet()).isEqualTo(names);
    assertThat(TilePyramid.levels(size, edge)).isEqualTo(level + 1);
  }

  private static void assertTile(
      SimilarityMatrix similarity,
      ClassOrder order,
      int level,
      int tileRow,
      int tileColumn,
      byte[] codes,
      int edge) {
    assertThat(codes).hasSize(edge * edge);
    int cells = (order.size() + (1 << level) - 1) >> level;
    for (int cell = 0; cell < codes.length; cell++) {
      int i = tileRow * edge + cell / edge;
      int j = tileColumn * edge + cell % edge;
      int code = codes[cell] & 255;
      String where = String.format("level %d, cell %d, %d", level, i, j);
      if (i >= cells || j >= cells) {
        assertThat(code).as(where).isZero();
      } else if (level == 0 && i == j) {
        boolean isDefined = !Double.isNaN(similarity.at(order.classAt(i), order.classAt(i)));
        assertThat(code).as(where).isEqualTo(isDefined ? 255 : 0);
      } else {
        double expected = mean(similarity, order, level, i, j);
        assertThat(code == 0).as(where).isEqualTo(Double.isNaN(expected));
        if (code > 0) {
          assertThat(-1 + (code - 1) / 127.0)
              .as(where)
              .isBetween(expected - 0.00394, expected + 0.00394);
        }
      }
    }
  }

  @Test
  void countsAreAveragedBeforeTheirLogarithmIsTaken() throws IOException {
    PairRange range = new PairRange(true, 0, (float) Math.log(101), false);
    PairValues values =
        (classId, row) -> {
          for (int other = 0; other < row.length; other++) {
            row[other] = other == classId ? Double.NaN : other == 1 - classId ? 100 : 0;
          }
        };
    ClassOrder order = Orders.ascending(Similarities.random(4, Set.of(), 1));
    byte[] top = tiles(new RowsByPosition(values, order), range, 2).get("1/0-0");
    assertThat(top[0] & 255).isEqualTo(255);
    assertThat(top[3] & 255).isEqualTo(1);
  }

  @Test
  void everyRowIsAskedForOnceAndInOrder() throws IOException {
    int size = 600;
    List<Integer> asked = new ArrayList<>();
    PairValues values =
        (classId, row) -> {
          asked.add(classId);
          Arrays.fill(row, 0.5);
        };
    ClassOrder order = Orders.descending(Similarities.of(size, Set.of(), (i, j) -> 0.5));
    assertThat(tiles(new RowsByPosition(values, order), ALL, 64)).hasSize(55 + 15 + 6 + 3 + 1);
    assertThat(asked).hasSize(size).isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void anUnwritableTileIsSaidSo() {
    ClassOrder order = Orders.ascending(Similarities.random(9, Set.of(), 1));
    RowsByPosition rows = new RowsByPosition(Similarities.random(9, Set.of(), 1)::copyRow, order);
    assertThatThrownBy(
            () ->
                new TilePyramid("layer", rows, ALL, 4)
                    .write(
                        path -> {
                          throw new IOException("no space left for " + path);
                        }))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("no space left for tiles/layer/0/0-");
  }
}
