package org.classblocks.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Samples to look at, by id.
 *
 * @param classes the samples that score highest for each class that has any, by class id
 * @param pairs those of each confused pair that has any, by label, then by predicted class
 */
public record Examples(List<OfClass> classes, List<OfPair> pairs) {
  public Examples {
    classes = List.copyOf(classes);
    pairs = List.copyOf(pairs);
  }

  /**
   * Lists of samples, the highest score first.
   *
   * @param classes by class id
   * @param pairs by label, then by predicted class
   */
  public static Examples of(
      SortedMap<Integer, List<Example>> classes,
      SortedMap<Integer, SortedMap<Integer, List<Example>>> pairs) {
    List<OfClass> ofClasses = new ArrayList<>();
    classes.forEach((id, samples) -> ofClasses.add(new OfClass(id, samples)));
    List<OfPair> ofPairs = new ArrayList<>();
    pairs.forEach(
        (label, byPredicted) ->
            byPredicted.forEach(
                (predicted, samples) -> ofPairs.add(new OfPair(label, predicted, samples))));
    return new Examples(ofClasses, ofPairs);
  }

  /**
   * The samples that score highest for a class.
   *
   * @param samples the highest score first
   */
  public record OfClass(int classId, List<Example> samples) {
    public OfClass {
      samples = List.copyOf(samples);
    }
  }

  /**
   * The samples with a label in whose place a class was predicted.
   *
   * @param samples those that score highest for the predicted class, the highest first
   */
  public record OfPair(int label, int predicted, List<Example> samples) {
    public OfPair {
      samples = List.copyOf(samples);
    }
  }
}
