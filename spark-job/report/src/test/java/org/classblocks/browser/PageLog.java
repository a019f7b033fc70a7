package org.classblocks.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** What a page asks of the network and what its console says, whatever becomes of it. */
public final class PageLog {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ChromeDriver driver;
  private final List<String> requests = new ArrayList<>();
  private final List<String> messages = new ArrayList<>();

  PageLog(ChromeDriver driver) {
    this.driver = driver;
  }

  /** The addresses asked for, in their order: the page's own first, refused ones among them. */
  public List<String> requests() {
    drain();
    return List.copyOf(requests);
  }

  /** Warnings and errors of the console: scripts that failed, requests that were refused. */
  public List<String> messages() {
    drain();
    return List.copyOf(messages);
  }

  /** Leaves out what happened so far. */
  void forget() {
    drain();
    requests.clear();
    messages.clear();
  }

  /** The browser gives each entry once; one that records nothing has none. */
  private void drain() {
    if (!driver.manage().logs().getAvailableLogTypes().contains(LogType.PERFORMANCE)) {
      return;
    }
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      JsonNode event = parse(entry.getMessage()).path("message");
      if (event.path("method").asText().equals("Network.requestWillBeSent")) {
        requests.add(event.path("params").path("request").path("url").asText());
      }
    }
    for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
      if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
        messages.add(entry.getMessage());
      }
    }
  }

  private static JsonNode parse(String message) {
    try {
      return JSON.readTree(message);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
