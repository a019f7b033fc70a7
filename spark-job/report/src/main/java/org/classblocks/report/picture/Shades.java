package org.classblocks.report.picture;

/**
 * Shades of one hue, from light to dark.
 *
 * <p>They fall evenly in the lightness of OKLab, so that equal steps look equal. Source: Ottosson,
 * "A perceptual color space for image processing", 2020, https://bottosson.github.io/posts/oklab/.
 */
final class Shades {
  /** Which shade stands for which value. Values are never NaN. */
  interface Scale {
    /** What the shades are taken from. */
    Shades shades();

    /** The place of a value's shade among all shades. */
    int place(double value);

    /** A value as it is written into a cell that has room for it. */
    String text(double value);
  }

  /** Fewer than a palette of 256 has room for: letters and outlines need some, too. */
  static final int COUNT = 200;

  /** Those of similarities. */
  static final Shades BLUE = new Shades(236, 259);

  /** Those of errors. */
  static final Shades PURPLE = new Shades(318, 300);

  /**
   * The luminance (WCAG 2.2) from which on the ink of letters has more contrast than white: 3.9 to
   * 1 there, more elsewhere.
   */
  private static final double LIGHT = 0.22;

  private final int[] colours = new int[COUNT];
  private final boolean[] dark = new boolean[COUNT];

  /**
   * @param light the hue of the lightest shade in degrees of OKLab
   * @param deep that of the darkest
   */
  private Shades(double light, double deep) {
    for (int i = 0; i < COUNT; i++) {
      double share = i / (COUNT - 1.0);
      double lightness = 0.985 - 0.69 * share;
      double chroma = 0.004 + 0.13 * Math.sin(0.72 * Math.PI * Math.pow(share, 0.9));
      double hue = Math.toRadians(light + (deep - light) * share);
      paint(i, lightness, chroma * Math.cos(hue), chroma * Math.sin(hue));
    }
  }

  private void paint(int i, double lightness, double a, double b) {
    double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
    double red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
    double green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
    double blue = -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s;
    colours[i] = channel(red) << 16 | channel(green) << 8 | channel(blue);
    dark[i] = 0.2126 * red + 0.7152 * green + 0.0722 * blue < LIGHT;
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

  /** The shade at a place, as 0xRRGGBB. */
  int at(int place) {
    return colours[place];
  }

  /** All shades as 0xRRGGBB; a new array. */
  int[] all() {
    return colours.clone();
  }

  /** Whether white letters are easier to read on a shade than those in ink. */
  boolean isDark(int place) {
    return dark[place];
  }

  /** The place of a share of the way from light to dark, cut to 0..1. */
  static int place(double share) {
    return (int) Math.round(Math.min(1, Math.max(0, share)) * (COUNT - 1));
  }
}
