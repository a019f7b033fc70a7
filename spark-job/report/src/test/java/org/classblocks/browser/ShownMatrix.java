package org.classblocks.browser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/**
 * The matrix of an open page as its user meets it: cells have places in the window and colours, and
 * the address says which of them are in sight.
 */
public final class ShownMatrix {
  private static final Pattern RANGES =
      Pattern.compile("rows=([\\d.]+)-([\\d.]+)&columns=([\\d.]+)-([\\d.]+)");

  private final OpenPage page;
  private final int classes;
  private final String pane;

  /** The first matrix of a page that shows so many classes. */
  public ShownMatrix(OpenPage page, int classes) {
    this(page, classes, 1);
  }

  /**
   * @param page an open page
   * @param classes how many classes it shows
   * @param pane 1, or 2 for what is beside the first
   */
  public ShownMatrix(OpenPage page, int classes, int pane) {
    this.page = page;
    this.classes = classes;
    this.pane = "#matrix .pane:nth-of-type(" + pane + ") ";
  }

  /**
   * The positions in sight, from, inclusive, to, exclusive, as fractions.
   *
   * @param top the first row
   * @param bottom the end of the rows
   * @param left the first column
   * @param right the end of the columns
   */
  public record Sight(double top, double bottom, double left, double right) {
    public double rows() {
      return bottom - top;
    }

    public double columns() {
      return right - left;
    }
  }

  /** What is in sight; all of it, as long as the address does not say otherwise. */
  public Sight sight() {
    Matcher ranges = RANGES.matcher(page.address());
    if (!ranges.find()) {
      return new Sight(0, classes, 0, classes);
    }
    return new Sight(
        Double.parseDouble(ranges.group(1)),
        Double.parseDouble(ranges.group(2)),
        Double.parseDouble(ranges.group(3)),
        Double.parseDouble(ranges.group(4)));
  }

  /** What is in sight after something was done that the address follows. */
  public Sight sightAfter(Runnable action) {
    addressAfter(action);
    return sight();
  }

  /** The address after something was done that it follows. */
  public String addressAfter(Runnable action) {
    String before = page.address();
    action.run();
    page.await("the address to change", "location.href !== '" + before + "'");
    return page.address();
  }

  /** Where in the window the matrix is, below the names of columns that lie over it. */
  public Box plot() {
    Box surface = page.box(pane + ".surface");
    double head =
        ((Number)
                page.evaluate(
                    "return parseFloat(document.querySelector(arguments[0]).style.paddingTop)",
                    pane + ".surface"))
            .doubleValue();
    return new Box(surface.left(), surface.top() + head, surface.width(), surface.height() - head);
  }

  /** Where in the window the middle of a cell is. */
  public double[] place(double row, double column) {
    return places(List.of(new double[] {row, column})).get(0);
  }

  /** Where in the window the middles of cells are, each given by its row and column. */
  public List<double[]> places(List<double[]> cells) {
    Box plot = plot();
    Sight sight = sight();
    double size = Math.min(plot.height() / sight.rows(), plot.width() / sight.columns());
    return cells.stream()
        .map(
            cell ->
                new double[] {
                  plot.left() + (cell[1] + 0.5 - sight.left()) * size,
                  plot.top() + (cell[0] + 0.5 - sight.top()) * size
                })
        .toList();
  }

  /** The colour of the middle of a cell, 0xRRGGBB. */
  public int colour(int row, int column) {
    return page.pixels(pane + ".base", List.of(place(row, column)))[0];
  }

  /** The colours of the middles of all cells, row by row. */
  public int[] colours() {
    List<double[]> places = new ArrayList<>();
    double[] first = place(0, 0);
    double[] next = place(1, 1);
    for (int row = 0; row < classes; row++) {
      for (int column = 0; column < classes; column++) {
        places.add(
            new double[] {
              first[0] + column * (next[0] - first[0]), first[1] + row * (next[1] - first[1])
            });
      }
    }
    return page.pixels(pane + ".base", places);
  }

  /** How many colours there are along the middle line of a cell. */
  public long coloursInside(int row, int column) {
    double[] left = place(row, column - 0.4);
    double[] right = place(row, column + 0.4);
    List<double[]> places = new ArrayList<>();
    for (double x = left[0]; x < right[0]; x++) {
      places.add(new double[] {x, left[1]});
    }
    return Arrays.stream(page.pixels(pane + ".base", places)).distinct().count();
  }

  public void hover(int row, int column) {
    double[] place = place(row, column);
    page.pointer().moveTo(place[0], place[1]);
    page.awaitFrame();
  }

  public void click(int row, int column) {
    double[] place = place(row, column);
    page.pointer().click(place[0], place[1]);
    page.awaitFrame();
  }

  /** Drags from one cell to another. */
  public void drag(int fromRow, int fromColumn, int toRow, int toColumn, int keys) {
    double[] from = place(fromRow, fromColumn);
    double[] to = place(toRow, toColumn);
    page.pointer().drag(from[0], from[1], to[0], to[1], keys);
    page.awaitFrame();
  }

  /** Turns the wheel above a cell; away from the user is less than 0. */
  public void wheel(int row, int column, double delta) {
    double[] place = place(row, column);
    page.pointer().wheel(place[0], place[1], delta, 0);
  }

  /** What stands beside the pointer; empty if nothing does. */
  public String tooltip() {
    return page.text(pane + ".tooltip");
  }

  /** The words of the toolbar's choices. */
  public List<String> choices(String label) {
    return options(label).stream().map(ShownMatrix::words).toList();
  }

  /** What is chosen in the toolbar. */
  public String chosen(String label) {
    return options(label).stream()
        .filter(WebElement::isSelected)
        .map(ShownMatrix::words)
        .findFirst()
        .orElseThrow();
  }

  /** Takes one of the toolbar's choices. */
  public void choose(String label, String choice) {
    WebElement option =
        options(label).stream()
            .filter(other -> words(other).equals(choice))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no " + choice + " among " + choices(label)));
    inItsMenu(option, option::click);
  }

  /** Presses one of the toolbar's buttons. */
  public void press(String title) {
    WebElement button =
        page.elements("#toolbar button").stream()
            .filter(other -> words(other).equals(title))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no button " + title));
    inItsMenu(button, button::click);
  }

  /** Puts a number into a field of the toolbar. */
  public void enter(String label, String number) {
    WebElement field = labelled(label).findElement(By.tagName("input"));
    inItsMenu(
        field,
        () -> {
          field.clear();
          field.sendKeys(number, Keys.ENTER);
        });
  }

  /** Opens the menu that holds a control, if one does, and closes it afterwards. */
  private void inItsMenu(WebElement control, Runnable action) {
    List<WebElement> sheets = control.findElements(By.xpath("ancestor::*[@popover]"));
    for (WebElement sheet : sheets) {
      page.element("[popovertarget='" + sheet.getDomAttribute("id") + "']").click();
    }
    action.run();
    sheets.forEach(sheet -> page.evaluate("arguments[0].hidePopover()", sheet));
    page.awaitFrame();
  }

  private List<WebElement> options(String label) {
    return labelled(label).findElements(By.tagName("option"));
  }

  private WebElement labelled(String label) {
    return page.elements("#toolbar label").stream()
        .filter(element -> words(element).startsWith(label))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no label " + label));
  }

  /** The text of an element, whether it is shown or not. */
  private static String words(WebElement element) {
    return element.getDomProperty("textContent").strip();
  }
}
