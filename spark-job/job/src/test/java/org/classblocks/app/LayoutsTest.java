package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import org.classblocks.ClassBlocks;
import org.classblocks.LocalSpark;
import org.classblocks.SparkTest;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.Similarity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Logs as people's tools write them, against the correlations of numpy. */
@SparkTest
class LayoutsTest {
  private static final int LEAST = 50;
  private static final int MOST_OPTIONS = 2;

  static List<Layout> layouts() throws IOException {
    return Layout.all();
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void haveTheSimilaritiesOfNumpy(Layout layout) throws IOException {
    ClassBlocks library =
        ClassBlocks.on(LocalSpark.session())
            .options(layout.options())
            .option("input.paths", List.of(layout.file()));
    if (layout.needsClasses()) {
      library = library.option("classes.path", Layout.CLASSES);
    }
    RunResult result = library.analyze();
    Similarity found = result.similarity();
    double[][] expected = layout.similarity();
    assertThat(found.size()).isEqualTo(expected.length);
    assertThat(result.log().rows().dropped()).isZero();
    for (int a = 0; a < expected.length; a++) {
      for (int b = 0; b < a; b++) {
        assertThat(found.at(a, b)).as("%d, %d", a, b).isCloseTo(expected[a][b], within(1e-12));
      }
    }
  }

  /** A column or a path may have to be named, or two columns that belong together. */
  @Test
  void hardlyNeedOptions() throws IOException {
    assertThat(layouts()).hasSizeGreaterThan(LEAST);
    assertThat(layouts()).allMatch(layout -> layout.options().size() <= MOST_OPTIONS);
  }
}
