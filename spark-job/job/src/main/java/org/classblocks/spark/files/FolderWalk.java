package org.classblocks.spark.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.classblocks.UserErrorException;

/**
 * Finds the files at and under some paths, level by level. The folders of a level are listed at the
 * same time. Names that begin with '_' or '.' are ignored.
 */
final class FolderWalk {
  private final FileSystem fileSystem;
  private final SymbolicLinks links;
  private final TableFolders tables;

  /**
   * @param tables receives the content of each folder
   */
  FolderWalk(FileSystem fileSystem, TableFolders tables) {
    this.fileSystem = fileSystem;
    this.links = new SymbolicLinks(fileSystem);
    this.tables = tables;
  }

  /**
   * A folder to list.
   *
   * @param above the real paths of the folders above it, and its own
   */
  private record Folder(Path path, Path realPath, List<Path> above) {
    Folder child(Path childPath, Path childReal) {
      return new Folder(
          childPath, childReal, Stream.concat(above.stream(), Stream.of(childReal)).toList());
    }
  }

  private record Content(List<Found> files, List<Folder> folders) {
    static Content empty() {
      return new Content(new ArrayList<>(), new ArrayList<>());
    }
  }

  /**
   * The files, in any order. A file with several names comes several times.
   *
   * @throws UserErrorException naming a symbolic link that leads nowhere, or to a folder above it
   */
  List<Found> files(List<FileStatus> roots) throws IOException {
    Content level = Content.empty();
    for (FileStatus root : roots) {
      Path real = links.realPath(root.getPath());
      add(root, real, new Folder(root.getPath(), real, List.of(real)), level);
    }
    List<Found> files = new ArrayList<>(level.files());
    while (!level.folders().isEmpty()) {
      level = below(level.folders());
      files.addAll(level.files());
    }
    return files;
  }

  private Content below(List<Folder> folders) throws IOException {
    Content below = Content.empty();
    try {
      folders.parallelStream()
          .map(this::content)
          .forEachOrdered(
              content -> {
                below.files().addAll(content.files());
                below.folders().addAll(content.folders());
              });
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
    return below;
  }

  private Content content(Folder folder) {
    Content content = Content.empty();
    try {
      FileStatus[] children = fileSystem.listStatus(folder.path());
      tables.accept(folder.path(), children);
      links.requireWhole(folder.path());
      for (FileStatus child : children) {
        if (!LogFile.isHidden(child.getPath().getName())) {
          Path real = realPath(folder, child.getPath());
          add(child, real, folder.child(child.getPath(), real), content);
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return content;
  }

  private static void add(FileStatus status, Path real, Folder asFolder, Content content) {
    if (status.isFile()) {
      content.files().add(new Found(LogFile.of(status), real));
    } else {
      content.folders().add(asFolder);
    }
  }

  private Path realPath(Folder folder, Path child) throws IOException {
    if (!links.isLink(child)) {
      return folder.path().equals(folder.realPath())
          ? child
          : new Path(folder.realPath() + Path.SEPARATOR + child.getName());
    }
    Path real = links.realPath(child);
    if (folder.above().stream().anyMatch(above -> isInside(above, real))) {
      throw UserErrorException.input(
          "Symbolic link %s leads to %s, a folder above it, so its files would count again and"
              + " again. Remove the link, or name the files to be read.",
          child, real);
    }
    return real;
  }

  private static boolean isInside(Path path, Path folder) {
    for (Path at = path; at != null; at = at.getParent()) {
      if (at.equals(folder)) {
        return true;
      }
    }
    return false;
  }

  /**
   * A file and its real place.
   *
   * @param file the file by the name that it was found by
   * @param realPath its path without symbolic links, which identifies it
   */
  record Found(LogFile file, Path realPath) {
    /** Of two names of one file, the one without links, or else the first. */
    static Found preferred(Found a, Found b) {
      if (a.isReal() != b.isReal()) {
        return a.isReal() ? a : b;
      }
      return a.file.path().compareTo(b.file.path()) <= 0 ? a : b;
    }

    Stream<Path> paths() {
      return Stream.of(new Path(file.path()), realPath);
    }

    private boolean isReal() {
      return file.path().equals(realPath.toString());
    }
  }
}
