package org.classblocks.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Links between pages lead somewhere. */
class LinksTest {
  @Test
  void everyLinkAndAnchorLeadsSomewhere() throws IOException {
    List<String> dead = new ArrayList<>();
    int followed = 0;
    for (Page page : Page.all()) {
      for (String link : page.links()) {
        if (!link.matches("[a-z]+:.*")) {
          followed++;
          if (!leadsSomewhere(page, link)) {
            dead.add(page.name() + ": " + link);
          }
        }
      }
    }
    assertThat(dead).as("links that lead nowhere").isEmpty();
    assertThat(followed).isGreaterThan(50);
  }

  private static boolean leadsSomewhere(Page page, String link) {
    int hash = link.indexOf('#');
    String path = hash < 0 ? link : link.substring(0, hash);
    Path target = path.isEmpty() ? page.file() : page.file().resolveSibling(path).normalize();
    return Files.exists(target)
        && (hash < 0 || Page.of(target).anchors().contains(link.substring(hash + 1)));
  }

  @Test
  void everyPageCanBeReachedFromTheReadme() throws IOException {
    List<Path> reached = new ArrayList<>(List.of(Page.ROOT.resolve("README.md")));
    for (int i = 0; i < reached.size(); i++) {
      Page page = Page.of(reached.get(i));
      for (String link : page.links()) {
        Path target = page.file().resolveSibling(link.replaceFirst("#.*", "")).normalize();
        if (link.matches("[^:#]+\\.md(#.*)?") && !reached.contains(target)) {
          reached.add(target);
        }
      }
    }
    assertThat(reached)
        .containsAll(
            Page.all().stream()
                .map(Page::file)
                .filter(file -> file.startsWith(Page.ROOT.resolve("spark-job")))
                .toList());
  }
}
