package org.classblocks.conf;

import java.util.List;
import org.classblocks.linalg.Precision;

/**
 * How similarity is measured.
 *
 * @param measure what is computed
 * @param form whether the similarities of all pairs are held, or those that say anything
 * @param graphNeighbours how many of the most similar classes of each a graph holds
 * @param graphMinListed a graph leaves out classes that fewer samples list
 * @param arithmetic the arithmetic of the products
 * @param clipNegative whether negative similarities become 0
 * @param classBalance how samples weigh by their labels
 * @param folds whether the sums of ten folds of the samples are kept
 * @param given the attributes of samples that are taken out of the scores
 */
public record SimilarityConfig(
    Measure measure,
    Form form,
    int graphNeighbours,
    int graphMinListed,
    Arithmetic arithmetic,
    boolean clipNegative,
    ClassBalance classBalance,
    Folds folds,
    List<String> given) {

  /** What is computed. */
  public enum Measure {
    /** The correlation of two classes' scores over the samples. */
    PEARSON,
    /** The correlation of two classes' mean feature vectors over the features. */
    CLASS_MEANS
  }

  /** Which similarities are held. */
  public enum Form {
    /** What suits the number of classes and the memory. */
    AUTO,
    /** Those of all pairs. */
    DENSE,
    /** Those of the most similar classes of each. */
    GRAPH
  }

  /** The arithmetic of the products. */
  public enum Arithmetic {
    /** The one that suits the size of the log. */
    AUTO,
    DOUBLE,
    MIXED;

    /** The precision of one that does not depend on the log. */
    public Precision precision() {
      return Precision.valueOf(name());
    }
  }

  /** How samples weigh by their labels. */
  public enum ClassBalance {
    /** Not at all. */
    NONE,
    /** The mean of 1 / frequency of a sample's labels, so that all classes count the same. */
    INVERSE_FREQUENCY
  }

  /** Whether the sums of folds are kept, which tell how far similarities err by sampling. */
  public enum Folds {
    /** If they cost little. */
    AUTO,
    /** Whatever they cost. */
    KEEP,
    /** Never. */
    NONE
  }

  /** Whether similarities are those between class means. */
  public boolean isOfMeans() {
    return measure == Measure.CLASS_MEANS;
  }

  static SimilarityConfig from(ConfigValues values, OrderConfig.Preset preset) {
    return new SimilarityConfig(
        values.choice("similarity.measure", Measure.PEARSON),
        values.choice("similarity.form", Form.AUTO),
        values.integer("graph.neighbours", 50, 1),
        values.integer("graph.min-listed", 3, 1),
        values.choice("similarity.precision", Arithmetic.AUTO),
        values.flag("similarity.clip-negative", preset.clipsNegative()),
        values.choice("similarity.class-balance", ClassBalance.NONE),
        values.choice("similarity.folds", Folds.AUTO),
        values.texts("similarity.given"));
  }
}
