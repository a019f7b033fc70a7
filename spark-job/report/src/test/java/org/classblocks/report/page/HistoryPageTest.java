package org.classblocks.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.classblocks.report.model.HistoryPoint;
import org.classblocks.report.model.RunHistory;
import org.classblocks.report.table.HistoryChart;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryPageTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 30);
  private static final double NONE = Double.NaN;

  /** Where the charts have 0 and the upper end of their scales. */
  private static final double BOTTOM = 126;

  private static final double TOP = 34;

  private static HistoryPoint night(int day, double drift, int blocks) {
    return new HistoryPoint(
        FIRST.plusDays(day),
        "run<" + day,
        200.5,
        blocks,
        drift,
        false,
        drift / 2,
        0.25,
        0.125,
        NONE,
        Set.of(),
        HistoryPoint.Pages.none());
  }

  private static Document page(HistoryPoint... nights) throws IOException {
    return page(new RunHistory(List.of(nights), Map.of()));
  }

  private static Document page(RunHistory history) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new HistoryPage("Some <b>nights</b>.", history, Map.of("commit", "1a2b3c-dirty")).write(out);
    return Jsoup.parse(out.toString(StandardCharsets.UTF_8));
  }

  private static Element chart(Document page, String title) {
    return page.select(".chart").stream()
        .filter(chart -> chart.selectFirst(".chart-title").text().equals(title))
        .findFirst()
        .orElseThrow();
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.attr(attribute));
  }

  @Test
  void nightsStandWhereTheirDatesAndFiguresAre() throws IOException {
    Document page = page(night(0, NONE, 10), night(1, 0.2, 5), night(4, 0.1, 0));
    Element drift = chart(page, "Drift from the date before");
    List<Element> dots = drift.select("circle");
    assertThat(dots).hasSize(2);
    assertThat(number(dots.get(0), "cy")).as("0.2 of 0.2").isEqualTo(TOP);
    assertThat(number(dots.get(1), "cy")).as("0.1 of 0.2").isEqualTo((TOP + BOTTOM) / 2);
    List<Element> blocks = chart(page, "Blocks").select("circle");
    assertThat(number(blocks.get(2), "cy")).as("0 of 10").isEqualTo(BOTTOM);
    double first = number(blocks.get(0), "cx");
    double last = number(blocks.get(2), "cx");
    assertThat(number(blocks.get(1), "cx")).isCloseTo(first + (last - first) / 4, within(0.1));
    assertThat(blocks.get(2).text()).isEqualTo("2026-02-03: 0");
    assertThat(drift.select("polyline")).hasSize(1);
    assertThat(drift.select(".height").eachText()).containsExactly("0", "0.1", "0.2");
    assertThat(drift.select(".date").eachText())
        .containsExactly("2026-01-30", "2026-01-31", "2026-02-01", "2026-02-02", "2026-02-03");
    assertThat(drift.attr("aria-label")).contains("at most 0.200, last 0.100");
    assertThat(chart(page, "Pairs whose similarity changed, in percent").text()).contains("5.0%");
  }

  @Test
  void nightsWithoutAFigureLeaveAGap() throws IOException {
    Document page =
        page(
            night(0, 0.1, 1),
            night(1, 0.1, 1),
            night(2, NONE, 1),
            night(3, 0.1, 1),
            night(4, 0, 1));
    List<Element> lines = chart(page, "Drift from the date before").select("polyline");
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0).attr("points").split(" ")).hasSize(2);
    assertThat(chart(page, "Earlier blocks that are gone, in percent").select("circle")).isEmpty();
  }

  @Test
  void theTableHasTheLastNightFirstAndNamesAreText() throws IOException {
    Document page = page(night(0, NONE, 1200), night(1, 0.2, 5));
    assertThat(page.select("tbody tr").eachText())
        .containsExactly(
            "2026-01-31 200.5 5 0.200 10.0% 25.0% 12.5% \u2013",
            "2026-01-30 200.5 1,200 \u2013 \u2013 25.0% 12.5% \u2013");
    assertThat(page.selectFirst("tbody th").attr("title")).isEqualTo("run<1");
    assertThat(page.selectFirst("h1 + p").text()).isEqualTo("Some <b>nights</b>.");
    assertThat(page.select("main > p").last().text()).isEqualTo("commit 1a2b3c-dirty");
    assertThat(page.select("script, link, img")).isEmpty();
  }

  @Test
  void aNightLeadsToItsReportAndToItsComparisonWhereTheyAreThere() throws IOException {
    Document page = page(Nights.inARow(FIRST, 0.5));
    List<Element> rows = page.select(".nights tbody tr");
    assertThat(rows.get(0).select("a").eachAttr("href"))
        .containsExactly("../run-7/index.html", "../comparison/index.html");
    assertThat(rows.get(1).select("a")).isEmpty();
    assertThat(rows.get(1).selectFirst("th").text()).isEqualTo("2026-01-30");
  }

  @Test
  void alertsAreMarkedAndTheirThresholdsAreLines() throws IOException {
    Document page = page(Nights.inARow(FIRST, 0.5));
    assertThat(page.select(".nights tr.alert th").eachText()).containsExactly("2026-01-31");
    Element drift = chart(page, "Drift from the date before");
    assertThat(drift.selectFirst("text.limit").text()).isEqualTo("alert above 0.250");
    assertThat(number(drift.selectFirst("text.limit"), "y"))
        .as("0.25 of 0.5")
        .isEqualTo((TOP + BOTTOM) / 2);
    assertThat(drift.select("circle.alert title").eachText())
        .containsExactly("2026-01-31: 0.500, an alert");
    assertThat(page.select("text.limit")).as("charts with a threshold").hasSize(1);
    Document high =
        page(
            new RunHistory(
                List.of(night(0, NONE, 1), night(1, 0.02, 1)),
                Map.of(Nights.DRIFT, 0.1, "compare.alert-gone-blocks", 1.0)));
    Element above = chart(high, "Drift from the date before").selectFirst("text.limit");
    assertThat(number(above, "y")).as("a threshold above all figures").isEqualTo(TOP);
    assertThat(high.select("text.limit")).as("none that nothing crosses").hasSize(1);
    assertThat(high.select(".alert")).isEmpty();
  }

  @Test
  void oneNightIsAPageAndOfManyYearsTheLastIsShown() throws IOException {
    assertThat(page(night(0, NONE, 3)).select("polyline")).isEmpty();
    Document years =
        page(
            IntStream.range(0, 800)
                .mapToObj(day -> night(day, 0.01, 3))
                .toArray(HistoryPoint[]::new));
    assertThat(years.select("tbody tr")).hasSize(366);
    assertThat(years.text()).contains("Not shown here: 434 earlier dates.");
    assertThat(chart(years, "Blocks").select(".date")).hasSizeBetween(3, 6);
    assertThatThrownBy(() -> new HistoryPage("", RunHistory.none(), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1.2, 2", "0.03, 0.05", "0.05, 0.05", "89, 100", "101, 200", "600, 1000"})
  void scalesEndAtShortNumbers(double value, double expected) {
    assertThat(HistoryChart.roundedUp(value)).isEqualTo(expected);
  }
}
