package org.classblocks.app.session;

import java.util.LinkedHashMap;
import java.util.Map;
import org.classblocks.linalg.FastestBlas;
import picocli.CommandLine.IVersionProvider;

/** The versions of ClassBlocks and of what it runs on. */
public final class Versions implements IVersionProvider {
  /** The name of the code among the versions. */
  public static final String CODE = "code";

  /** The versions by name, in the order to show them. */
  public static Map<String, String> all() {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("classblocks", Build.running().version());
    versions.put("commit", Build.running().commit());
    versions.put(CODE, Build.running().code());
    versions.put("spark", spark());
    versions.put("java", System.getProperty("java.version"));
    versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    versions.put("blas", FastestBlas.INSTANCE.name());
    return versions;
  }

  /** The versions that results depend on: the code and Spark. */
  public static String bearing() {
    return Build.running().code() + "\t" + spark();
  }

  /**
   * Whether the running code wrote a result.
   *
   * @param versions the versions in its manifest, as {@link #all} gives them
   */
  public static boolean areOfThisCode(Map<String, String> versions) {
    return Build.running().code().equals(versions.get(CODE));
  }

  private static String spark() {
    return org.apache.spark.package$.MODULE$.SPARK_VERSION();
  }

  @Override
  public String[] getVersion() {
    return all().entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .toArray(String[]::new);
  }
}
