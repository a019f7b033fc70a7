package org.classblocks.app;

import java.util.LinkedHashMap;
import java.util.Map;
import org.classblocks.linalg.Blas;
import picocli.CommandLine.IVersionProvider;

/** What runs: ourselves and what we stand on. */
final class Versions implements IVersionProvider {
  /** Our own version. */
  static String own() {
    String version = Versions.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** The names and versions, in the order to be shown. */
  static Map<String, String> all() {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("classblocks", own());
    versions.put("spark", org.apache.spark.package$.MODULE$.SPARK_VERSION());
    versions.put("java", System.getProperty("java.version"));
    versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    versions.put("blas", Blas.fastest().name());
    return versions;
  }

  @Override
  public String[] getVersion() {
    return all().entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .toArray(String[]::new);
  }
}
