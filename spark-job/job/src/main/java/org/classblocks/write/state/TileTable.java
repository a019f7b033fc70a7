package org.classblocks.write.state;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.classblocks.Text;
import org.classblocks.linalg.Tile;
import org.classblocks.linalg.TileCounts;
import org.classblocks.linalg.TileSums;
import org.classblocks.moments.CoMoments;
import org.classblocks.moments.Stratum;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.write.parquet.ParquetRecords;
import org.classblocks.write.parquet.ParquetRows;
import org.classblocks.write.parquet.ParquetTable;

/**
 * The co-moments of a tile as Parquet: for each stratum a row per class of the tile's rows, {@code
 * group, fold, class_id, co_moments, both_listed}. The arrays run over the classes of the tile's
 * columns, on the diagonal from the class itself on; {@code both_listed} is empty where samples
 * have all scores. Means are not repeated here: those of the classes are meant.
 */
final class TileTable {
  private static final String GROUP = "group";
  private static final String FOLD = "fold";
  private static final String CLASS_ID = "class_id";
  private static final String CO_MOMENTS = "co_moments";
  private static final String BOTH_LISTED = "both_listed";
  private static final int[] NONE = {};

  private static final ParquetTable<Row> TABLE =
      ParquetTable.<Row>named("co_moments")
          .text(GROUP, row -> row.stratum.group())
          .int32(FOLD, row -> row.stratum.fold())
          .int32(CLASS_ID, Row::classId)
          .doubles(CO_MOMENTS, Row::coMoments)
          .ints(BOTH_LISTED, Row::bothListed)
          .uncompressed();

  private TileTable() {}

  /** Row i of a tile, for the samples of a stratum. */
  private record Row(Stratum stratum, CoMoments tile, int i) {
    int classId() {
      return tile.tile().rowStart() + i;
    }

    double[] coMoments() {
      int first = tile.tile().isDiagonal() ? i : 0;
      return IntStream.range(first, tile.tile().cols()).mapToDouble(j -> tile.at(i, j)).toArray();
    }

    int[] bothListed() {
      return tile.listings().map(counts -> counts.row(i)).orElse(NONE);
    }
  }

  static String path(Tile tile) {
    return Text.of("co-moments/tile-%05d.parquet", tile.index());
  }

  static void write(SortedMap<Stratum, CoMoments> tile, OutputStream out) throws IOException {
    try (ParquetRows<Row> rows = TABLE.writer(out)) {
      for (Map.Entry<Stratum, CoMoments> entry : tile.entrySet()) {
        for (int i = 0; i < entry.getValue().tile().rows(); i++) {
          rows.add(new Row(entry.getKey(), entry.getValue(), i));
        }
      }
    }
  }

  /**
   * Reads the table.
   *
   * @param strata the marginals of each class, with the means that the co-moments refer to
   */
  static SortedMap<Stratum, CoMoments> read(
      byte[] file, Tile tile, SortedMap<Stratum, MarginalsBuilder> strata) throws IOException {
    SortedMap<Stratum, CoMoments> read = new TreeMap<>();
    try (ParquetRecords rows = new ParquetRecords(file)) {
      for (Map.Entry<Stratum, MarginalsBuilder> entry : strata.entrySet()) {
        read.put(entry.getKey(), read(rows, tile, entry.getKey(), entry.getValue()));
      }
      rows.requireEnd();
    }
    return read;
  }

  private static CoMoments read(
      ParquetRecords rows, Tile tile, Stratum stratum, MarginalsBuilder marginals)
      throws IOException {
    TileSums products = new TileSums(tile);
    TileCounts listings = null;
    for (int i = 0; i < tile.rows(); i++) {
      ParquetRecords.Row row = rows.next();
      Stratum found = new Stratum(row.text(GROUP), row.int32(FOLD));
      int classId = row.int32(CLASS_ID);
      if (!found.equals(stratum) || classId != tile.rowStart() + i) {
        throw new IOException(
            Text.of(
                "expected class %d of %s, found class %d of %s",
                tile.rowStart() + i, stratum, classId, found));
      }
      rows.doubles(CO_MOMENTS, products.row(i));
      int[] bothListed = row.ints(BOTH_LISTED);
      if (bothListed.length > 0) {
        listings = listings == null ? new TileCounts(tile) : listings;
        copy(bothListed, listings.row(i));
      }
    }
    return CoMoments.of(marginals, products, listings);
  }

  private static void copy(int[] counts, int[] row) throws IOException {
    if (counts.length != row.length) {
      throw new IOException(
          Text.of("an array of %d counts, expected %d", counts.length, row.length));
    }
    System.arraycopy(counts, 0, row, 0, row.length);
  }
}
