package org.classblocks.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.classblocks.blocks.taxonomy.Overlap;
import org.classblocks.blocks.taxonomy.TaxonomyAlignment;
import org.classblocks.blocks.taxonomy.TaxonomyMatches;
import org.classblocks.fixtures.Similarities;
import org.classblocks.report.model.ExampleModel;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** What the page says of errors and of a taxonomy, compared with sums over all pairs. */
class ErrorTablesTest {
  private static final int CLASSES = WalkedRun.CLASSES;

  /** Two classes of the walked run. */
  private record Taken(int label, int predicted, int count) {}

  private static List<Taken> errors() {
    List<Taken> errors = new ArrayList<>();
    for (int a = 0; a < CLASSES; a++) {
      for (int b = 0; b < CLASSES; b++) {
        if (a != b && WalkedRun.taken(a, b) > 0) {
          errors.add(new Taken(a, b, WalkedRun.taken(a, b)));
        }
      }
    }
    errors.sort(Comparator.comparingInt(Taken::count).reversed());
    return errors;
  }

  /** How often a class at a position from start to end was taken for one from low to high. */
  private static int taken(int start, int end, int low, int high) {
    int sum = 0;
    for (int i = start; i < end; i++) {
      for (int j = low; j < high; j++) {
        sum += i == j ? 0 : WalkedRun.taken(WalkedRun.classAt(i), WalkedRun.classAt(j));
      }
    }
    return sum;
  }

  private static int labels(int start, int end) {
    int hits = 0;
    for (int i = start; i < end; i++) {
      hits += WalkedRun.taken(WalkedRun.classAt(i), WalkedRun.classAt(i));
    }
    return hits + taken(start, end, 0, CLASSES);
  }

  private static String percent(double share, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f%%", 100 * share);
  }

  private static Document page() throws IOException {
    return RenderedPage.of(WalkedRun.model()).document();
  }

  @Test
  void listsTheMostConfusedClasses() throws IOException {
    List<Element> rows = page().select(".confused tbody tr");
    List<Taken> errors = errors();
    assertThat(rows).hasSize(Math.min(100, errors.size()));
    for (int rank = 0; rank < rows.size(); rank++) {
      Taken expected = errors.get(rank);
      int position = WalkedRun.positionOf(expected.label());
      double labels = labels(position, position + 1);
      double missed = taken(position, position + 1, 0, CLASSES);
      assertThat(rows.get(rank).select("a").attr("href"))
          .isEqualTo("#pair=" + expected.label() + "," + expected.predicted());
      assertThat(rows.get(rank).select("td").eachText())
          .containsExactly(
              Integer.toString(expected.count()),
              percent(expected.count() / labels, 1),
              percent(missed / labels / (CLASSES - 1), 2));
    }
  }

  @Test
  void listsWhichBlocksAreTakenForWhich() throws IOException {
    List<Element> rows = page().select(".confused-blocks tbody tr");
    int there = taken(0, 12, 14, 20);
    int back = taken(14, 20, 0, 12);
    assertThat(back).isGreaterThan(there);
    assertThat(rows).hasSize(2);
    double labels = labels(14, 20);
    double missed = taken(14, 20, 0, CLASSES);
    assertThat(rows.get(0).select("a").attr("href")).isEqualTo("#link=3,0");
    assertThat(rows.get(0).select("td").eachText())
        .containsExactly(
            Integer.toString(back),
            percent(back / labels, 1),
            percent(missed / labels * 12 / (CLASSES - 1), 2));
    assertThat(rows.get(1).select("td").first().text()).isEqualTo(Integer.toString(there));
  }

  @Test
  void comparesTheErrorsInsideBlocksWithChance() throws IOException {
    Document page = page();
    Element first = page.selectFirst(".errors-inside tbody");
    double missed = taken(0, 12, 0, CLASSES);
    assertThat(first.select("a").attr("href")).isEqualTo("#block=0");
    assertThat(first.select("tr").first().select("td").eachText())
        .containsExactly(
            percent(missed / labels(0, 12), 1),
            percent(taken(0, 12, 0, 12) / missed, 1),
            percent(11.0 / (CLASSES - 1), 1));
    double inside = taken(0, 12, 0, 12) + taken(14, 20, 14, 20);
    double all = taken(0, CLASSES, 0, CLASSES);
    assertThat(page.selectFirst("#error-blocks p").text())
        .startsWith(percent(inside / all, 1) + " of all errors stay inside a block");
  }

  @Test
  void withoutErrorsOrTaxonomyThereAreNoTables() throws IOException {
    Document page =
        RenderedPage.of(new ExampleModel(Similarities.of(3, Set.of(), (i, j) -> 0.5)).build())
            .document();
    assertThat(page.select("#errors, #taxonomy")).isEmpty();
  }

  @Test
  void listsNodesAndStraySiblingsOfATaxonomy() throws IOException {
    TaxonomyMatches.OfBlock none = new TaxonomyMatches.OfBlock(null, null, Overlap.NONE);
    TaxonomyMatches matches =
        new TaxonomyMatches(
            4,
            List.of(),
            0,
            List.of(none, none, none, none),
            List.of(
                new TaxonomyMatches.OfNode(
                    "n1", "<b>pets</b>", 1, 6, 5, 0, 6, 3, Overlap.ofBlock(6, 0.5, 0.6)),
                new TaxonomyMatches.OfNode("n2", "tools", 1, 9, 9, 0, 9, -1, Overlap.NONE)),
            List.of(new TaxonomyMatches.Siblings(3, 4, "n1", "<b>pets</b>", 0.125, 0.75, 2, 0.9)),
            List.of(),
            new TaxonomyAlignment.Agreement(0, 0, 0, 0));
    Document page = RenderedPage.of(WalkedRun.example().taxonomy(matches).build()).document();
    List<Element> nodes = page.select(".nodes tbody tr");
    assertThat(nodes.get(0).text()).startsWith("tools 9").doesNotContain("#block");
    assertThat(nodes.get(1).select("a").attr("href")).isEqualTo("#block=3");
    // 2 x 0.5 x 0.6 / (0.5 + 0.6)
    assertThat(nodes.get(1).select("td").eachText()).containsExactly("5", "0.55", "60.0%");
    assertThat(nodes.get(1).text()).startsWith("<b>pets</b>");
    Element pair = page.selectFirst(".siblings tbody tr");
    assertThat(pair.select("a").attr("href")).isEqualTo("#pair=3,4");
    assertThat(pair.select("td").eachText()).containsExactly("<b>pets</b>", "0.13", "0.75");
  }
}
