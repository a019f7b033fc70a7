package org.classblocks.browser;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * A Chromium without a window. Its profile is its own, empty at first, and gone after closing with
 * all that it wrote. Nothing is looked for or fetched on the network: browser and driver are those
 * installed.
 */
public final class Browser implements AutoCloseable {
  /** Misses a module for each new browser, which nothing here uses. Held so that it stays set. */
  private static final Logger VERSIONS = Logger.getLogger("org.openqa.selenium.devtools");

  static {
    VERSIONS.setLevel(Level.SEVERE);
  }

  private static final int MOST_ATTEMPTS = 50;
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Path folder;
  private final ChromeDriver driver;

  private Browser(Path folder, ChromeDriver driver) {
    this.folder = folder;
    this.driver = driver;
  }

  /** Starts a browser that records what {@link PageLog} tells; the sizes are CSS pixels. */
  public static Browser start(int width, int height) throws IOException {
    return start(width, height, Map.of("browser", "ALL", "performance", "ALL"));
  }

  /** Starts a browser that records nothing, so that nothing slows it down. */
  public static Browser startSilent(int width, int height) throws IOException {
    return start(width, height, Map.of());
  }

  private static Browser start(int width, int height, Map<String, String> logs) throws IOException {
    Path chromium = InstalledProgram.named("chromium", "chromium-browser", "google-chrome");
    Path chromedriver = InstalledProgram.named("chromedriver");
    Path folder = Files.createTempDirectory("classblocks-browser");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--force-device-scale-factor=1",
        "--hide-scrollbars",
        "--touch-events=enabled",
        "--enable-precise-memory-info",
        "--window-size=" + width + "," + height);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver.toFile())
            .withEnvironment(Map.of("TMPDIR", folder.toString()))
            .withLogOutput(OutputStream.nullOutputStream())
            .build();
    return new Browser(folder, new ChromeDriver(service, options));
  }

  ChromeDriver driver() {
    return driver;
  }

  @Override
  public void close() {
    driver.quit();
    for (int attempt = 0; attempt < MOST_ATTEMPTS && !isDeleted(); attempt++) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /**
   * Deletes the folder, unless processes of the browser that are about to end still write there.
   */
  private boolean isDeleted() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
      return true;
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }
}
