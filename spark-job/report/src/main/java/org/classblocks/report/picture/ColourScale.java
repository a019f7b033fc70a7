package org.classblocks.report.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.classblocks.report.text.Numbers;

/** Similarities as shades of blue: light is low, dark is high, negative ones are as light as 0. */
final class ColourScale implements Shades.Scale {
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
    return covering(quantile(similarities), noiseFloor);
  }

  /** The same where only the largest of some similarities are at hand. */
  static ColourScale covering(float[] largest, long pairs, double noiseFloor) {
    float[] sorted = largest.clone();
    Arrays.sort(sorted);
    long beyond = pairs - Math.max(1, (long) Math.ceil(COVERED * pairs));
    double quantile =
        pairs == 0 ? 1 : beyond < sorted.length ? sorted[sorted.length - 1 - (int) beyond] : 0;
    return covering(quantile, noiseFloor);
  }

  private static ColourScale covering(double quantile, double noiseFloor) {
    double wanted = Math.max(quantile, Double.isNaN(noiseFloor) ? 0 : 2 * noiseFloor);
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
    return Shades.BLUE.at(place(similarity));
  }

  @Override
  public Shades shades() {
    return Shades.BLUE;
  }

  @Override
  public int place(double similarity) {
    return Shades.place(similarity / end());
  }

  @Override
  public String text(double similarity) {
    return Numbers.twoDecimals(similarity);
  }

  /**
   * The ticks of the legend. Each end that stands for all beyond it has a sign.
   *
   * @param negatives whether some similarities are negative
   */
  List<LegendKey.Tick> ticks(boolean negatives) {
    int steps = (int) Math.round(end() / step());
    List<LegendKey.Tick> ticks = new ArrayList<>();
    ticks.add(new LegendKey.Tick(0, negatives ? "\u2264 0" : "0"));
    for (int tick = 1; tick < steps; tick++) {
      ticks.add(new LegendKey.Tick((double) tick / steps, text(tick * step(), step())));
    }
    ticks.add(new LegendKey.Tick(1, end() == 1 ? "1" : "\u2265 " + text(end(), step())));
    return ticks;
  }

  private static String text(double value, double step) {
    return String.format(Locale.ROOT, step < 0.1 ? "%.2f" : "%.1f", value);
  }
}
