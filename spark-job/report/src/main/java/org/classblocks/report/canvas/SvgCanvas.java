package org.classblocks.report.canvas;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.classblocks.Text;
import org.classblocks.report.text.PlainText;

/**
 * An SVG 1.1 document: rectangles, lines and text as such, cells as an embedded PNG of one pixel
 * each. No script, no reference to anything outside. Text is for any sans-serif font with about the
 * widths of Arial; lengths have four decimals. Borders of a pixel or more stay as wide as they are
 * when the picture is enlarged, so that they hide no cell then.
 *
 * <p>The document is held in memory until it is written.
 */
public final class SvgCanvas implements Canvas {
  private static final String FONTS = "Liberation Sans, Arial, Helvetica, sans-serif";
  private static final int DECIMALS = 4;
  private static final int REPLACEMENT = 0xFFFD;

  private final StringBuilder svg = new StringBuilder();
  private String group = "";

  /**
   * @param width the width of the picture in its own pixels
   * @param scale how much larger it is shown at first
   * @param title what is drawn
   * @param description its description, for people who do not see it
   */
  public SvgCanvas(int width, int height, double scale, String title, String description) {
    svg.append(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"")
        .append(" xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
    attribute("width", width * scale);
    attribute("height", height * scale);
    svg.append(" viewBox=\"0 0 ").append(width).append(' ').append(height).append('"');
    attribute("role", "img");
    attribute("font-family", FONTS);
    svg.append(">\n<title>");
    escape(PlainText.of(title));
    svg.append("</title>\n<desc>");
    escape(PlainText.of(description));
    svg.append("</desc>\n");
    defineHatching();
    fill(0, 0, width, height, PAPER);
  }

  private void defineHatching() {
    svg.append("<defs><pattern id=\"hatch\" patternUnits=\"userSpaceOnUse\"");
    attribute("width", HATCH_PERIOD);
    attribute("height", HATCH_PERIOD);
    svg.append("><path d=\"M0 0H8V8H0Z\"");
    attribute("fill", HATCH_GROUND);
    svg.append("/><path d=\"M0 0H2L0 2ZM8 0V2L2 8H0Z\"");
    attribute("fill", HATCH_LINE);
    svg.append("/></pattern></defs>\n");
  }

  /** Writes the document, which is complete then. */
  public void write(OutputStream out) throws IOException {
    inGroup("");
    svg.append("</svg>\n");
    out.write(svg.toString().getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void fill(double x, double y, double width, double height, Color colour) {
    inGroup("fill=\"" + hex(colour) + "\"");
    rectangle(x, y, width, height, "");
  }

  @Override
  public void outline(
      double x, double y, double width, double height, double thickness, Color colour) {
    inGroup(
        Text.of("fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"", hex(colour), number(thickness)));
    rectangle(x, y, width, height, thickness < 1 ? "" : " vector-effect=\"non-scaling-stroke\"");
  }

  @Override
  public void hatch(double x, double y, double width, double height) {
    inGroup("fill=\"url(#hatch)\"");
    rectangle(x, y, width, height, "");
  }

  private void rectangle(double x, double y, double width, double height, String more) {
    svg.append("<rect");
    attribute("x", x);
    attribute("y", y);
    attribute("width", width);
    attribute("height", height);
    svg.append(more).append("/>\n");
  }

  @Override
  public void line(Color colour, double... points) {
    inGroup("fill=\"none\" stroke=\"" + hex(colour) + "\"");
    svg.append("<polyline points=\"");
    for (int i = 0; i < points.length; i++) {
      svg.append(i == 0 ? "" : " ").append(number(points[i]));
    }
    svg.append("\"/>\n");
  }

  @Override
  public void cells(BufferedImage cells, double x, double y, double edge) {
    inGroup("");
    svg.append("<image");
    attribute("x", x);
    attribute("y", y);
    attribute("width", edge);
    attribute("height", edge);
    attribute("style", "image-rendering:pixelated");
    attribute(
        "xlink:href", "data:image/png;base64," + Base64.getEncoder().encodeToString(png(cells)));
    svg.append("/>\n");
  }

  private static byte[] png(BufferedImage cells) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      PngFormat.writeIndexed(cells, png);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return png.toByteArray();
  }

  @Override
  public void text(double size, Anchor anchor, double x, double y, Words... words) {
    inGroup(lettering(size, anchor));
    svg.append("<text");
    attribute("x", x);
    attribute("y", y + OutlineFont.belowMiddle(size));
    write(words);
  }

  @Override
  public void upwardText(double size, double x, double y, Words... words) {
    inGroup(lettering(size, Anchor.START));
    svg.append("<text transform=\"matrix(0 -1 1 0 ")
        .append(number(x + OutlineFont.belowMiddle(size)))
        .append(' ')
        .append(number(y))
        .append(")\"");
    write(words);
  }

  private static String lettering(double size, Anchor anchor) {
    String word =
        switch (anchor) {
          case START -> "";
          case MIDDLE -> " text-anchor=\"middle\"";
          case END -> " text-anchor=\"end\"";
        };
    return "font-size=\"" + number(size) + "\"" + word;
  }

  /** Parts of a line keep their places even if some run from right to left. */
  private void write(Words... words) {
    if (words.length == 1) {
      attribute("fill", words[0].colour());
      svg.append('>');
      escape(words[0].text());
    } else {
      svg.append('>');
      for (Words part : words) {
        svg.append("<tspan unicode-bidi=\"isolate\"");
        attribute("fill", part.colour());
        svg.append('>');
        escape(part.text());
        svg.append("</tspan>");
      }
    }
    svg.append("</text>\n");
  }

  /** What follows shares some attributes, which are written once as long as they stay the same. */
  private void inGroup(String attributes) {
    if (!attributes.equals(group)) {
      svg.append(group.isEmpty() ? "" : "</g>\n");
      svg.append(attributes.isEmpty() ? "" : "<g " + attributes + ">\n");
      group = attributes;
    }
  }

  private void attribute(String name, Color colour) {
    attribute(name, hex(colour));
  }

  private void attribute(String name, double value) {
    attribute(name, number(value));
  }

  private void attribute(String name, String value) {
    svg.append(' ').append(name).append("=\"").append(value).append('"');
  }

  /** Appends text; what XML does not allow becomes the replacement character. */
  private void escape(String text) {
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '<' -> svg.append("&lt;");
                case '>' -> svg.append("&gt;");
                case '&' -> svg.append("&amp;");
                default -> svg.appendCodePoint(isAllowed(point) ? point : REPLACEMENT);
              }
            });
  }

  private static boolean isAllowed(int point) {
    return (point >= ' ' && point < Character.MIN_SURROGATE)
        || (point > Character.MAX_SURROGATE && point < 0xFFFE)
        || point > 0xFFFF;
  }

  private static String hex(Color colour) {
    return Text.of("#%06x", colour.getRGB() & 0xFFFFFF);
  }

  private static String number(double value) {
    BigDecimal rounded =
        new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }
}
