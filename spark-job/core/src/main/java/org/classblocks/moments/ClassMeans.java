package org.classblocks.moments;

import java.util.Map;
import java.util.TreeMap;
import org.classblocks.moments.batch.LabelSets;
import org.classblocks.moments.batch.ScoreBatch;

/**
 * Adds up the mean feature vector of each class from batches of samples with labels. A sample
 * counts for every class that it is labelled with. Memory: 8 bytes a feature for each class that
 * occurs.
 */
public final class ClassMeans {
  private final int features;
  private final double[] vector;
  private final Map<Integer, ClassMean> means = new TreeMap<>();

  public ClassMeans(int features) {
    this.features = features;
    this.vector = new double[features];
  }

  /** Adds the samples of a batch whose classes are features; it stays as it is. */
  public void accept(ScoreBatch batch) {
    LabelSets labels = batch.labels();
    for (int row = 0; row < batch.rows(); row++) {
      batch.copyRow(row, vector);
      for (int label = labels.start(row); label < labels.end(row); label++) {
        means.computeIfAbsent(labels.id(label), id -> new ClassMean(features)).accept(vector);
      }
    }
  }

  /** The means of the classes that were met, by class id. */
  public Map<Integer, ClassMean> result() {
    return means;
  }
}
