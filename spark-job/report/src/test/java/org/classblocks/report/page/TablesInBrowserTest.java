package org.classblocks.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.classblocks.blocks.errors.PairDirection;
import org.classblocks.blocks.errors.PairEvidence;
import org.classblocks.blocks.errors.PairKind;
import org.classblocks.blocks.errors.TriagePair;
import org.classblocks.browser.PageInBrowser;
import org.classblocks.fixtures.Similarities;
import org.classblocks.groups.Difference;
import org.classblocks.groups.GroupComparison;
import org.classblocks.groups.SampleGroup;
import org.classblocks.report.model.PageCompanions;
import org.classblocks.report.model.ReportModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.WebElement;

/** How tables look: each has room for its words and numbers. */
class TablesInBrowserTest extends PageInBrowser {
  private static final String LONG_GROUP = "a group of samples with a long name";

  /** What is shown in place of its tab alone, so that all tables can be measured at once. */
  private static final String SHOW_ALL =
      "document.querySelectorAll('[role=tabpanel]').forEach((panel) => (panel.hidden = false));"
          + "document.querySelector('main').style.setProperty('--panel-width', arguments[0]);";

  /** The texts of cells that are wider than their cells, and of numbers with several lines. */
  private static final String CROWDED =
      """
      const crowded = [];
      const extent = (node) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return range.getBoundingClientRect();
      };
      for (const cell of document.querySelectorAll(".panel :is(th, td)")) {
        const box = cell.getBoundingClientRect();
        const isWide = [...cell.childNodes]
          .filter((node) => node.nodeType === Node.TEXT_NODE || node.nodeName === "BUTTON")
          .map(extent)
          .some((text) => text.left < box.left - 1 || text.right > box.right + 1);
        if (isWide && cell.textContent !== "") {
          crowded.push(cell.textContent);
        }
      }
      for (const number of document.querySelectorAll(".facts b, .figures dd, .nights tbody th")) {
        if (extent(number).height > 2 * parseFloat(getComputedStyle(number).fontSize)) {
          crowded.push(number.textContent);
        }
      }
      return crowded.join("; ");
      """;

  TablesInBrowserTest() {
    super(model());
  }

  private static ReportModel model() {
    LocalDate night = LocalDate.of(2026, 1, 30);
    Difference difference = new Difference("north", 0.125, LONG_GROUP, 0.75, 30, 1, 0.001);
    Difference larger = new Difference("north", -0.25, LONG_GROUP, 0.5, 20, 1, 0.001);
    return WalkedRun.example()
        .triage(triaged(1, PairKind.DUPLICATE, 3, 4), triaged(2, PairKind.LOOK_ALIKE, 9, 7))
        .groups(
            new GroupComparison(
                List.of(
                    new SampleGroup(
                        "north", 60, Similarities.random(WalkedRun.CLASSES, Set.of(), 1)),
                    new SampleGroup(
                        LONG_GROUP, 40, Similarities.random(WalkedRun.CLASSES, Set.of(), 2))),
                List.of(
                    new GroupComparison.Pair(3, 4, difference),
                    new GroupComparison.Pair(5, 6, larger)),
                300,
                2,
                List.of(new GroupComparison.BlockDifference(1, difference))))
        .beside(new PageCompanions(List.of(), Optional.empty(), Nights.inARow(night, 0.5)))
        .build();
  }

  private static TriagePair triaged(int rank, PairKind kind, int a, int b) {
    return new TriagePair(
        rank,
        kind,
        PairDirection.NONE,
        PairEvidence.SIMILARITY,
        -1,
        a,
        b,
        0.75,
        0.5,
        0.25,
        1234,
        5678,
        0.5,
        0.25);
  }

  @ParameterizedTest
  @ValueSource(strings = {"320px", "560px"})
  void wordsAndNumbersHaveRoom(String width) {
    matrix.addressAfter(() -> page.evaluate("location.hash = '#block=1'"));
    page.evaluate(SHOW_ALL, width);
    page.awaitFrame();
    assertThat(page.elements(".panel table")).hasSizeGreaterThan(10);
    assertThat(page.evaluate(CROWDED)).isEqualTo("");
  }

  /** So wide are the tables beside the matrix in a window of 1440 pixels, and on a phone. */
  @Test
  void pairsToLookAtShowAllTheirColumnsBesideTheMatrix() {
    page.evaluate(SHOW_ALL, "395px");
    assertThat(
            page.evaluate(
                "return [...document.querySelectorAll('.wide:has(> .triage)')]"
                    + ".map((wide) => wide.scrollWidth - wide.clientWidth).join()"))
        .isEqualTo("0,0");
  }

  @Test
  void tablesShowWhatTheyAreSortedBy() {
    page.evaluate(SHOW_ALL, "560px");
    assertThat(texts(".links thead th")).endsWith("Contrast");
    assertThat(texts(".links tbody tr:first-child td:last-child")).containsExactly("8.00");
    assertThat(texts(".group-pairs tbody td:last-child")).containsExactly("0.75", "0.63");
    assertThat(texts(".group-blocks tbody td:last-child")).containsExactly("0.63");
  }

  private List<String> texts(String selector) {
    return page.elements(selector).stream().map(WebElement::getText).toList();
  }
}
