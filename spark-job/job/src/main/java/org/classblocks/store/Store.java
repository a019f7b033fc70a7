package org.classblocks.store;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FsStatus;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.classblocks.UserErrorException;

/**
 * Files under a base path on any Hadoop file system. Paths are relative to the base, with slashes.
 *
 * <p>On local disks it writes no hidden checksum files, unlike Hadoop.
 */
public final class Store {
  /** The file that makes a directory exist. */
  public static final String MANIFEST = "_MANIFEST.json";

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int END_BYTES = 8;
  private static final String PROBE = "_PROBE-";

  private final FileSystem files;
  private final Path base;

  private Store(FileSystem files, Path base) {
    this.files = files;
    this.base = base;
  }

  /**
   * Opens a path, which need not exist.
   *
   * @param base a path; without a scheme, on the default file system
   * @throws UserErrorException if there is no such file system, or it cannot be reached
   */
  public static Store at(Configuration configuration, String base) {
    try {
      Path path = new Path(base);
      FileSystem files = path.getFileSystem(configuration);
      if (files instanceof LocalFileSystem) {
        FileSystem local = new LocalFiles();
        local.initialize(files.getUri(), configuration);
        files = local;
      }
      return new Store(files, files.makeQualified(path));
    } catch (IOException | RuntimeException e) {
      throw StoreFailure.unreachable(base, e);
    }
  }

  /** The files under a folder of this store. */
  public Store folder(String path) {
    return new Store(files, resolve(path));
  }

  /** The base, to show and to copy; without a scheme on local disks. */
  public String location() {
    return files instanceof RawLocalFileSystem ? base.toUri().getPath() : base.toString();
  }

  /** The base with its scheme, for another process to open. */
  public String address() {
    return base.toString();
  }

  /** Whether the base is a folder or lies below it; false on another file system. */
  public boolean isWithin(String folder) {
    Path outer =
        new Path(folder)
            .makeQualified(FileSystem.getDefaultUri(files.getConf()), files.getWorkingDirectory());
    Path path = base;
    while (path != null && !path.equals(outer)) {
      path = path.getParent();
    }
    return path != null;
  }

  /** The full path of a file, for use outside this store. */
  public String locationOf(String path) {
    return folder(path).location();
  }

  /** Opens a new file, or one to replace an old one, with the folders above it. */
  public OutputStream create(String path) throws IOException {
    return create(path, file -> {});
  }

  /**
   * Creates or replaces a file, and the folders above it.
   *
   * @param whenClosed receives the file once it is closed without an error
   */
  public OutputStream create(String path, Consumer<? super StoredFile> whenClosed)
      throws IOException {
    OutputStream out = files.create(resolve(path), true);
    return new BufferedOutputStream(
        new ChecksummedOutput(out, path, whenClosed::accept), BUFFER_BYTES);
  }

  /**
   * Replaces a small file, or creates it. Readers find the old content or all of the new.
   *
   * @param folder the folder for a draft
   */
  void replace(String path, String folder, byte[] content) throws IOException {
    new FileReplacement(files).replace(resolve(path), resolve(folder), content);
  }

  void delete(String path) throws IOException {
    files.delete(resolve(path), false);
  }

  void deleteFolder(String path) throws IOException {
    files.delete(resolve(path), true);
  }

  /** Deletes a folder that holds nothing. */
  void deleteIfEmpty(String folder) throws IOException {
    if (list(folder).isEmpty()) {
      delete(folder);
    }
  }

  /** Opens a file to read it. */
  public InputStream open(String path) throws IOException {
    return new BufferedInputStream(files.open(resolve(path)), BUFFER_BYTES);
  }

  public boolean exists(String path) throws IOException {
    return files.exists(resolve(path));
  }

  /**
   * Whether there is a complete JSON file. Its last brace begins a line if its first one ends a
   * line, so a few bytes tell.
   */
  public boolean hasWhole(String path) throws IOException {
    try (FSDataInputStream in = files.open(resolve(path))) {
      byte[] first = in.readNBytes(2);
      byte[] last = new byte[(int) Math.min(END_BYTES, size(path))];
      in.readFully(size(path) - last.length, last);
      boolean isIndented = Arrays.equals(first, new byte[] {'{', '\n'});
      return new String(last, StandardCharsets.US_ASCII)
          .stripTrailing()
          .endsWith(isIndented ? "\n}" : "}");
    } catch (FileNotFoundException missing) {
      return false;
    }
  }

  /** The size of a file in bytes. */
  long size(String path) throws IOException {
    return files.getFileStatus(resolve(path)).getLen();
  }

  /**
   * The last write to a file or below a folder, by the clock of the file system, if it reports one.
   */
  Optional<Instant> written(String path) throws IOException {
    try {
      long last = lastWritten(files.getFileStatus(resolve(path)));
      return last > 0 ? Optional.of(Instant.ofEpochMilli(last)) : Optional.empty();
    } catch (FileNotFoundException gone) {
      return Optional.empty();
    }
  }

  /** An empty folder has its own time. */
  private long lastWritten(FileStatus status) throws IOException {
    FileStatus[] below = status.isFile() ? new FileStatus[0] : files.listStatus(status.getPath());
    long last = below.length == 0 ? status.getModificationTime() : 0;
    for (FileStatus found : below) {
      last = Math.max(last, lastWritten(found));
    }
    return last;
  }

  /** The output path if this is the folder of a run, judged by the names of its folders. */
  Optional<Store> outputOfRun() {
    Path date = base.getParent();
    boolean isRun = date != null && Run.parse(date.getName(), base.getName()).isPresent();
    return isRun ? Optional.of(new Store(files, date.getParent())) : Optional.empty();
  }

  /** The names of what lies directly in a folder, sorted; empty if there is no such folder. */
  public List<String> list(String folder) throws IOException {
    try {
      FileStatus[] found = files.listStatus(resolve(folder));
      return Arrays.stream(found).map(status -> status.getPath().getName()).sorted().toList();
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  /**
   * The sorted values of a key in the names of folders directly in a folder, as in {@code
   * key=value}.
   */
  public List<String> values(String folder, String key) throws IOException {
    return list(folder).stream()
        .filter(name -> name.matches(Pattern.quote(key) + "=[A-Za-z0-9._-]+"))
        .map(name -> name.substring(key.length() + 1))
        .toList();
  }

  /**
   * Checks that files can be written: creates the base, writes a small file with a unique name, and
   * deletes it.
   *
   * @throws UserErrorException if that fails
   */
  public void probe() {
    Path probe = new Path(base, PROBE + UUID.randomUUID());
    try {
      createFolder();
      try (OutputStream out = files.create(probe, true)) {
        out.write(PROBE.getBytes(StandardCharsets.US_ASCII));
      }
      files.delete(probe, false);
    } catch (IOException e) {
      throw StoreFailure.unwritable(location(), e);
    }
  }

  /** The error for a file that could not be written. */
  public UserErrorException unwritable(IOException cause) {
    return StoreFailure.unwritable(location(), cause);
  }

  /**
   * The free space in bytes, divided by the number of copies, if the file system reports it. Quotas
   * are ignored.
   */
  public OptionalLong freeBytes() {
    try {
      FsStatus status = files.getStatus(base);
      return status.getCapacity() <= 0
          ? OptionalLong.empty()
          : OptionalLong.of(status.getRemaining() / Math.max(1, files.getDefaultReplication(base)));
    } catch (IOException | UnsupportedOperationException unknown) {
      return OptionalLong.empty();
    }
  }

  /** Creates the base. On local disks it bypasses Hadoop, which does not say why it failed. */
  private void createFolder() throws IOException {
    if (files instanceof RawLocalFileSystem local) {
      Files.createDirectories(local.pathToFile(base).toPath());
    } else if (!files.mkdirs(base)) {
      throw new IOException("the directory could not be created");
    }
  }

  private Path resolve(String path) {
    if (path.isEmpty()) {
      return base;
    }
    boolean escapes = path.startsWith("/") || List.of(path.split("/", -1)).contains("..");
    if (escapes) {
      throw new IllegalArgumentException("not below the base: " + path);
    }
    return new Path(base, path);
  }
}
