package org.classblocks.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.security.AccessControlException;
import org.classblocks.Text;
import org.classblocks.UserErrorException;

/** Turns failures of a store into errors with a remedy. */
final class StoreFailure {
  private StoreFailure() {}

  /** The error for a place that no file system is found for. */
  static UserErrorException unreachable(String place, Exception cause) {
    return UserErrorException.usage(
            "Expected a path on a known file system, found %s: %s.", place, diagnosis(cause))
        .causedBy(cause);
  }

  /** The error for a place where a file could not be written. */
  static UserErrorException unwritable(String place, Exception cause) {
    return UserErrorException.usage(
            "Expected a directory that can be written at %s, found %s.", place, diagnosis(cause))
        .causedBy(cause);
  }

  /** The error for a place that cannot be read. */
  static UserErrorException unreadable(String place, IOException cause) {
    return UserErrorException.input(
            "%s cannot be read: %s. Check the path and its permissions.", place, cause.getMessage())
        .causedBy(cause);
  }

  /** The error for a complete run that {@code latest.json} does not name. */
  static UserErrorException unnamed(String pointer, Exception cause) {
    return UserErrorException.usage(
            "The run is complete, but %s, which should name it, could not be written: %s. Run"
                + " the same command again to name it.",
            pointer, diagnosis(cause))
        .causedBy(cause);
  }

  private static String diagnosis(Exception cause) {
    String message = UserErrorException.firstLine(cause).strip();
    String lower = message.toLowerCase(Locale.ROOT);
    if (cause instanceof UnsupportedFileSystemException
        || cause.getCause() instanceof ClassNotFoundException) {
      return message
          + ". Put the connector of that scheme on the class path, or use another"
          + " scheme";
    }
    if (isFileInTheWay(cause) || lower.contains("not a directory")) {
      return "a file there or above it. Remove it, or choose another directory";
    }
    if (cause instanceof AccessDeniedException
        || cause instanceof AccessControlException
        || lower.contains("permission denied")
        || lower.contains("access denied")) {
      return Text.of(
          "no permission for user %s. Grant it, or choose another directory",
          System.getProperty("user.name"));
    }
    if (cause instanceof NoSuchFileException) {
      return "that no directory can be created there. Choose another directory";
    }
    if (lower.contains("read-only file system")) {
      return "a read-only file system. Choose another directory";
    }
    if (lower.contains("no space left") || lower.contains("quota")) {
      return "no space left (" + message + "). Free some, or choose another directory";
    }
    return message + ". Check the path, or choose another directory";
  }

  private static boolean isFileInTheWay(Exception cause) {
    return cause instanceof FileAlreadyExistsException
        || cause instanceof org.apache.hadoop.fs.FileAlreadyExistsException
        || cause instanceof NotDirectoryException
        || cause instanceof ParentNotDirectoryException;
  }
}
