package org.classblocks.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.classblocks.browser.OpenPage;
import org.classblocks.browser.PageInBrowser;
import org.classblocks.browser.Pointer;
import org.classblocks.fixtures.Forests;
import org.classblocks.fixtures.Similarities;
import org.classblocks.groups.SampleGroup;
import org.classblocks.report.model.ClassTrack;
import org.classblocks.report.model.ExampleModel;
import org.classblocks.report.model.PageCompanions;
import org.classblocks.report.model.ReportModel;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Pictures that the page saves, compared with what it shows. */
class SavedFigureInBrowserTest extends PageInBrowser {
  private static final int CLASSES = 12;

  /** Names that want to be markup, run from right to left, or are longer than any picture. */
  private static final List<String> NAMES =
      List.of(
          "<script>alert(1)</script>",
          "\"/><image href=\"x\"/>&amp;]]>",
          "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd",
          "\u6f22\u5b57",
          "x".repeat(300),
          "\ud83e\udd9c",
          "dog",
          "cat",
          "cow",
          "hen",
          "pig",
          "fox");

  /** The class at position p is the one with id 11 - p. */
  private static final String HEBREW = NAMES.get(2);

  /** Of two in three classes; the rest is of none. */
  private static final List<String> KINDS =
      IntStream.range(0, CLASSES)
          .mapToObj(id -> id % 3 == 0 ? "<b>wild" : id % 3 == 1 ? "tame" : "")
          .toList();

  /** The colours of the first two of equally frequent categories. */
  private static final List<String> KIND_COLOURS = List.of("#332288", "#cc6677");

  /** From the left edge of a picture to that of the first pane. */
  private static final int LEFT = 16;

  private static final String RUN_ID = "run-7";

  SavedFigureInBrowserTest() {
    super(model());
  }

  private static ReportModel model() {
    SimilarityMatrix similarity =
        Similarities.of(NAMES, Set.of(), (a, b) -> (37 * Math.max(a, b) + 11 * a * b) % 97 / 100);
    return new ExampleModel(similarity)
        .title("Animals & <others>")
        .blocks(Forests.of(CLASSES, new int[] {2, 8}))
        .groups(new SampleGroup("north", 60, similarity), new SampleGroup("south", 40, similarity))
        .beside(PageCompanions.nothing().with(List.of(new ClassTrack("Kind", KINDS)), List.of()))
        .build();
  }

  /** Keeps what the page saves from here on, and does not print. */
  @BeforeEach
  void keepWhatIsSaved() {
    page.evaluate(
        """
        window.saved = [];
        window.print = () => saved.push({ name: document.title });
        const make = URL.createObjectURL;
        URL.createObjectURL = (blob) => {
          const reader = new FileReader();
          const entry = {};
          reader.onload = () => saved.push(Object.assign(entry, { content: reader.result }));
          reader.readAsDataURL(blob);
          window.latest = entry;
          return make(blob);
        };
        HTMLAnchorElement.prototype.click = function () { window.latest.name = this.download; };
        """);
  }

  private static final class Saved {
    private final String name;
    private final byte[] content;

    private Saved(String name, byte[] content) {
      this.name = name;
      this.content = content;
    }
  }

  private Saved save(String format) {
    page.evaluate("saved.length = 0");
    matrix.press(format);
    page.await("the picture to be saved", "saved.length > 0");
    String content = String.valueOf(page.evaluate("return saved[0].content ?? ''"));
    byte[] bytes = Base64.getDecoder().decode(content.substring(content.indexOf(',') + 1));
    return new Saved(String.valueOf(page.evaluate("return saved[0].name")), bytes);
  }

  private BufferedImage png(int size) throws IOException {
    matrix.choose("Size of PNG", size + " ×");
    return image(save("PNG").content);
  }

  private static BufferedImage image(byte[] content) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(content));
  }

  /** The canvas of a pane, as far down as there is matrix. */
  private BufferedImage canvas(int pane) throws IOException {
    String url =
        (String)
            page.evaluate(
                "return document.querySelectorAll('#matrix .base')[arguments[0]].toDataURL()",
                pane);
    BufferedImage canvas = image(Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1)));
    double bottom = matrix.place(CLASSES - 0.6, 0)[1] - page.box("#matrix .base").top();
    return canvas.getSubimage(0, 0, canvas.getWidth(), (int) bottom);
  }

  /** An SVG document as the browser shows it where nothing but it is shown. */
  private BufferedImage shown(byte[] svg) throws IOException {
    String url =
        (String)
            page.evaluate(
                """
                const image = new Image();
                window.drawn = null;
                image.onload = () => {
                  const canvas = document.createElement("canvas");
                  canvas.width = image.naturalWidth;
                  canvas.height = image.naturalHeight;
                  canvas.getContext("2d").drawImage(image, 0, 0);
                  window.drawn = canvas.toDataURL();
                };
                image.src = "data:image/svg+xml;base64," + arguments[0];
                return "";
                """,
                Base64.getEncoder().encodeToString(svg));
    assertThat(url).isEmpty();
    page.await("the picture to be drawn", "window.drawn !== null");
    String drawn = (String) page.evaluate("return window.drawn");
    return image(Base64.getDecoder().decode(drawn.substring(drawn.indexOf(',') + 1)));
  }

  private static Document parsed(byte[] svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg));
  }

  private static List<Element> elements(Document document, String name) {
    NodeList found = document.getElementsByTagName(name);
    return IntStream.range(0, found.getLength())
        .mapToObj(found::item)
        .map(Element.class::cast)
        .toList();
  }

  /** The row of a picture where a canvas begins, if it is there pixel by pixel. */
  private static int topOf(BufferedImage canvas, BufferedImage picture) {
    for (int top = 0; top + canvas.getHeight() <= picture.getHeight(); top++) {
      if (share(canvas, picture, LEFT, top, 0) == 0) {
        return top;
      }
    }
    return -1;
  }

  /** The share of the pixels that differ from those of a part by more than so much. */
  private static double share(
      BufferedImage canvas, BufferedImage picture, int left, int top, int most) {
    long different = 0;
    for (int y = 0; y < canvas.getHeight(); y++) {
      for (int x = 0; x < canvas.getWidth(); x++) {
        if (difference(canvas.getRGB(x, y), picture.getRGB(left + x, top + y)) > most) {
          different++;
        }
      }
      if (most == 0 && different > 0) {
        return 1;
      }
    }
    return (double) different / canvas.getWidth() / canvas.getHeight();
  }

  private static int difference(int a, int b) {
    return IntStream.of(0, 8, 16)
        .map(shift -> Math.abs((a >> shift & 255) - (b >> shift & 255)))
        .max()
        .orElseThrow();
  }

  @Test
  void aPngHasThePixelsOfTheCanvas() throws IOException {
    BufferedImage picture = png(1);
    assertThat(topOf(canvas(0), picture)).as("the row where the canvas begins").isPositive();
    assertThat(picture.getRGB(0, 0) >>> 24).as("opacity").isEqualTo(255);
  }

  @Test
  void aPngOfThreeTimesTheSizeHasTheSameCells() throws IOException {
    BufferedImage small = png(1);
    BufferedImage large = png(3);
    assertThat(large.getWidth()).isEqualTo(3 * small.getWidth());
    int top = topOf(canvas(0), small);
    List<double[]> places = places(top);
    for (double[] place : places) {
      assertThat(large.getRGB((int) (3 * place[0]), (int) (3 * place[1])))
          .isEqualTo(small.getRGB((int) place[0], (int) place[1]));
    }
  }

  /** Places of all cells in a picture, off their middles, where numbers stand. */
  private List<double[]> places(int top) {
    double left = page.box("#matrix .base").left() - LEFT;
    double above = page.box("#matrix .base").top() - top;
    List<double[]> places = new ArrayList<>();
    for (int row = 0; row < CLASSES; row++) {
      for (int column = 0; column < CLASSES; column++) {
        double[] place = matrix.place(row - 0.3, column - 0.3);
        places.add(new double[] {place[0] - left, place[1] - above});
      }
    }
    return places;
  }

  @Test
  void anSvgLooksLikeTheCanvas() throws IOException {
    BufferedImage png = png(1);
    int top = topOf(canvas(0), png);
    BufferedImage picture = shown(save("SVG").content);
    assertThat(share(png, picture, 0, 0, 48)).as("pixels that differ").isLessThan(0.005);
    BufferedImage canvas = canvas(0);
    for (double[] place : places(top)) {
      int x = (int) place[0];
      int y = (int) place[1];
      assertThat(picture.getRGB(x, y)).isEqualTo(canvas.getRGB(x - LEFT, y - top));
    }
  }

  @Test
  void theCellsOfAnSvgAreSquaresOfOneColourEach() throws Exception {
    Element matrixImage =
        elements(parsed(save("SVG").content), "image").stream()
            .filter(found -> found.getAttribute("image-rendering").equals("pixelated"))
            .findFirst()
            .orElseThrow();
    String url = matrixImage.getAttribute("href");
    BufferedImage cells = image(Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1)));
    assertThat(cells.getWidth() % CLASSES).isZero();
    assertThat(cells.getHeight()).isEqualTo(cells.getWidth());
    int edge = cells.getWidth() / CLASSES;
    int[] colours = colours();
    for (int y = 0; y < cells.getHeight(); y++) {
      for (int x = 0; x < cells.getWidth(); x++) {
        assertThat(cells.getRGB(x, y) & 0xffffff).isEqualTo(colours[y / edge * CLASSES + x / edge]);
      }
    }
  }

  private int[] colours() {
    List<double[]> places = new ArrayList<>();
    for (int cell = 0; cell < CLASSES * CLASSES; cell++) {
      int row = cell / CLASSES;
      places.add(matrix.place(row - 0.3, cell % CLASSES - 0.3));
    }
    return page.pixels("#matrix .base", places);
  }

  @Test
  void namesOfAnSvgAreText() throws Exception {
    Document document = parsed(save("SVG").content);
    Set<String> tags = new HashSet<>();
    elements(document, "*").forEach(element -> tags.add(element.getTagName()));
    assertThat(tags)
        .isSubsetOf(
            "svg",
            "title",
            "desc",
            "style",
            "g",
            "path",
            "rect",
            "line",
            "text",
            "tspan",
            "image",
            "clipPath",
            "pattern");
    List<String> texts = elements(document, "text").stream().map(Element::getTextContent).toList();
    assertThat(texts)
        .contains("<script>alert(1)</script>", HEBREW, "\u6f22\u5b57", "\ud83e\udd9c", "fox")
        .anyMatch(text -> text.startsWith("xxxxxxxx") && text.endsWith("…"));
    assertThat(document.getDocumentElement().getAttribute("font-family")).endsWith("sans-serif");
  }

  @Test
  void anSvgSaysWhatItShows() throws Exception {
    Document document = parsed(save("SVG").content);
    assertThat(elements(document, "title").get(0).getTextContent())
        .isEqualTo("Animals & <others> · 2026-01-31");
    assertThat(elements(document, "desc").get(0).getTextContent())
        .startsWith("Similarity: all 12 classes")
        .contains("Run " + RUN_ID);
  }

  @Test
  void filesAreNamedAfterDateLayerAndPlace() {
    assertThat(save("PNG").name).isEqualTo("classblocks-2026-01-31-similarity-all.png");
    matrix.choose("Layer", "north");
    page.evaluate("location.hash = '#rows=2-8&columns=2-8&layer=group-0'");
    page.awaitFrame();
    assertThat(save("SVG").name)
        .startsWith("classblocks-2026-01-31-north-")
        .doesNotContain("all")
        .endsWith(".svg");
  }

  @Test
  void twoPanesAreOnePictureWithTwoLegends() throws Exception {
    BufferedImage alone = png(1);
    matrix.choose("Compare with", "south");
    page.awaitFrame();
    Document document = parsed(save("SVG").content);
    List<String> texts = elements(document, "text").stream().map(Element::getTextContent).toList();
    assertThat(texts).contains("Similarity", "south");
    List<Element> legends = elements(document, "svg").subList(1, 3);
    assertThat(legends).allMatch(legend -> legend.getElementsByTagName("text").getLength() > 2);
    BufferedImage both = png(1);
    int top = topOf(canvas(0), both);
    assertThat(top).isPositive();
    assertThat(both.getWidth()).isGreaterThan(alone.getWidth() / 2);
    int shift = canvas(0).getWidth() + 8;
    BufferedImage right = both.getSubimage(shift, 0, both.getWidth() - shift, both.getHeight());
    assertThat(topOf(canvas(1), right)).isEqualTo(top);
  }

  @Test
  void tracksAreInThePictureWithWhatTheyMean() throws Exception {
    BufferedImage without = png(1);
    page.evaluate("location.hash = '#tracks=track_1'");
    page.awaitFrame();
    Document document = parsed(save("SVG").content);
    List<String> texts = elements(document, "text").stream().map(Element::getTextContent).toList();
    assertThat(texts).contains(isolated("Kind") + ":", isolated("<b>wild"), isolated("tame"));
    int besideRowsAndAboveColumns = 2 * CLASSES / 3;
    int inTheKey = 1;
    for (String colour : KIND_COLOURS) {
      assertThat(elements(document, "path"))
          .filteredOn(path -> path.getAttribute("fill").equals(colour))
          .hasSize(besideRowsAndAboveColumns + inTheKey);
    }
    BufferedImage with = png(1);
    assertThat(topOf(canvas(0), with)).isPositive();
    assertThat(with.getHeight()).isGreaterThan(without.getHeight());
  }

  private static String isolated(String name) {
    return "\u2068" + name + "\u2069";
  }

  @Test
  void aSelectionIsInThePicture() throws Exception {
    assertThat(dashes(parsed(save("SVG").content))).isZero();
    matrix.drag(2, 2, 5, 5, Pointer.SHIFT);
    assertThat(dashes(parsed(save("SVG").content))).isOne();
  }

  private static long dashes(Document document) {
    return elements(document, "path").stream()
        .filter(path -> path.hasAttribute("stroke-dasharray"))
        .count();
  }

  @Test
  void aPdfIsOneSheetWithThePictureAndItsLetters() throws IOException {
    BufferedImage picture = png(1);
    int top = topOf(canvas(0), picture);
    List<double[]> places = places(top);
    String title = (String) page.evaluate("return document.title");
    assertThat(save("PDF").name).startsWith("classblocks-").endsWith("-similarity-all");
    try (PDDocument document = Loader.loadPDF(page.print())) {
      assertThat(document.getNumberOfPages()).isOne();
      assertThat(document.getPage(0).getMediaBox().getWidth())
          .isCloseTo(0.75f * picture.getWidth(), within(1f));
      assertThat(new PDFTextStripper().getText(document))
          .contains("<script>alert(1)</script>", "fox", "Animals & <others>", "\u6f22\u5b57");
      BufferedImage sheet = new PDFRenderer(document).renderImage(0, 8f / 3);
      for (double[] place : places) {
        int colour = sheet.getRGB((int) (2 * place[0]), (int) (2 * place[1]));
        int shown = picture.getRGB((int) place[0], (int) place[1]);
        assertThat(difference(colour, shown)).isLessThanOrEqualTo(1);
      }
    }
    page.await("the sheet to be put away", "document.getElementById('figure-sheet') === null");
    assertThat(page.evaluate("return document.title")).isEqualTo(title);
  }

  @Test
  void savingChangesNothingOnThePage() throws IOException {
    String address = page.address();
    int before = canvas(0).getRGB(300, 300);
    png(3);
    save("SVG");
    save("PDF");
    page.print();
    page.awaitFrame();
    assertThat(page.address()).isEqualTo(address);
    assertThat(canvas(0).getRGB(300, 300)).isEqualTo(before);
    assertThat(page.log().messages()).isEmpty();
    assertThat(page.log().requests()).allMatch(url -> !url.startsWith("http"));
  }

  @Test
  void theMenuOpensByAKey() {
    page.element("#matrix .surface").click();
    page.keyboard().type("s");
    assertThat(page.element("#save-menu").isDisplayed()).isTrue();
    page.keyboard().type(Keys.TAB);
    assertThat(page.evaluate("return document.activeElement.getAttribute('aria-label')"))
        .isEqualTo("Save this view as PNG");
    page.keyboard().type(Keys.ESCAPE);
    assertThat(page.element("#save-menu").isDisplayed()).isFalse();
    assertThat(page.evaluate("return document.activeElement.className")).isEqualTo("surface");
    assertThat(page.accessibles().stream().map(OpenPage.Accessible::name)).contains("Save");
  }
}
