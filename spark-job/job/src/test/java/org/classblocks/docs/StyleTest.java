package org.classblocks.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pages are short to read. */
class StyleTest {
  private static final int MOST_WORDS = 25;
  private static final double MOST_LONG = 0.05;
  private static final int MOST_LINES = 150;

  @Test
  void fewSentencesAreLong() throws IOException {
    List<String> longOnes = new ArrayList<>();
    int all = 0;
    for (Page page : Page.all()) {
      for (String sentence : page.sentences()) {
        all++;
        if (sentence.split("\\s+", -1).length > MOST_WORDS) {
          longOnes.add(page.name() + ": " + sentence);
        }
      }
    }
    assertThat((double) longOnes.size() / all)
        .as(
            "share of sentences with more than %s words:\n%s",
            MOST_WORDS, String.join("\n", longOnes))
        .isLessThan(MOST_LONG);
  }

  @Test
  void theReadmeIsShort() {
    assertThat(Page.at("README.md").text().lines().count()).isLessThanOrEqualTo(MOST_LINES);
  }
}
