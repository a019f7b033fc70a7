package org.classblocks.spark.npy;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.classblocks.UserErrorException;
import org.classblocks.spark.files.LogFile;
import org.classblocks.spark.files.UnreadableColumn;

/**
 * Finds the arrays of a file.
 *
 * @param hadoop opens it
 */
record NpyFiles(Configuration hadoop) {
  private static final String NPY = ".npy";

  /**
   * Arrays of a file.
   *
   * @param columns those that can be columns
   * @param unreadable the others
   * @param classCount the number of classes, if the file says it
   */
  record Content(
      List<NpyColumn> columns, List<UnreadableColumn> unreadable, OptionalInt classCount) {}

  /**
   * The arrays of a {@code .npy} or {@code .npz} file.
   *
   * @throws UserErrorException if it cannot be read
   */
  Content content(LogFile file) {
    Content content = new Content(new ArrayList<>(), new ArrayList<>(), OptionalInt.empty());
    try {
      if (!file.path().endsWith(NPY)) {
        return members(file, content);
      }
      addArray(file, content);
      return content;
    } catch (IOException | RuntimeException unreadable) {
      if (unreadable instanceof UserErrorException known) {
        throw known;
      }
      throw UserErrorException.input(
              "The log cannot be read: expected arrays of numpy in %s, but %s. Save them again, or"
                  + " leave the file out with input.skip-files.",
              file.path(), UserErrorException.firstLine(unreadable))
          .causedBy(unreadable);
    }
  }

  private void addArray(LogFile file, Content content) throws IOException {
    Path path = new Path(file.path());
    try (InputStream in = path.getFileSystem(hadoop).open(path)) {
      NpyHeader header = NpyHeader.read(in);
      add(path.getName(), file, null, header.bytes(), false, header, content);
    }
  }

  private Content members(LogFile file, Content content) throws IOException {
    try (NpzArchive archive = NpzArchive.open(new Path(file.path()), hadoop)) {
      for (ZipArchiveEntry member : archive.members()) {
        String name = member.getName();
        boolean isCompressed = NpzArchive.isCompressed(member);
        try (InputStream in = archive.member(name)) {
          NpyHeader header = NpyHeader.read(in);
          long offset = header.bytes() + (isCompressed ? 0 : member.getDataOffset());
          add(name, file, name, offset, isCompressed, header, content);
        }
      }
      Optional<ScipyMatrix> matrix = ScipyMatrix.in(file, archive);
      return matrix.isPresent() ? matrix.get().content(content) : content;
    }
  }

  private static void add(
      String fileName,
      LogFile file,
      String member,
      long offset,
      boolean isCompressed,
      NpyHeader header,
      Content content)
      throws IOException {
    String name = fileName.substring(0, fileName.length() - NPY.length());
    Optional<ElementType> type = ElementType.of(header.type());
    List<Long> tail = header.shape().stream().skip(1).filter(length -> length != 1).toList();
    boolean hasRows = !header.shape().isEmpty() && tail.size() <= 1;
    if (type.isEmpty() || !hasRows || (tail.size() == 1 && tail.get(0) > Integer.MAX_VALUE / 8)) {
      content.unreadable().add(unreadable(name, file, header, type.isPresent()));
      return;
    }
    int width = tail.isEmpty() ? 0 : tail.get(0).intValue();
    long rows = header.shape().get(0);
    NpyArray array =
        new NpyArray(
            name,
            file.path(),
            member,
            offset,
            isCompressed,
            type.get(),
            header.isFortran(),
            rows,
            width);
    if (!isCompressed && offset + rows * array.rowBytes() > file.bytes()) {
      throw new IOException("it ends before its last row");
    }
    if (isCompressed && array.isScattered() && rows * array.rowBytes() > Integer.MAX_VALUE / 2) {
      throw new IOException("'" + name + "' is compressed and in Fortran order, which needs seeks");
    }
    content.columns().add(array);
  }

  private static UnreadableColumn unreadable(
      String name, LogFile file, NpyHeader header, boolean hasType) {
    if (hasType) {
      String shape = header.shape().toString();
      return new UnreadableColumn(
          name, "shape " + shape, "Save it with one row per sample.", file.path());
    }
    boolean isPickle = header.type().endsWith("O");
    return new UnreadableColumn(
        name,
        isPickle ? "object (a pickle, which could run code)" : header.type(),
        "Save it as an array of numbers or of strings of fixed width.",
        file.path());
  }
}
