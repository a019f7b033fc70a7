package org.classblocks.spark.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.classblocks.UserErrorException;

/**
 * Finds symbolic links. Hadoop follows those of local disks silently; other file systems have none.
 */
final class SymbolicLinks {
  private final FileSystem fileSystem;
  private final boolean mayExist;

  SymbolicLinks(FileSystem fileSystem) {
    this.fileSystem = fileSystem;
    this.mayExist = "file".equals(fileSystem.getUri().getScheme());
  }

  /** Whether the last name of a path is a link. */
  boolean isLink(Path path) {
    return mayExist && Files.isSymbolicLink(local(path));
  }

  /** The path of the same file or folder that has no links in it. */
  Path realPath(Path path) throws IOException {
    return mayExist
        ? fileSystem.makeQualified(new Path(local(path).toRealPath().toString()))
        : fileSystem.makeQualified(path);
  }

  /**
   * Checks that all links in a folder lead somewhere, because Hadoop lists no broken ones.
   *
   * @throws UserErrorException naming one that does not
   */
  void requireWhole(Path folder) throws IOException {
    for (java.nio.file.Path child : links(folder)) {
      if (!Files.exists(child) && !LogFile.isHidden(child.getFileName().toString())) {
        throw UserErrorException.input(
            "Symbolic link %s (to %s) leads nowhere. Fix or remove the link.",
            child, Files.readSymbolicLink(child));
      }
    }
  }

  private List<java.nio.file.Path> links(Path folder) throws IOException {
    if (!mayExist) {
      return List.of();
    }
    List<java.nio.file.Path> links = new ArrayList<>();
    try (DirectoryStream<java.nio.file.Path> children =
        Files.newDirectoryStream(local(folder), Files::isSymbolicLink)) {
      children.forEach(links::add);
    }
    return links;
  }

  private static java.nio.file.Path local(Path path) {
    return java.nio.file.Path.of(path.toUri().getPath());
  }
}
