package org.classblocks.browser;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Programs of the machine that tests start. A test whose program is missing is skipped and says so;
 * where {@value #REQUIRED} is {@code true}, as in continuous integration, it fails.
 */
public final class InstalledProgram {
  private static final String REQUIRED = "CLASSBLOCKS_REQUIRE_BROWSER";

  /** What has been said already; surefire keeps the reasons of skipped tests to itself. */
  private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

  private InstalledProgram() {}

  /**
   * The program on the search path that has one of the names, the first name first; ends the test
   * if there is none.
   */
  public static Path named(String... names) {
    Optional<Path> found = Arrays.stream(names).flatMap(InstalledProgram::onSearchPath).findFirst();
    if (found.isEmpty()) {
      missing(String.format("there is no %s on the search path", String.join(" or ", names)));
    }
    return found.orElseThrow();
  }

  /** Ends the test: skips it, or fails where the programs are required. */
  public static void missing(String what) {
    if (Boolean.parseBoolean(System.getenv(REQUIRED))) {
      fail("%s, and %s is true", what, REQUIRED);
    }
    if (SAID.add(what)) {
      System.err.printf("Tests are skipped: %s.%n", what);
    }
    abort(what);
  }

  private static Stream<Path> onSearchPath(String name) {
    String folders = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(folders.split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable);
  }
}
