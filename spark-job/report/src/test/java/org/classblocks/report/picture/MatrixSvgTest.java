package org.classblocks.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.classblocks.blocks.BlockForest;
import org.classblocks.fixtures.Forests;
import org.classblocks.fixtures.Orders;
import org.classblocks.fixtures.Similarities;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

class MatrixSvgTest {
  private static final String DATA = "data:image/png;base64,";
  private static final Heading HEADING =
      new Heading("Similarity <of> 2 & more", "of all \"classes\"");

  private static byte[] svg(SimilarityMatrix similarity, ClassOrder order, BlockForest forest)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new MatrixPicture(similarity, order, forest, HEADING).writeSvg(out);
    return out.toByteArray();
  }

  private static Document parse(SimilarityMatrix similarity, BlockForest forest) throws Exception {
    return parse(svg(similarity, Orders.ascending(similarity), forest));
  }

  /** Refuses document types, so that nothing is read from elsewhere. */
  private static Document parse(byte[] svg)
      throws ParserConfigurationException, SAXException, IOException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg));
  }

  private static List<Element> all(Document svg, String name) {
    List<Element> elements = new ArrayList<>();
    NodeList nodes = svg.getElementsByTagNameNS("http://www.w3.org/2000/svg", name);
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static List<String> texts(Document svg) {
    return all(svg, "text").stream().map(Element::getTextContent).toList();
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  private static BufferedImage cells(Document svg) throws IOException {
    String href = all(svg, "image").get(0).getAttributeNS("http://www.w3.org/1999/xlink", "href");
    assertThat(href).startsWith(DATA);
    byte[] png = Base64.getDecoder().decode(href.substring(DATA.length()));
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  @Test
  void embedsACellPerPixelInOrder() throws Exception {
    SimilarityMatrix similarity = Similarities.of(90, Set.of(88), (i, j) -> (i + j) / 180.0);
    ClassOrder order = Orders.descending(similarity);
    BufferedImage cells = cells(parse(svg(similarity, order, Forests.of(90))));
    assertThat(cells.getWidth()).isEqualTo(90);
    assertThat(cells.getHeight()).isEqualTo(90);
    ColourScale scale = ColourScale.covering(new float[] {1}, Double.NaN);
    for (int row = 0; row < 90; row += 7) {
      for (int column = 0; column < 89; column += 5) {
        double value = similarity.at(order.classAt(row), order.classAt(column));
        int expected = Double.isNaN(value) ? 0 : 0xFF000000 | scale.shade(value);
        assertThat(cells.getRGB(column, row)).as("%d, %d", row, column).isEqualTo(expected);
      }
      assertThat(cells.getRGB(89, row) >>> 24).as("undefined cells are clear").isZero();
    }
  }

  @Test
  void hatchingLiesUnderUndefinedCells() throws Exception {
    Document svg = parse(Similarities.random(20, Set.of(3), 1), Forests.of(20));
    Element image = all(svg, "image").get(0);
    Element hatched =
        all(svg, "rect").stream()
            .filter(rect -> "url(#hatch)".equals(fill(rect)) && number(rect, "width") == 1000)
            .findFirst()
            .orElseThrow();
    assertThat(number(hatched, "x")).isEqualTo(number(image, "x"));
    assertThat(number(hatched, "y")).isEqualTo(number(image, "y"));
    assertThat(hatched.compareDocumentPosition(image) & 4).as("the image follows").isEqualTo(4);
    Document whole = parse(Similarities.random(20, Set.of(), 1), Forests.of(20));
    assertThat(all(whole, "rect")).noneMatch(rect -> "url(#hatch)".equals(fill(rect)));
  }

  private static String fill(Element rect) {
    return ((Element) rect.getParentNode()).getAttribute("fill");
  }

  private static double strokeWidth(Element rect) {
    return number((Element) rect.getParentNode(), "stroke-width");
  }

  @Test
  void blocksAreOutlinedAtTheirBoundaries() throws Exception {
    SimilarityMatrix similarity = Similarities.of(2000, Set.of(), (i, j) -> 0.5);
    BlockForest forest = Forests.of(2000, new int[] {500, 1500}, new int[] {600, 603});
    Document svg = parse(similarity, forest);
    Element image = all(svg, "image").get(0);
    List<Element> outlines =
        all(svg, "rect").stream()
            .filter(
                rect ->
                    rect.getParentNode() instanceof Element group
                        && group.getAttribute("stroke").equals("#e8590c")
                        && number(rect, "y") < number(image, "y") + 1000)
            .toList();
    assertThat(outlines).hasSize(2);
    assertThat(number(outlines.get(0), "x")).isCloseTo(number(image, "x") + 300, within(1e-3));
    assertThat(number(outlines.get(0), "width")).isCloseTo(1.5, within(1e-3));
    assertThat(number(outlines.get(1), "y")).isCloseTo(number(image, "y") + 250, within(1e-3));
    assertThat(number(outlines.get(1), "height")).isCloseTo(500, within(1e-3));
    assertThat(strokeWidth(outlines.get(0))).as("that of a small block").isBetween(0.01, 0.1);
    assertThat(strokeWidth(outlines.get(1))).isEqualTo(3);
  }

  @Test
  void namesEveryClassAtItsRowAndItsColumn() throws Exception {
    SimilarityMatrix similarity = Similarities.of(2000, Set.of(), (i, j) -> 0.5);
    Document svg = parse(similarity, Forests.of(2000, new int[] {500, 1500}));
    Element image = all(svg, "image").get(0);
    assertThat(Collections.frequency(texts(svg), "class 1234")).isEqualTo(2);
    Element row =
        all(svg, "text").stream()
            .filter(text -> text.getTextContent().equals("class 1234"))
            .findFirst()
            .orElseThrow();
    double size = number((Element) row.getParentNode(), "font-size");
    double middle = number(image, "y") + 1234.5 / 2;
    assertThat(size).isCloseTo(0.425, within(1e-3));
    assertThat(number(row, "y") - middle).isBetween(0.3 * size, 0.4 * size);
    assertThat(number(row, "x")).isLessThan(number(image, "x"));
  }

  @Test
  void carriesHeadingBlocksAndLegend() throws Exception {
    SimilarityMatrix similarity = Similarities.random(70, Set.of(1), 3);
    Document svg = parse(similarity, Forests.of(70, new int[] {10, 40}));
    assertThat(texts(svg))
        .contains(HEADING.title(), HEADING.subtitle(), "block 0 \u00b7 30", "Similarity")
        .contains("1 class without a correlation", "\u2264 0");
    assertThat(all(svg, "title").get(0).getTextContent()).isEqualTo(HEADING.title());
    assertThat(svg.getDocumentElement().getAttribute("font-family")).endsWith("sans-serif");
  }

  @Test
  void hostileNamesStayText() throws Exception {
    List<String> names =
        List.of(
            "</text><script>alert(1)",
            "\"/><image href='http://a.b'/>",
            "]]>&amp;<!--",
            "\uFFFF\uFFFE\uD83D\u0000\u0008x",
            "\u202Eabc",
            "\u05D0\u05D1 \u05D2",
            "\u6e2f\uD83D\uDE00",
            "");
    SimilarityMatrix similarity = Similarities.of(names, Set.of(), (i, j) -> 0.1 * i);
    Document svg = parse(similarity, Forests.of(8));
    assertThat(texts(svg))
        .contains(names.get(0), names.get(1), names.get(2), names.get(5), names.get(6))
        .contains("\uFFFD\uFFFD\uFFFD x", "(no name)");
  }

  /** Neither scripts nor anything that is fetched: the only reference is the embedded picture. */
  @Test
  void refersToNothingOutside() throws Exception {
    Document svg = parse(Similarities.random(70, Set.of(1), 3), Forests.of(70, new int[] {1, 9}));
    NodeList nodes = svg.getElementsByTagName("*");
    assertThat(nodes.getLength()).isGreaterThan(100);
    Set<String> allowed =
        Set.of(
            "svg",
            "title",
            "desc",
            "defs",
            "pattern",
            "path",
            "g",
            "rect",
            "polyline",
            "image",
            "text",
            "tspan");
    for (int i = 0; i < nodes.getLength(); i++) {
      assertThat(allowed).contains(nodes.item(i).getNodeName());
      NamedNodeMap attributes = nodes.item(i).getAttributes();
      for (int a = 0; a < attributes.getLength(); a++) {
        String name = attributes.item(a).getNodeName();
        assertThat(name).doesNotStartWith("on");
        if (name.endsWith("href")) {
          assertThat(attributes.item(a).getNodeValue()).startsWith(DATA);
        }
      }
    }
  }

  @Test
  void moreClassesThanAreReadableAreAveragedWithoutNames() throws Exception {
    int classes = MatrixPicture.MOST_DETAILS + 1;
    Document svg = parse(Similarities.of(classes, Set.of(), (i, j) -> 0.5), Forests.of(classes));
    assertThat(cells(svg).getWidth()).isEqualTo(PlotDrawing.MOST_CELLS);
    assertThat(texts(svg))
        .noneMatch(text -> text.startsWith("class "))
        .contains("a pixel is the mean of 2.1 \u00d7 2.1 classes");
  }

  /** Cells that are smaller than a pixel are left out by browsers. */
  @Test
  void isSoLargeThatNoCellIsLost() throws Exception {
    Document svg = parse(Similarities.of(1500, Set.of(), (i, j) -> 0.5), Forests.of(1500));
    Element root = svg.getDocumentElement();
    double enlarged = number(root, "width") / Double.parseDouble(box(root)[2]);
    assertThat(1000 * enlarged).isCloseTo(1500, within(1e-6));
  }

  private static String[] box(Element root) {
    return root.getAttribute("viewBox").split(" ");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 60, 61})
  void everySizeGivesADocumentWithTheSameBytesEachTime(int classes) throws Exception {
    SimilarityMatrix similarity = Similarities.random(classes, Set.of(), 5);
    ClassOrder order = Orders.ascending(similarity);
    byte[] svg = svg(similarity, order, Forests.of(classes));
    assertThat(svg).isEqualTo(svg(similarity, order, Forests.of(classes)));
    assertThat(all(parse(svg), "image")).hasSize(Math.min(1, classes));
  }
}
