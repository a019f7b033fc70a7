package org.classblocks.report;

import java.util.Arrays;

/**
 * Similarities as shades of blue: light is low, dark is high, negative ones are as light as 0.
 *
 * <p>The shades fall evenly in the lightness of OKLab, so that equal steps look equal. Source:
 * Ottosson, "A perceptual color space for image processing", 2020,
 * https://bottosson.github.io/posts/oklab/.
 */
final class ColourScale {
  /** Fewer than a palette of 256 has room for: letters and outlines need some, too. */
  private static final int SHADES = 200;

  private static final int[] PALETTE = palette();

  /** Where a scale may end; each is cut into whole steps by {@link #step()}. */
  private static final double[] ENDS = {0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1};

  private static final double[] STEPS = {0.01, 0.02, 0.05, 0.1, 0.1, 0.1, 0.2, 0.2, 0.2};

  /** The share of the similarities off the diagonal that the scale tells apart at its dark end. */
  private static final double COVERED = 0.995;

  private final int place;

  private ColourScale(int place) {
    this.place = place;
  }

  /**
   * The scale that ends just above nearly all of the similarities, so that a matrix of weak
   * similarities is not a white square.
   *
   * <p>It never ends below twice the noise floor: chance must not look dark.
   *
   * @param similarities values off the diagonal, in any order, NaN ignored; left as they are
   * @param noiseFloor the largest similarity that chance is expected to give; NaN if unknown
   */
  static ColourScale covering(float[] similarities, double noiseFloor) {
    double wanted = Math.max(quantile(similarities), Double.isNaN(noiseFloor) ? 0 : 2 * noiseFloor);
    int place = 0;
    while (place < ENDS.length - 1 && (float) ENDS[place] < (float) wanted) {
      place++;
    }
    return new ColourScale(place);
  }

  private static double quantile(float[] similarities) {
    float[] sorted = similarities.clone();
    Arrays.sort(sorted);
    int defined = sorted.length;
    while (defined > 0 && Float.isNaN(sorted[defined - 1])) {
      defined--;
    }
    return defined == 0 ? 1 : sorted[Math.max(0, (int) Math.ceil(COVERED * defined) - 1)];
  }

  /** The similarity from which on everything has the darkest shade. */
  double end() {
    return ENDS[place];
  }

  /** The distance of two ticks of the legend; a whole number of them reaches the end. */
  double step() {
    return STEPS[place];
  }

  /** The shade of a similarity as 0xRRGGBB; not for NaN. */
  int shade(double similarity) {
    return PALETTE[index(similarity)];
  }

  /** The place of the shade of a similarity among all shades; not for NaN. */
  int index(double similarity) {
    double share = Math.min(1, Math.max(0, similarity / end()));
    return (int) Math.round(share * (SHADES - 1));
  }

  /** All shades as 0xRRGGBB, from light to dark; a new array. */
  static int[] shades() {
    return PALETTE.clone();
  }

  /** Whether white letters are easier to read than black ones on the shade of a similarity. */
  boolean isDark(double similarity) {
    return similarity > 0.55 * end();
  }

  private static int[] palette() {
    int[] palette = new int[SHADES];
    for (int i = 0; i < SHADES; i++) {
      double share = i / (SHADES - 1.0);
      double lightness = 0.985 - 0.69 * share;
      double chroma = 0.004 + 0.13 * Math.sin(0.72 * Math.PI * Math.pow(share, 0.9));
      double hue = Math.toRadians(236 + 23 * share);
      palette[i] = rgb(lightness, chroma * Math.cos(hue), chroma * Math.sin(hue));
    }
    return palette;
  }

  private static int rgb(double lightness, double a, double b) {
    double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
    int red = channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
    int green = channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
    int blue = channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
    return red << 16 | green << 8 | blue;
  }

  private static double cube(double value) {
    return value * value * value;
  }

  /** One channel from linear light in 0..1 to sRGB in 0..255. */
  private static int channel(double light) {
    double inside = Math.min(1, Math.max(0, light));
    double encoded =
        inside <= 0.0031308 ? 12.92 * inside : 1.055 * Math.pow(inside, 1 / 2.4) - 0.055;
    return (int) Math.round(255 * encoded);
  }
}
