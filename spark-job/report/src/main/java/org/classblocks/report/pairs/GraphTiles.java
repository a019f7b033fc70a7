package org.classblocks.report.pairs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.classblocks.order.ClassOrder;
import org.classblocks.report.model.GraphValues;
import org.classblocks.report.model.ReportFiles;
import org.classblocks.report.script.LittleEndian;

/**
 * The numbers of a graph as tiles, as {@link TilePyramid} has them, but only where the graph keeps
 * a pair, and on the diagonal. The cells of all other tiles follow from the loads of the classes:
 * the number of a cell is the mean of the products of loads, times -1.
 *
 * <p>At each level a step for each entry, and one for each cell of a tile that is written. Memory:
 * 12 bytes for each pair of a row of tiles, and three tiles of doubles a thread.
 */
public final class GraphTiles {
  private static final int TOP_CODE = 255;

  private final GraphValues values;
  private final ClassOrder order;
  private final PairRange range;
  private final int edge;

  public GraphTiles(GraphValues values, ClassOrder order, PairRange range) {
    this(values, order, range, TilePyramid.EDGE);
  }

  GraphTiles(GraphValues values, ClassOrder order, PairRange range, int edge) {
    this.values = values;
    this.order = order;
    this.range = range;
    this.edge = edge;
  }

  /** A tile that was written. */
  public record Place(int level, int row, int column) {}

  /** Level, row and column of each tile. */
  public static byte[] bytes(List<Place> places) {
    return LittleEndian.bytes(
        places.stream()
            .flatMapToInt(place -> IntStream.of(place.level(), place.row(), place.column()))
            .toArray());
  }

  /** Where means go, and largest numbers. */
  private record Layers(TileWriter means, Optional<TileWriter> largest) {}

  /**
   * Writes the tiles; the threads of the common pool take part.
   *
   * @param layer the layer of the means
   * @param largest the layer that has in each cell the largest number of a kept pair, or without
   *     one the mean; it has the same tiles but for level 0, where both layers are one; empty if it
   *     is not wanted
   * @return which tiles of the means were written, by level, row and column
   */
  public List<Place> write(String layer, Optional<String> largest, ReportFiles files)
      throws IOException {
    Layers layers =
        new Layers(
            new TileWriter(layer, files), largest.map(layerId -> new TileWriter(layerId, files)));
    List<Place> written = new ArrayList<>();
    try {
      for (int level = 0; level < TilePyramid.levels(order.size(), edge); level++) {
        Level one = new Level(level);
        for (int row = 0; row * edge < one.size; row++) {
          written.addAll(one.write(row, layers));
        }
      }
    } catch (UncheckedIOException unwritable) {
      throw unwritable.getCause();
    }
    return written;
  }

  /** The cells of a level: how many classes with numbers each stands for, and their loads. */
  private final class Level {
    private final int level;
    private final int size;
    private final int[] counts;
    private final double[] loads;
    private final double[] squares;

    Level(int level) {
      this.level = level;
      this.size = Math.toIntExact(((long) order.size() + (1L << level) - 1) >> level);
      this.counts = new int[size];
      this.loads = new double[size];
      this.squares = new double[size];
      for (int position = 0; position < order.size(); position++) {
        double load = values.load(order.classAt(position));
        if (!Double.isNaN(load)) {
          counts[position >> level]++;
          loads[position >> level] += load;
          squares[position >> level] += load * load;
        }
      }
    }

    /** Writes the tiles of a row that have something, and says which they are. */
    List<Place> write(int tileRow, Layers layers) {
      KeptPairs[] kept = new KeptPairs[(size - 1) / edge + 1];
      kept[tileRow] = new KeptPairs();
      int end = (int) Math.min(order.size(), ((tileRow + 1L) * edge) << level);
      for (int position = (tileRow * edge) << level; position < end; position++) {
        add(position, kept);
      }
      List<Place> places =
          IntStream.range(tileRow, kept.length)
              .filter(column -> kept[column] != null)
              .mapToObj(column -> new Place(level, tileRow, column))
              .toList();
      places.parallelStream().forEach(place -> write(place, kept[place.column], layers));
      return places;
    }

    /** Adds the kept pairs of a class with classes after it to those of their tiles. */
    private void add(int position, KeptPairs[] kept) {
      int id = order.classAt(position);
      for (int entry = values.graph().start(id); entry < values.graph().end(id); entry++) {
        int other = order.positionOf(values.graph().neighbour(entry));
        if (other > position) {
          int tileColumn = (other >> level) / edge;
          if (kept[tileColumn] == null) {
            kept[tileColumn] = new KeptPairs();
          }
          kept[tileColumn].add(
              (position >> level) % edge * edge + (other >> level) % edge,
              values.number(entry),
              values.background(id, order.classAt(other)));
        }
      }
    }

    private void write(Place place, KeptPairs kept, Layers layers) {
      double[] backgrounds = backgrounds(place);
      if (level > 0) {
        layers.largest().ifPresent(tiles -> write(place, largest(place, kept, backgrounds), tiles));
      }
      write(place, means(place, kept, backgrounds), layers.means());
    }

    private void write(Place place, double[] numbers, TileWriter tiles) {
      byte[] codes = new byte[numbers.length];
      for (int cell = 0; cell < codes.length; cell++) {
        codes[cell] = (byte) range.code((float) numbers[cell], TOP_CODE);
      }
      tiles.write(level, place.row, place.column, codes);
    }

    private double[] means(Place place, KeptPairs kept, double[] backgrounds) {
      double[] means = backgrounds.clone();
      for (int i = 0; i < kept.count; i++) {
        int row = place.row * edge + kept.cells[i] / edge;
        int column = place.column * edge + kept.cells[i] % edge;
        double share = (kept.numbers[i] - kept.backgrounds[i]) / pairs(row, column);
        means[kept.cells[i]] += row == column ? 2 * share : share;
        if (place.row == place.column && row != column) {
          means[mirrored(kept.cells[i])] += share;
        }
      }
      return means;
    }

    private double[] largest(Place place, KeptPairs kept, double[] backgrounds) {
      double[] largest = new double[backgrounds.length];
      Arrays.fill(largest, Double.NEGATIVE_INFINITY);
      for (int i = 0; i < kept.count; i++) {
        int cell = kept.cells[i];
        largest[cell] = Math.max(largest[cell], kept.numbers[i]);
        if (place.row == place.column) {
          largest[mirrored(cell)] = Math.max(largest[mirrored(cell)], kept.numbers[i]);
        }
      }
      for (int cell = 0; cell < largest.length; cell++) {
        if (largest[cell] == Double.NEGATIVE_INFINITY) {
          largest[cell] = backgrounds[cell];
        }
      }
      return largest;
    }

    /** The cell at the other side of the diagonal. */
    private int mirrored(int cell) {
      return cell % edge * edge + cell / edge;
    }

    /** The means of cells of which no pair is kept; NaN outside, and where there is no pair. */
    private double[] backgrounds(Place place) {
      double[] means = new double[edge * edge];
      for (int cell = 0; cell < means.length; cell++) {
        int row = place.row * edge + cell / edge;
        int column = place.column * edge + cell % edge;
        boolean isInside = row < size && column < size;
        means[cell] =
            !isInside ? Double.NaN : level == 0 && row == column ? own(row) : mean(row, column);
      }
      return means;
    }

    private double own(int position) {
      return values.own(order.classAt(position));
    }

    private double mean(int row, int column) {
      double sum =
          row == column ? squares[row] - loads[row] * loads[row] : 0 - loads[row] * loads[column];
      double pairs = pairs(row, column);
      return pairs == 0 ? Double.NaN : sum / pairs;
    }

    /** The number of pairs of a cell, each in both directions on the diagonal. */
    private double pairs(int row, int column) {
      return (double) counts[row] * (row == column ? counts[column] - 1 : counts[column]);
    }
  }

  /** The kept pairs of a tile: their cells, their numbers, and what these were if not kept. */
  private static final class KeptPairs {
    private int[] cells = new int[16];
    private double[] numbers = new double[16];
    private double[] backgrounds = new double[16];
    private int count;

    void add(int cell, double number, double background) {
      if (count == cells.length) {
        cells = Arrays.copyOf(cells, 2 * count);
        numbers = Arrays.copyOf(numbers, 2 * count);
        backgrounds = Arrays.copyOf(backgrounds, 2 * count);
      }
      cells[count] = cell;
      numbers[count] = number;
      backgrounds[count] = background;
      count++;
    }
  }
}
