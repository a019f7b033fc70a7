package org.classblocks.moments;

import java.io.Serializable;

/**
 * The mean feature vector of the samples of one class: mergeable, with no samples as its identity.
 * Memory: 8 bytes a feature. Not safe for use by several threads.
 */
public final class ClassMean implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double[] mean;
  private long samples;

  public ClassMean(int features) {
    mean = new double[features];
  }

  /** Adds a sample; its first features are copied. */
  void accept(double[] vector) {
    samples++;
    for (int i = 0; i < mean.length; i++) {
      mean[i] += (vector[i] - mean[i]) / samples;
    }
  }

  /** Adds the samples of another mean of as many features, which stays as it is. */
  public void combine(ClassMean other) {
    if (other.samples == 0) {
      return;
    }
    samples += other.samples;
    double share = (double) other.samples / samples;
    for (int i = 0; i < mean.length; i++) {
      mean[i] += share * (other.mean[i] - mean[i]);
    }
  }

  public long samples() {
    return samples;
  }

  public int features() {
    return mean.length;
  }

  /** The mean of a feature; 0 without samples. */
  public double at(int feature) {
    return mean[feature];
  }
}
