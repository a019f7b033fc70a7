package org.classblocks;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.FsStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.security.AccessControlException;
import org.apache.hadoop.util.Progressable;

/**
 * A local disk of which every n-th call fails, also those that write to an open file and close it;
 * under the scheme {@value #DISK}. Under {@value #STORE} the same, but as a file system that is not
 * known to rename one file over another.
 */
public final class FailingDisk extends RawLocalFileSystem {
  public static final String DISK = "failing";
  public static final String STORE = "failing-store";

  private static int every = Integer.MAX_VALUE;
  private static boolean renames = true;
  private static boolean refuses;
  private static long freeBytes = -1;
  private static int calls;

  private String scheme;

  /** Lets all disks fail every n-th of the calls from now on, and perhaps every rename. */
  public static synchronized void failEvery(int n, boolean renamesToo) {
    every = n;
    renames = !renamesToo;
    calls = 0;
  }

  /** Lets all calls succeed; says how many there were. */
  public static synchronized int recover() {
    every = Integer.MAX_VALUE;
    renames = true;
    refuses = false;
    freeBytes = -1;
    return calls;
  }

  /** Lets all disks say that so much is free of twice as much; below 0, that they do not know. */
  public static synchronized void leaveFree(long bytes) {
    freeBytes = bytes;
  }

  /** Lets all disks refuse to create a file. */
  public static synchronized void refuse() {
    refuses = true;
  }

  private static synchronized void call(String what, Object on) throws IOException {
    calls++;
    if (refuses && what.equals("create")) {
      throw new AccessControlException("Permission denied: " + on);
    }
    if (calls % every == 0) {
      throw new IOException("the disk failed to " + what + " " + on);
    }
  }

  /** Names the file systems to Hadoop, each to be made anew. */
  public static Configuration addTo(Configuration hadoop) {
    hadoop.setClass("fs." + DISK + ".impl", FailingDisk.class, RawLocalFileSystem.class);
    hadoop.setClass("fs." + STORE + ".impl", Unrenaming.class, FilterFileSystem.class);
    hadoop.setBoolean("fs." + DISK + ".impl.disable.cache", true);
    hadoop.setBoolean("fs." + STORE + ".impl.disable.cache", true);
    return hadoop;
  }

  /** Hides from its users what kind of disk it is. */
  public static final class Unrenaming extends FilterFileSystem {
    public Unrenaming() {
      super(new FailingDisk());
    }

    @Override
    public String getScheme() {
      return STORE;
    }
  }

  @Override
  public void initialize(URI name, Configuration hadoop) throws IOException {
    super.initialize(name, hadoop);
    scheme = name.getScheme();
  }

  @Override
  public URI getUri() {
    return URI.create(getScheme() + ":///");
  }

  @Override
  public String getScheme() {
    return scheme == null ? DISK : scheme;
  }

  @Override
  public FSDataInputStream open(Path path, int buffer) throws IOException {
    call("open", path);
    return super.open(path, buffer);
  }

  @Override
  public FSDataOutputStream create(
      Path path, boolean overwrite, int buffer, short copies, long block, Progressable progress)
      throws IOException {
    call("create", path);
    return failing(super.create(path, overwrite, buffer, copies, block, progress), path);
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      FsPermission permission,
      boolean overwrite,
      int buffer,
      short copies,
      long block,
      Progressable progress)
      throws IOException {
    call("create", path);
    return failing(
        super.create(path, permission, overwrite, buffer, copies, block, progress), path);
  }

  private static FSDataOutputStream failing(FSDataOutputStream out, Path path) throws IOException {
    OutputStream failing =
        new FilterOutputStream(out) {
          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            int half = length / 2;
            out.write(bytes, offset, half);
            call("write to", path);
            out.write(bytes, offset + half, length - half);
          }

          @Override
          public void close() throws IOException {
            out.close();
            call("close", path);
          }
        };
    return new FSDataOutputStream(failing, null);
  }

  @Override
  public FsStatus getStatus(Path path) throws IOException {
    call("tell what is free at", path);
    return freeBytes < 0
        ? new FsStatus(0, 0, 0)
        : new FsStatus(2 * freeBytes, freeBytes, freeBytes);
  }

  /** Would start a process for each file. */
  @Override
  public void setPermission(Path path, FsPermission permission) {}

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    call("rename", from);
    return renames && super.rename(from, to);
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    call("delete", path);
    return super.delete(path, recursive);
  }

  @Override
  public FileStatus[] listStatus(Path path) throws IOException {
    call("list", path);
    return super.listStatus(path);
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    call("look at", path);
    return super.getFileStatus(path);
  }
}
