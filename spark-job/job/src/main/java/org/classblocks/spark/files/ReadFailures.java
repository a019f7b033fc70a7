package org.classblocks.spark.files;

import java.io.FileNotFoundException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.AccessDeniedException;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.AccessControlException;
import org.apache.spark.SparkThrowable;
import org.classblocks.UserErrorException;

/** Turns failures to read a log into user errors, and leaves bugs as they are. */
public final class ReadFailures {
  /** What to do about a file that cannot be read. */
  static final String REMEDY = "Fix it, or leave it out with input.skip-files.";

  /** Each run of white space is tried once, so that the time is linear. */
  private static final Pattern SQL_STATE = Pattern.compile("(?<!\\s)\\s*+SQLSTATE: \\w++");

  private static final Pattern END = Pattern.compile("(?<![.:\\s])[.:\\s]++$");

  private ReadFailures() {}

  /**
   * Turns Spark's failure to read a file into a user error; others stay as they are.
   *
   * @param failure what Spark threw; Scala does not declare checked exceptions
   */
  public static RuntimeException asUserError(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UserErrorException known) {
        return known;
      }
      if (isReadFailure(cause)) {
        return UserErrorException.input("The log cannot be read: %s. %s", reason(cause), REMEDY)
            .causedBy(failure);
      }
      if (isOfQuery(cause)) {
        return UserErrorException.input(
                "The log cannot be read, because its query fails on a row: %s. Fix the query.",
                reason(cause))
            .causedBy(failure);
      }
      if (isNoAccess(cause)) {
        return UserErrorException.input(
                "The log cannot be read: %s. Check that its files exist, and that you may read"
                    + " them.",
                UserErrorException.firstLine(cause))
            .causedBy(failure);
      }
      if (isDataException(cause)) {
        return UserErrorException.usage(
                "Configuration key input.filter: the predicate fails on a row: %s. Change it so"
                    + " that it works on every row.",
                UserErrorException.firstLine(cause))
            .causedBy(failure);
      }
    }
    return failure instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(failure);
  }

  private static boolean isReadFailure(Throwable cause) {
    return cause instanceof SparkThrowable spark
        && spark.getCondition() != null
        && spark.getCondition().startsWith("FAILED_READ_FILE");
  }

  /** A function of the caller's that throws. */
  private static boolean isOfQuery(Throwable cause) {
    return cause instanceof SparkThrowable spark
        && spark.getCondition() != null
        && spark.getCondition().startsWith("FAILED_EXECUTE_UDF");
  }

  private static boolean isNoAccess(Throwable cause) {
    return cause instanceof FileNotFoundException
        || cause instanceof AccessControlException
        || cause instanceof AccessDeniedException;
  }

  /** Such as a division by zero, which can only come from a filter. */
  private static boolean isDataException(Throwable cause) {
    return cause instanceof SparkThrowable spark
        && spark.getSqlState() != null
        && spark.getSqlState().startsWith("22");
  }

  /** Why something failed, in one line without punctuation at its end. */
  public static String reason(Throwable failure) {
    String first = sentence(withPath(UserErrorException.firstLine(failure), failure));
    return failure.getCause() == null ? first : first + ": " + sentence(rootLine(failure));
  }

  /** The message with the path of a file in place of its URL. */
  private static String withPath(String line, Throwable failure) {
    String url =
        failure instanceof SparkThrowable spark ? spark.getMessageParameters().get("path") : null;
    try {
      return url == null ? line : line.replace(url, new Path(new URI(url)).toString());
    } catch (URISyntaxException alreadyAPath) {
      return line;
    }
  }

  /** Removes the SQL state and the punctuation at the end. */
  private static String sentence(String line) {
    return END.matcher(SQL_STATE.matcher(line).replaceAll("")).replaceAll("");
  }

  /** The first line of the message of the root cause. */
  public static String rootLine(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return UserErrorException.firstLine(root);
  }
}
