package org.classblocks.store;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Local disks with the umask of the process for new files and folders. With Hadoop's own, everybody
 * can read them.
 */
final class LocalFiles extends RawLocalFileSystem {
  @Override
  protected OutputStream createOutputStreamWithMode(
      Path file, boolean append, FsPermission permission) throws IOException {
    return permission == null
        ? new FileOutputStream(pathToFile(file), append)
        : super.createOutputStreamWithMode(file, append, permission);
  }

  @Override
  protected boolean mkOneDirWithMode(Path path, File folder, FsPermission permission)
      throws IOException {
    return permission == null ? folder.mkdir() : super.mkOneDirWithMode(path, folder, permission);
  }
}
