package org.classblocks.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Spark itself recorded of a job. */
final class EventLog {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<JsonNode> events;

  private EventLog(List<JsonNode> events) {
    this.events = events;
  }

  /** The one event log in a folder; without one, no events. */
  static EventLog in(Path folder) throws IOException {
    List<JsonNode> events = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> !path.toString().endsWith(".crc")).toList()) {
        for (String line : Files.readAllLines(file)) {
          events.add(JSON.readTree(line));
        }
      }
    }
    return new EventLog(events);
  }

  /** The events of one kind, such as {@code TaskEnd}, in their order. */
  List<JsonNode> all(String kind) {
    return events.stream()
        .filter(event -> event.get("Event").asText().equals("SparkListener" + kind))
        .toList();
  }

  /** The attempts of tasks that ended for one reason, such as {@code FetchFailed}. */
  List<JsonNode> tasksThat(String reason) {
    return all("TaskEnd").stream()
        .filter(task -> task.at("/Task End Reason/Reason").asText().equals(reason))
        .toList();
  }

  /** The ids of the stages that ran. */
  Set<Integer> stages() {
    return all("StageSubmitted").stream()
        .map(stage -> stage.at("/Stage Info/Stage ID").asInt())
        .collect(Collectors.toSet());
  }
}
