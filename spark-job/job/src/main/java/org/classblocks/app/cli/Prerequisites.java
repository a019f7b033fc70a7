package org.classblocks.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Optional;
import java.util.Properties;
import org.classblocks.Text;
import org.classblocks.app.session.Build;

/**
 * Checks that there is a suitable Java and the Spark that the jar is built for. It does not link to
 * Spark, so it also runs without Spark or with another version.
 */
public final class Prerequisites {
  private static final int OLDEST_JAVA = 17;

  /** Hadoop opens files with {@code Subject.getSubject}, which throws from Java 23 on. */
  private static final int NEWEST_JAVA = 22;

  private static final String SPARK = "spark-version-info.properties";
  private static final String SCALA = "library.properties";

  private Prerequisites() {}

  /** What is missing and what to do about it, in one line; empty if nothing is. */
  public static Optional<String> missing() {
    return missingJava(
            Runtime.version().feature(),
            System.getProperty("java.version"),
            System.getProperty("java.home"))
        .or(
            () ->
                missingSpark(
                    Build.running(),
                    property(SPARK, "version"),
                    property(SCALA, "version.number")));
  }

  /**
   * The message if a Java is not suitable.
   *
   * @param feature its number, such as 17
   */
  static Optional<String> missingJava(int feature, String version, String home) {
    return feature >= OLDEST_JAVA && feature <= NEWEST_JAVA
        ? Optional.empty()
        : Optional.of(
            Text.of(
                "Spark needs Java 17 or 21, found Java %s in %s. Set JAVA_HOME to one of these.",
                version, home));
  }

  /**
   * The message if a Spark is not suitable. A build without a version fits any Spark.
   *
   * @param spark the version of Spark on the class path
   * @param scala its version of Scala
   */
  static Optional<String> missingSpark(
      Build build, Optional<String> spark, Optional<String> scala) {
    if (spark.isEmpty()) {
      return Optional.of(
          "Spark is not on the class path. Start ClassBlocks with submit-scripts/classblocks.sh,"
              + " or hand its jar to spark-submit.");
    }
    return isOfLine(spark, build.spark()) && isOfLine(scala, build.scala())
        ? Optional.empty()
        : Optional.of(
            Text.of(
                "This jar is built for Spark %s with Scala %s, found Spark %s with Scala %s. Use"
                    + " Spark %s, or build the jar for the Spark you have (mvn -Pspark-4.0"
                    + " -DskipTests package is for Spark 4.0).",
                line(build.spark().orElse("any")),
                line(build.scala().orElse("any")),
                spark.get(),
                scala.orElse("unknown"),
                line(build.spark().orElse("any"))));
  }

  private static boolean isOfLine(Optional<String> found, Optional<String> expected) {
    return found.isEmpty() || expected.isEmpty() || line(found.get()).equals(line(expected.get()));
  }

  private static String line(String version) {
    String[] numbers = version.split("[.-]", 3);
    return numbers.length < 2 ? version : numbers[0] + "." + numbers[1];
  }

  private static Optional<String> property(String resource, String key) {
    URL found = Prerequisites.class.getClassLoader().getResource(resource);
    if (found == null) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (InputStream in = found.openStream()) {
      properties.load(in);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
    return Optional.ofNullable(properties.getProperty(key));
  }
}
