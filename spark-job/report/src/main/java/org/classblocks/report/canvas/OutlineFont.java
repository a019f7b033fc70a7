package org.classblocks.report.canvas;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Bidi;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;

/**
 * Draws text as filled outlines of Liberation Sans, without the fonts of the machine: servers often
 * have none, and pictures must not differ between machines.
 *
 * <p>In one line without kerning; Hebrew runs from right to left. A code point that the font lacks
 * becomes a small empty box; invisible ones (joiners, direction marks, variation selectors) take no
 * room. All lengths are in pixels. Not safe for use by several threads.
 */
public final class OutlineFont implements AutoCloseable {
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final String ELLIPSIS = "\u2026";
  private static final String BRACKETS = "()[]{}<>\u00AB\u00BB";
  private static final Shape BOX = box();

  private final TrueTypeFont font;
  private final CmapLookup characters;
  private final double unitsPerEm;
  private final Map<Integer, Shape> shapes = new HashMap<>();

  /** The outline of a code point and the way to the next one, both in ems, y downwards. */
  private record Shape(Path2D outline, double advance) {}

  public OutlineFont() {
    try (InputStream resource = TrueTypeFont.class.getResourceAsStream(FONT)) {
      font = new TTFParser().parseEmbedded(resource);
      characters = font.getUnicodeCmapLookup();
      unitsPerEm = font.getUnitsPerEm();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the font " + FONT, e);
    }
  }

  /** The width of a text in letters of the given size. */
  public double width(String text, double size) {
    return size * text.codePoints().mapToDouble(point -> shape(point).advance()).sum();
  }

  /** The text itself if it fits, or its longest beginning that fits with an ellipsis after it. */
  public String elide(String text, double size, double width) {
    if (width(text, size) <= width) {
      return text;
    }
    double left = width - width(ELLIPSIS, size);
    int end = 0;
    while (end < text.length()) {
      int point = text.codePointAt(end);
      left -= size * shape(point).advance();
      if (left < 0) {
        break;
      }
      end += Character.charCount(point);
    }
    return text.substring(0, end).stripTrailing() + ELLIPSIS;
  }

  /** Fills the text with the current colour, from x on, standing on the base line y. */
  void draw(Graphics2D graphics, String text, double size, double x, double y) {
    double at = x;
    for (int point : fromLeftToRight(text)) {
      Shape shape = shape(point);
      graphics.fill(
          new AffineTransform(size, 0, 0, size, at, y).createTransformedShape(shape.outline()));
      at += size * shape.advance();
    }
  }

  /** The code points of a text in the order in which they stand on the page. */
  private static int[] fromLeftToRight(String text) {
    int[] points = text.codePoints().toArray();
    if (!Bidi.requiresBidi(text.toCharArray(), 0, text.length())) {
      return points;
    }
    Bidi bidi = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
    byte[] levels = new byte[points.length];
    Integer[] places = new Integer[points.length];
    int at = 0;
    for (int i = 0; i < points.length; i++) {
      levels[i] = (byte) bidi.getLevelAt(at);
      at += Character.charCount(points[i]);
      if (levels[i] % 2 == 1) {
        points[i] = mirrored(points[i]);
      }
      places[i] = i;
    }
    Bidi.reorderVisually(levels, 0, places, 0, places.length);
    return Arrays.stream(places).mapToInt(place -> points[place]).toArray();
  }

  /** The bracket that opens where this one closes; other code points as they are. */
  private static int mirrored(int point) {
    int place = BRACKETS.indexOf(point);
    return place < 0 ? point : BRACKETS.charAt(place ^ 1);
  }

  /** How far the base line lies below the middle of capitals, so that a text looks centred. */
  static double belowMiddle(double size) {
    return 0.35 * size;
  }

  @Override
  public void close() {
    try {
      font.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the font " + FONT, e);
    }
  }

  private Shape shape(int point) {
    return shapes.computeIfAbsent(point, this::read);
  }

  private Shape read(int point) {
    if (isInvisible(point)) {
      return new Shape(new Path2D.Double(), 0);
    }
    int glyph = characters.getGlyphId(point);
    if (glyph == 0) {
      return BOX;
    }
    try {
      GlyphData data = font.getGlyph().getGlyph(glyph);
      Path2D outline =
          data == null ? new Path2D.Double() : new Path2D.Double(data.getPath(), toEms());
      return new Shape(outline, font.getAdvanceWidth(glyph) / unitsPerEm);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the font " + FONT, e);
    }
  }

  private AffineTransform toEms() {
    return AffineTransform.getScaleInstance(1 / unitsPerEm, -1 / unitsPerEm);
  }

  private static boolean isInvisible(int point) {
    boolean variationSelector =
        (point >= 0xFE00 && point <= 0xFE0F) || (point >= 0xE0100 && point <= 0xE01EF);
    return variationSelector
        || Character.getType(point) == Character.FORMAT
        || Character.isISOControl(point);
  }

  private static Shape box() {
    Path2D outline = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    outline.append(new Rectangle2D.Double(0.08, -0.72, 0.5, 0.72), false);
    outline.append(new Rectangle2D.Double(0.15, -0.65, 0.36, 0.58), false);
    return new Shape(outline, 0.66);
  }
}
