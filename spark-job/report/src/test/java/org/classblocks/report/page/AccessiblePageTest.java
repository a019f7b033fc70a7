package org.classblocks.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.classblocks.browser.OpenPage;
import org.classblocks.browser.PageInBrowser;
import org.classblocks.browser.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** That pages can be used with a keyboard, by ear, and by those who see little contrast. */
class AccessiblePageTest extends PageInBrowser {

  /** What the accessibility tree calls things that people act on. */
  private static final Set<String> CONTROLS =
      Set.of(
          "button",
          "link",
          "combobox",
          "textbox",
          "searchbox",
          "spinbutton",
          "checkbox",
          "slider",
          "splitter",
          "tab",
          "tabpanel",
          "tree",
          "treeitem",
          "listbox",
          "option",
          "application",
          "toolbar",
          "dialog",
          "table",
          "image",
          "img");

  AccessiblePageTest() {
    super(WalkedRun.model());
  }

  /** Shows one panel after the other, with a selection, and does something in each. */
  private void inEachPanel(Runnable check) {
    matrix.drag(2, 2, 5, 5, Pointer.SHIFT);
    List<WebElement> tabs = page.elements("#panels > .tabs [role=tab]");
    assertThat(tabs).hasSizeGreaterThan(5);
    for (WebElement tab : tabs) {
      tab.click();
      page.awaitFrame();
      check.run();
    }
  }

  @Test
  void everythingToActOnHasAName() {
    Set<String> nameless = new LinkedHashSet<>();
    Set<String> seen = new LinkedHashSet<>();
    Runnable check =
        () -> {
          for (OpenPage.Accessible node : page.accessibles()) {
            if (CONTROLS.contains(node.role()) && !node.role().equals("table")) {
              seen.add(node.role());
              if (node.name().isBlank()) {
                nameless.add(node.toString());
              }
            }
          }
        };
    inEachPanel(check);
    for (WebElement opener : page.elements("#toolbar .opener")) {
      opener.click();
      check.run();
      page.keyboard().type(Keys.ESCAPE);
    }
    assertThat(nameless).isEmpty();
    assertThat(seen)
        .contains("button", "link", "combobox", "spinbutton", "tab", "tabpanel", "application");
  }

  @Test
  void thePageHasLandmarksAndHeadings() {
    List<String> roles = page.accessibles().stream().map(OpenPage.Accessible::role).toList();
    assertThat(roles).contains("banner", "main", "search", "toolbar", "tablist", "heading");
    assertThat(page.elements("h1")).hasSize(1);
    assertThat(page.element("html").getDomAttribute("lang")).isEqualTo("en");
    assertThat(page.elements("main")).hasSize(1);
  }

  @Test
  void tabReachesWhatIsThereAndShowsWhereItIs() {
    Set<String> reached = new LinkedHashSet<>();
    for (int press = 0; press < 60; press++) {
      page.keyboard().type(Keys.TAB);
      String what =
          (String)
              page.evaluate(
                  """
                  const element = document.activeElement;
                  if (element === document.body) {
                    return "";
                  }
                  const style = getComputedStyle(element);
                  const isVisible = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0)
                    || style.boxShadow !== "none";
                  const box = element.getBoundingClientRect();
                  const name = element.id || element.getAttribute("aria-label")
                    || element.closest("label")?.firstChild.textContent.trim() || element.textContent.trim();
                  return name + (isVisible && box.width > 0 && box.height > 0 ? "" : ": focus not visible");
                  """);
      if (!reached.add(what)) {
        break;
      }
    }
    assertThat(reached).noneMatch(name -> name.endsWith("focus not visible"));
    assertThat(reached)
        .contains("Layer", "Compare with", "Colour", "Save", "More", "theme", "fold")
        .contains(
            "Zoom in",
            "Zoom out",
            "Show the whole matrix",
            "Search for a class by name, key or id, or for a block or a node of the taxonomy")
        .contains("Similarity, a matrix of classes by classes", "tab-summary", "summary");
  }

  @Test
  void menusOpenAndCloseByKeysAndTabLeadsIntoThem() {
    page.evaluate("document.querySelector('[popovertarget=colour-menu]').focus()");
    page.keyboard().type(Keys.ENTER, Keys.TAB);
    assertThat(focusedLabel()).isEqualTo("Scale");
    page.keyboard().type(Keys.TAB);
    assertThat(focusedLabel()).isEqualTo("Maximum");
    page.keyboard().type(Keys.ESCAPE);
    assertThat(page.element("#colour-menu").isDisplayed()).isFalse();
    assertThat(page.evaluate("return document.activeElement.textContent")).isEqualTo("Colour");
  }

  private Object focusedLabel() {
    return page.evaluate(
        "return document.activeElement.closest('label')?.firstChild.textContent.trim()");
  }

  @Test
  void theFirstTabLeadsPastTheMatrix() {
    page.keyboard().type(Keys.TAB);
    assertThat(page.evaluate("return document.activeElement.textContent"))
        .isEqualTo("Skip to the tables");
    page.keyboard().type(Keys.ENTER, Keys.TAB);
    assertThat(page.holds("document.activeElement.closest('#panels') !== null")).isTrue();
  }

  @Test
  void whatThePointerFindsIsSaidAloud() {
    matrix.hover(3, 16);
    assertThat(page.element("#readout").getDomAttribute("aria-live")).isEqualTo("polite");
    assertThat(page.spoken()).contains("class 21", "class 8");
  }

  /** WCAG 2.2, 1.4.3: 4.5 to 1, or 3 to 1 for letters of 24 pixels, or bold ones of 18.66. */
  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void textStandsOutFromItsPaper(String theme) {
    page.emulate("screen", theme);
    Set<Object> faint = new LinkedHashSet<>();
    inEachPanel(() -> faint.addAll((List<?>) page.evaluate(FAINT_TEXT)));
    matrix.hover(3, 16);
    faint.addAll((List<?>) page.evaluate(FAINT_TEXT));
    matrix.press("Keys");
    faint.addAll((List<?>) page.evaluate(FAINT_TEXT));
    assertThat(faint).isEmpty();
    page.evaluate("document.querySelector('h1').style.color = 'var(--paper)'");
    assertThat((List<?>) page.evaluate(FAINT_TEXT)).as("a heading that nobody sees").hasSize(1);
  }

  private static final String FAINT_TEXT =
      """
      const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
      const rgba = (colour) => {
        context.clearRect(0, 0, 1, 1);
        context.fillStyle = colour;
        context.fillRect(0, 0, 1, 1);
        const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data;
        return [r, g, b, a / 255];
      };
      const over = (top, below) => [0, 1, 2].map((c) => top[c] * top[3] + below[c] * (1 - top[3])).concat(1);
      const paperOf = (element) => {
        if (element === null) {
          return rgba(getComputedStyle(document.documentElement).getPropertyValue("--paper"));
        }
        const colour = rgba(getComputedStyle(element).backgroundColor);
        return colour[3] === 1 ? colour : over(colour, paperOf(element.parentElement));
      };
      const luminance = (colour) => {
        const [r, g, b] = colour.map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const faint = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        const text = walker.currentNode.textContent.trim();
        if (text === "" || !element.checkVisibility({ visibilityProperty: true }) || element.closest("script, style, option, svg")) {
          continue;
        }
        const style = getComputedStyle(element);
        const paper = paperOf(element);
        const ink = over(rgba(style.color), paper);
        const [high, low] = [luminance(ink), luminance(paper)].sort((a, b) => b - a);
        const size = parseFloat(style.fontSize);
        const isLarge = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
        const contrast = (high + 0.05) / (low + 0.05);
        if (contrast < (isLarge ? 3 : 4.5)) {
          faint.push(`${element.tagName} "${text.slice(0, 40)}": ${contrast.toFixed(2)}`);
        }
      }
      return faint;
      """;
}
