package org.classblocks.app.session;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.classblocks.UserErrorException;

/** Checks the scratch folders of an embedded Spark, which ends the JVM without one. */
public final class ScratchSpace {
  /** Enough for Spark to start and to unpack native libraries. */
  private static final int LEAST_BYTES = 1 << 20;

  private static final List<String> FULL =
      List.of("No space left on device", "Disk quota exceeded");

  private ScratchSpace() {}

  private static String folders(SparkConf conf) {
    return conf.get("spark.local.dir", System.getProperty("java.io.tmpdir"));
  }

  /**
   * Checks that one of the folders is writable.
   *
   * @throws UserErrorException if none is
   */
  static void require(SparkConf conf) {
    List<String> failures = new ArrayList<>();
    for (String folder : folders(conf).split(",", -1)) {
      Optional<String> failure = failure(Path.of(folder));
      if (failure.isEmpty()) {
        return;
      }
      failures.add(folder + " cannot be written: " + failure.get());
    }
    throw UserErrorException.usage(
        "Spark needs a folder for scratch files, but %s. Name another one with"
            + " -Djava.io.tmpdir=PATH in CLASSBLOCKS_JAVA_OPTIONS.",
        String.join(", and ", failures));
  }

  private static Optional<String> failure(Path folder) {
    Path probe = null;
    try {
      probe = Files.createTempFile(folder, "classblocks-", null);
      Files.write(probe, new byte[LEAST_BYTES]);
      return Optional.empty();
    } catch (IOException unwritable) {
      return Optional.of(reason(unwritable));
    } finally {
      delete(probe);
    }
  }

  private static String reason(IOException unwritable) {
    String reason =
        unwritable instanceof FileSystemException named
            ? named.getReason()
            : unwritable.getMessage();
    return reason == null ? unwritable.getClass().getSimpleName() : reason;
  }

  private static void delete(Path probe) {
    try {
      if (probe != null) {
        Files.deleteIfExists(probe);
      }
    } catch (IOException undeletable) {
      probe.toFile().deleteOnExit();
    }
  }

  /** Turns a full disk into a user error; nothing for other failures. */
  public static Optional<UserErrorException> asUserError(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (FULL.stream().anyMatch(message::contains)) {
        return Optional.of(
            UserErrorException.usage(
                    "A disk is full: %s. Spark's scratch files lie in %s. Free some space, or"
                        + " name another folder with -Djava.io.tmpdir=PATH in"
                        + " CLASSBLOCKS_JAVA_OPTIONS.",
                    line(message), folders(new SparkConf()))
                .causedBy(failure));
      }
    }
    return Optional.empty();
  }

  /** The line about the full disk, in a message that may quote a stack trace. */
  private static String line(String message) {
    return message
        .lines()
        .filter(line -> FULL.stream().anyMatch(line::contains))
        .findFirst()
        .orElse(message)
        .strip();
  }
}
