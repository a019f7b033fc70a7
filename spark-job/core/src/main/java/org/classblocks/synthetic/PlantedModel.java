package org.classblocks.synthetic;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A classifier that was never trained: its scores are normal, its classes correlate as planted, and
 * labels are drawn from its scores.
 *
 * <p>The logit of class c in sample i is m_c + s_c z, where z is standard normal and the z of two
 * classes correlate with exactly the planted correlation of their innermost common block. The
 * standard deviation s_c is log-normal around {@link ScoreShape#scale}; the mean m_c gives the
 * class its rate in a sigmoid ({@link Calibration}). The score is the logit, as a float, plus an
 * offset per class that leaves correlations alone.
 *
 * <p>Labels are drawn from the logits: one class from their softmax, or each class from its
 * sigmoid. So a classifier without offsets is perfectly calibrated, errs inside blocks far more
 * often than by chance, and is the surer the larger the scale. Rates are exact for sigmoids; with
 * the softmax a class of wide scores has more labels than its rate says, up to some three times.
 *
 * <p>Samples are a pure function of (seed, index): the same whatever the number of samples, cores
 * and files. Scores are the same with one label and with none. Immutable, k times some 40 bytes.
 */
public final class PlantedModel implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long seed;
  private final LabelRule.Kind labels;
  private final FactorTree factors;
  private final double[] means;
  private final double[] sds;
  private final double[] offsets;

  /**
   * @throws org.classblocks.UserErrorException if there is not one correlation for each level, or
   *     there are more labels per sample than the classes can give
   */
  public PlantedModel(Hierarchy hierarchy, ScoreShape shape, LabelRule rule, long seed) {
    this.seed = seed;
    this.labels = rule.kind();
    this.factors = new FactorTree(hierarchy, shape);
    int classes = hierarchy.classes();
    this.means = new double[classes];
    this.sds = new double[classes];
    this.offsets = new double[classes];
    RandomStream random = RandomStream.of(seed, RandomStream.CLASSES);
    double[] rates = rule.rates(classes);
    int[] ranks = new int[classes];
    Arrays.setAll(ranks, id -> id);
    random.shuffle(ranks);
    for (int id = 0; id < classes; id++) {
      sds[id] = shape.scale() * StrictMath.exp(shape.spread() * random.nextGaussian());
      means[id] = Calibration.meanLogit(rates[ranks[id]], sds[id]);
      offsets[id] = shape.bias() * random.nextGaussian();
    }
  }

  public int classes() {
    return means.length;
  }

  /** How many labels a sample has. */
  public LabelRule.Kind labels() {
    return labels;
  }

  /** A new sampler, for one thread. */
  public Sampler sampler() {
    return new Sampler();
  }

  /** Draws samples, in any order; holds the memory that one sample needs. */
  public final class Sampler {
    private final RandomStream random = RandomStream.of(seed, 0);
    private final double[] sums = new double[factors.size()];
    private final double[] logits = new double[means.length];
    private final LabelDraw labelDraw = new LabelDraw(means.length);

    private Sampler() {}

    /**
     * Draws a sample: some ten nanoseconds per class, three times that with labels.
     *
     * @param index which sample, at least 0
     * @param scores receives the scores by class id; at least k long
     * @return the ids of its labels, growing: none, one or several; a new array
     */
    public int[] sample(long index, float[] scores) {
      random.restart(seed, index);
      factors.draw(random, sums);
      for (int id = 0; id < logits.length; id++) {
        double z = sums[factors.node(id)] + factors.ownWeight(id) * random.nextGaussian();
        logits[id] = means[id] + sds[id] * z;
        scores[id] = (float) (logits[id] + offsets[id]);
      }
      return labelDraw.draw(labels, logits, random);
    }
  }
}
