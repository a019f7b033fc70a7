package org.classblocks.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.hdfs.protocol.DSQuotaExceededException;
import org.apache.hadoop.security.AccessControlException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What file systems throw, and what a person is told; permission bits do not stop root. */
class StoreFailureTest {
  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new AccessDeniedException("/x"), "no permission for user"),
        Arguments.of(new AccessControlException("Permission denied: user=me"), "no permission"),
        Arguments.of(new FileNotFoundException("/x/y (Permission denied)"), "no permission"),
        Arguments.of(new ParentNotDirectoryException("/x"), "a file there or above it"),
        Arguments.of(new FileNotFoundException("/x (Not a directory)"), "a file there or above it"),
        Arguments.of(
            new FileSystemException("/x", null, "Read-only file system"),
            "a read-only file system"),
        Arguments.of(new IOException("No space left on device"), "no space left"),
        Arguments.of(new DSQuotaExceededException("the quota is exceeded"), "no space left"),
        Arguments.of(new NoSuchFileException("/proc/x"), "that no directory can be created"),
        Arguments.of(new IOException("odd\nstack of lines"), "odd. Check the path"),
        Arguments.of(new IOException(), "IOException. Check the path"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void isToldInOneLine(Exception cause, String expected) {
    assertThat(StoreFailure.unwritable("hdfs://host/x", cause))
        .hasMessageStartingWith(
            "Expected a directory that can be written at hdfs://host/x, found " + expected)
        .hasMessageNotContaining("\n")
        .hasCause(cause);
  }
}
