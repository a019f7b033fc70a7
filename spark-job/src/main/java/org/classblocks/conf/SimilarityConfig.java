package org.classblocks.conf;

/**
 * How similarity is measured.
 *
 * @param measure what is computed
 * @param precision in what arithmetic
 * @param clipNegative whether negative similarities become 0
 */
public record SimilarityConfig(Measure measure, Precision precision, boolean clipNegative) {

  /** What is computed. */
  public enum Measure {
    /** The correlation of two classes' scores over the samples. */
    PEARSON
  }

  /** The arithmetic of the products. */
  public enum Precision {
    /** Exact to 12 digits. */
    DOUBLE,
    /** Products of floats, added up in double: faster, exact to 5 digits or better. */
    MIXED
  }

  static SimilarityConfig from(ConfigValues values, OrderConfig.Preset preset) {
    return new SimilarityConfig(
        values.choice("similarity.measure", Measure.PEARSON),
        values.choice("similarity.precision", Precision.DOUBLE),
        values.flag("similarity.clip-negative", preset.clipsNegative()));
  }
}
