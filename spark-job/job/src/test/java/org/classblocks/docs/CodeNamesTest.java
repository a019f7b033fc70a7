package org.classblocks.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Types and files of the code that pages name exist. */
class CodeNamesTest {
  private static final Pattern TYPE = Pattern.compile("`([A-Z]\\w*[a-z]\\w*)(?:\\.\\w+)?`");
  private static final Pattern SOURCE = Pattern.compile("`([\\w./-]+\\.(?:java|js|py|html|txt))`");

  /** Types, columns and files of others. */
  private static final Set<String> OF_OTHERS =
      Set.of(
          "ClassLabel", "Correlation", "Dataset", "KnowledgeGraphId", "LOC_synset_mapping", "Row");

  private static Set<String> sources;

  @BeforeAll
  static void find() throws IOException {
    try (Stream<Path> files = Files.walk(Page.ROOT.resolve("spark-job"))) {
      sources =
          files
              .map(file -> file.toString().replace(File.separatorChar, '/'))
              .filter(file -> file.contains("/src/"))
              .collect(Collectors.toSet());
    }
  }

  @Test
  void everyTypeExists() throws IOException {
    Set<String> known =
        sources.stream()
            .map(file -> file.substring(file.lastIndexOf('/') + 1))
            .filter(file -> file.endsWith(".java"))
            .map(file -> file.replace(".java", ""))
            .collect(Collectors.toSet());
    known.addAll(OF_OTHERS);
    for (Page page : Page.all()) {
      assertThat(TYPE.matcher(page.text()).results().map(found -> found.group(1)))
          .as("types in %s", page.name())
          .isSubsetOf(known);
    }
  }

  @Test
  void everyFileOfAChangeExists() {
    List<String> files =
        SOURCE
            .matcher(Page.at("spark-job/docs/design/README.md").text())
            .results()
            .map(found -> found.group(1).replace("...", "src/main/java/org/classblocks"))
            .toList();
    assertThat(files).hasSizeGreaterThan(20);
    assertThat(files)
        .allMatch(file -> sources.stream().anyMatch(source -> source.endsWith("/" + file)));
  }
}
