package org.classblocks.app.session;

import java.io.File;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.classblocks.conf.LogLocation;

/**
 * Leaves large work to another JVM. The launcher starts a command in a JVM that starts quickly and
 * compiles lightly, which suits small work, and says so by the system property {@value #PROPERTY}.
 * If the work turns out to be large before any of it is done, the command ends with exit code
 * {@value #EXIT_CODE}, and the launcher starts it again in a JVM that compiles thoroughly.
 *
 * <p>In any other JVM the methods do nothing.
 */
public final class LightJvm {
  /** The exit code of a command whose work is too large. */
  public static final int EXIT_CODE = 75;

  private static final String PROPERTY = "classblocks.light";

  /**
   * The largest log, in bytes, that stays in this JVM. Logs of 200 and 450 MB took less processor
   * time here, one of 1.8 GB took more.
   */
  private static final long MOST_BYTES = 512L << 20;

  /** The most scores of a synthetic log that stay in this JVM. */
  private static final double MOST_SCORES = 1 << 25;

  /** The most classes that are ordered in this JVM; 2,622 took less processor time so. */
  private static final int MOST_CLASSES = 4000;

  private static final String FILE = "file:";

  private LightJvm() {}

  /** The work is too large for this JVM. */
  public static final class UnfitException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private UnfitException() {
      super("the work is too large for a JVM that compiles lightly", null, false, false);
    }
  }

  /**
   * Leaves the work if it is on a log that is large, or whose size is not known: of globs, of other
   * file systems and of tables.
   *
   * @throws UnfitException if this JVM compiles lightly and the log is not known to be small
   */
  public static void requireFor(LogLocation log) {
    require(log.isOfFiles() && log.paths().stream().mapToLong(LightJvm::bytes).sum() <= MOST_BYTES);
  }

  /**
   * Leaves the work if it is on many classes.
   *
   * @throws UnfitException if this JVM compiles lightly and there are too many classes
   */
  public static void requireFor(int classCount) {
    require(classCount <= MOST_CLASSES);
  }

  /**
   * Leaves the work if it is on many scores.
   *
   * @throws UnfitException if this JVM compiles lightly and there are too many scores
   */
  public static void requireForScores(double scores) {
    require(scores <= MOST_SCORES);
  }

  /** The size of a file or folder of this machine; more than any other if it is not one. */
  private static long bytes(String path) {
    Path place = Path.of(path.startsWith(FILE) ? URI.create(path).getPath() : path);
    try (Stream<Path> files = Files.walk(place)) {
      return files.map(Path::toFile).filter(File::isFile).mapToLong(File::length).sum();
    } catch (IOException | UncheckedIOException notKnown) {
      return MOST_BYTES + 1;
    }
  }

  private static void require(boolean isSmall) {
    if (Boolean.getBoolean(PROPERTY) && !isSmall) {
      throw new UnfitException();
    }
  }
}
