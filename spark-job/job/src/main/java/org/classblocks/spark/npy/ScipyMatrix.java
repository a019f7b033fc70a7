package org.classblocks.spark.npy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.classblocks.Text;
import org.classblocks.UserErrorException;
import org.classblocks.spark.files.LogFile;

/**
 * A sparse matrix as {@code scipy.sparse.save_npz} saves it, with its rows as lists of classes and
 * scores.
 *
 * @param file the archive
 * @param archive the same, open
 */
record ScipyMatrix(LogFile file, NpzArchive archive) {
  private static final String FORMAT = "format";
  private static final String SHAPE = "shape";
  private static final String DATA = "data";
  private static final String INDICES = "indices";
  private static final String STARTS = "indptr";

  /** The only format that has its rows one after another. */
  private static final String ROWS = "csr";

  private static final Set<String> PARTS =
      Set.of(FORMAT, SHAPE, DATA, INDICES, STARTS, "_is_array");

  private static final int MOST_BYTES = 1 << 10;

  /** The matrix in an archive, if there is one. */
  static Optional<ScipyMatrix> in(LogFile file, NpzArchive archive) {
    List<String> names = archive.members().stream().map(ZipArchiveEntry::getName).toList();
    return names.containsAll(List.of(FORMAT + ".npy", SHAPE + ".npy", DATA + ".npy"))
        ? Optional.of(new ScipyMatrix(file, archive))
        : Optional.empty();
  }

  /**
   * The matrix as two columns in place of its arrays; other arrays stay.
   *
   * @throws UserErrorException if it has another format
   * @throws IOException if its arrays do not fit each other
   */
  NpyFiles.Content content(NpyFiles.Content arrays) throws IOException {
    Small format = small(FORMAT);
    String found = format.type().textAt(format.bytes(), 0).toString();
    Small shape = small(SHAPE);
    int dimensions = shape.bytes().capacity() / shape.type().bytes();
    if (!found.equals(ROWS) || dimensions != 2) {
      throw UserErrorException.input(
          "%s has a sparse matrix of scipy in the format %s with %d dimensions; expected %s with 2."
              + " Save it again: scipy.sparse.save_npz(path, matrix.tocsr()).",
          file.path(), found, dimensions, ROWS);
    }
    long rows = shape.type().longAt(shape.bytes(), 0);
    long classes = shape.type().longAt(shape.bytes(), shape.type().bytes());
    if (classes < 1 || classes > Integer.MAX_VALUE) {
      throw new IOException(Text.of("its matrix has %,d columns", classes));
    }
    NpyArray starts = numbers(STARTS, true, arrays);
    NpyArray indices = numbers(INDICES, true, arrays);
    NpyArray data = numbers(DATA, false, arrays);
    if (starts.rows() != rows + 1 || indices.rows() != data.rows()) {
      throw new IOException(
          Text.of(
              "its matrix of %,d rows has %,d elements in indptr, %,d in indices and %,d in data",
              rows, starts.rows(), indices.rows(), data.rows()));
    }
    List<NpyColumn> columns = new ArrayList<>(arrays.columns());
    columns.removeIf(column -> PARTS.contains(column.name()));
    for (NpyLists lists :
        List.of(
            new NpyLists("ids", starts, indices, true),
            new NpyLists("values", starts, data, false))) {
      if (columns.stream().anyMatch(column -> column.name().equals(lists.name()))) {
        throw new IOException(
            Text.of("its array '%s' has a name that the matrix takes", lists.name()));
      }
      columns.add(lists);
    }
    return new NpyFiles.Content(
        columns,
        arrays.unreadable().stream().filter(column -> !PARTS.contains(column.name())).toList(),
        OptionalInt.of((int) classes));
  }

  /** An array of numbers without a vector around each. */
  private static NpyArray numbers(String name, boolean areIds, NpyFiles.Content arrays)
      throws IOException {
    return arrays.columns().stream()
        .filter(column -> column.name().equals(name))
        .map(NpyArray.class::cast)
        .filter(array -> array.width() == 0 && !array.type().isText())
        .filter(array -> !areIds || array.type().kind() != 'f')
        .findFirst()
        .orElseThrow(
            () ->
                new IOException(
                    Text.of(
                        "its array '%s' is not one of %s in one dimension",
                        name, areIds ? "integers" : "float16, float32, float64 or integers")));
  }

  /**
   * The elements of an array that every matrix has few of.
   *
   * @param type the type of an element
   * @param bytes the elements
   */
  private record Small(ElementType type, ByteBuffer bytes) {}

  private Small small(String name) throws IOException {
    try (InputStream in = archive.member(name + ".npy")) {
      NpyHeader header = NpyHeader.read(in);
      ElementType type =
          ElementType.of(header.type())
              .orElseThrow(() -> new IOException("its '" + name + "' is " + header.type()));
      ByteBuffer bytes = ByteBuffer.wrap(in.readNBytes(MOST_BYTES)).order(type.order());
      if (bytes.capacity() < type.bytes()) {
        throw new IOException("its '" + name + "' is empty");
      }
      return new Small(type, bytes);
    }
  }
}
