package org.classblocks.attributes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.classblocks.moments.attribute.AttributeColumn;
import org.classblocks.moments.attribute.AttributeColumn.Kind;
import org.classblocks.moments.attribute.AttributeMoments;
import org.classblocks.moments.attribute.ColumnSums;
import org.classblocks.moments.batch.ClassSums;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.moments.batch.SampleSize;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * Turns co-moments of scores and attributes into {@link AttributeLoadings}.
 *
 * <p>The columns of an attribute are made uncorrelated one after the other, the one with the
 * largest rest of variance first (Cholesky's decomposition with pivots). A column of which less
 * than a billionth is left adds nothing: a constant, or a category that follows from the others.
 * Categories of fewer than {@value #FEWEST} samples count as one, and not at all if even together
 * they have fewer. Attributes that are given are taken out of scores and columns first.
 *
 * <p>Cost: O(c² k) time for c columns of k classes, O(c k) memory.
 */
public final class LoadingsBuilder {
  private static final int FEWEST = 10;

  private final AttributeMoments moments;
  private final List<String> names;
  private final double samples;
  private final double largestShare;
  private final double[] norms;

  /**
   * @param moments the co-moments
   * @param names the names of the attributes
   * @param marginals the statistics per class of the same samples
   * @param similarity says which classes have a correlation
   */
  public LoadingsBuilder(
      AttributeMoments moments,
      List<String> names,
      MarginalsBuilder marginals,
      SimilarityMatrix similarity) {
    this.moments = moments;
    this.names = List.copyOf(names);
    SampleSize size = marginals.result().sampleSize();
    this.samples = size.effective();
    this.largestShare = size.largestWeight() / size.weight();
    this.norms = new double[moments.classCount()];
    for (int id : similarity.usableClasses()) {
      ClassSums sums = marginals.sums(id);
      norms[id] = Math.scalb(Math.sqrt(sums.squares()), sums.exponent() - moments.exponent(id));
    }
  }

  /** The loadings of all attributes but the given ones, whose part is taken out before. */
  public List<AttributeLoadings> without(List<String> given) {
    Directions known = given(given);
    double[] rests = known.rests();
    return IntStream.range(0, names.size())
        .filter(attribute -> !given.contains(names.get(attribute)))
        .mapToObj(attribute -> loadings(attribute, known, rests))
        .toList();
  }

  /** The loadings of some attributes together. */
  public AttributeLoadings together(List<String> given) {
    return new AttributeLoadings(
        String.join(", ", given), given(given).loadings.toArray(double[][]::new), 0);
  }

  private Directions given(List<String> given) {
    List<Derived> columns = new ArrayList<>();
    for (String name : given) {
      columns.addAll(columns(names.indexOf(name)));
    }
    Directions directions = new Directions();
    directions.add(columns);
    return directions;
  }

  private AttributeLoadings loadings(int attribute, Directions known, double[] rests) {
    List<Derived> columns = columns(attribute);
    Directions directions = known.copy();
    directions.add(columns);
    double[][] added =
        directions.loadings.stream().skip(known.loadings.size()).toArray(double[][]::new);
    for (double[] direction : added) {
      for (int id = 0; id < direction.length; id++) {
        direction[id] =
            rests[id] > AttributeLoadings.LEAST_REST ? direction[id] / Math.sqrt(rests[id]) : 0;
      }
    }
    double peak = columns.stream().mapToDouble(Derived::peak).max().orElse(0);
    return new AttributeLoadings(names.get(attribute), added, peak);
  }

  /**
   * A sum of columns times factors; the peak is the largest share that one sample can have of its
   * variance.
   */
  private record Derived(List<Integer> places, List<Double> factors, double peak) {}

  /** The columns of an attribute that vary, in an order that does not depend on the samples'. */
  private List<Derived> columns(int attribute) {
    List<Integer> places =
        IntStream.range(0, moments.size())
            .filter(place -> moments.sums(place).column().attribute() == attribute)
            .boxed()
            .sorted(Comparator.comparing(place -> moments.sums(place).column()))
            .toList();
    List<Derived> columns = new ArrayList<>();
    List<Integer> rare = new ArrayList<>();
    for (int place : places) {
      AttributeColumn.Kind kind = moments.sums(place).column().kind();
      if (kind == Kind.NUMBER) {
        addNumber(place, places, columns);
      } else if (kind == Kind.CATEGORY && moments.sums(place).mean() * samples < FEWEST) {
        rare.add(place);
      } else {
        addMarks(List.of(place), columns);
      }
    }
    addMarks(rare, columns);
    return columns;
  }

  /** Adds a number with its mean in place of missing ones. */
  private void addNumber(int place, List<Integer> places, List<Derived> columns) {
    ColumnSums sums = moments.sums(place);
    double squares = moments.withColumn(place, place);
    double span = sums.most() - sums.least();
    if (!(squares > 0)
        || !(squares > AttributeLoadings.LEAST_REST * AttributeLoadings.LEAST_REST * span * span)) {
      return;
    }
    List<Integer> parts = new ArrayList<>(List.of(place));
    List<Double> factors = new ArrayList<>(List.of(1.0));
    double mean = sums.mean();
    for (int other : places) {
      if (moments.sums(other).column().kind() == Kind.MISSING) {
        mean /= 1 - moments.sums(other).mean();
        parts.add(other);
        factors.add(mean);
      }
    }
    double largest = Math.max(sums.most() - mean, mean - sums.least());
    double variance = sum(parts, factors, parts, factors) / moments.weight();
    if (variance > 0) {
      columns.add(new Derived(parts, factors, largest * largest / variance * largestShare));
    }
  }

  /** Adds the sum of marks if enough samples have one, and enough have none. */
  private void addMarks(List<Integer> places, List<Derived> columns) {
    double share = places.stream().mapToDouble(place -> moments.sums(place).mean()).sum();
    double fewer = Math.min(share, 1 - share);
    if (fewer * samples >= FEWEST) {
      double peak = (1 - fewer) / fewer * largestShare;
      columns.add(new Derived(places, places.stream().map(place -> 1.0).toList(), peak));
    }
  }

  /** The co-moment of two sums of columns. */
  private double sum(
      List<Integer> first,
      List<Double> firstFactors,
      List<Integer> second,
      List<Double> secondFactors) {
    double sum = 0;
    for (int i = 0; i < first.size(); i++) {
      for (int j = 0; j < second.size(); j++) {
        sum +=
            firstFactors.get(i)
                * secondFactors.get(j)
                * moments.withColumn(first.get(i), second.get(j));
      }
    }
    return sum;
  }

  /** Uncorrelated directions, with the loadings of classes. */
  private final class Directions {
    private final List<double[]> loadings = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();

    /**
     * A column, the root of its sum of squares, and its correlations with the directions before.
     */
    private record Part(Derived column, double norm, List<Double> shares) {}

    Directions copy() {
      Directions copy = new Directions();
      copy.loadings.addAll(loadings);
      copy.parts.addAll(parts);
      return copy;
    }

    /** Adds the directions that some columns span beside those there are. */
    void add(List<Derived> columns) {
      List<Derived> left = new ArrayList<>(columns);
      while (!left.isEmpty()) {
        Part most = null;
        double largest = AttributeLoadings.LEAST_REST;
        for (Derived column : left) {
          Part part = part(column);
          double rest = rest(part);
          if (rest > largest * (1 + AttributeLoadings.LEAST_REST)) {
            largest = rest;
            most = part;
          }
        }
        if (most == null) {
          return;
        }
        left.remove(most.column());
        loadings.add(loadings(most, Math.sqrt(largest)));
        parts.add(most);
      }
    }

    /** The correlations of a column with the directions there are. */
    private Part part(Derived column) {
      double norm =
          Math.sqrt(sum(column.places(), column.factors(), column.places(), column.factors()));
      double[] shares = new double[parts.size()];
      for (int t = 0; t < shares.length; t++) {
        Part other = parts.get(t);
        double share =
            sum(
                    column.places(),
                    column.factors(),
                    other.column().places(),
                    other.column().factors())
                / norm
                / other.norm();
        for (int u = 0; u < t; u++) {
          share -= shares[u] * other.shares().get(u);
        }
        shares[t] = share / Math.sqrt(rest(other));
      }
      return new Part(column, norm, Arrays.stream(shares).boxed().toList());
    }

    private static double rest(Part part) {
      double rest = 1;
      for (double share : part.shares()) {
        rest -= share * share;
      }
      return rest;
    }

    private double[] loadings(Part part, double root) {
      double[] found = new double[norms.length];
      for (int i = 0; i < part.column().places().size(); i++) {
        double[] withClasses = moments.withClasses(part.column().places().get(i));
        double factor = part.column().factors().get(i) / part.norm();
        for (int id = 0; id < found.length; id++) {
          found[id] += norms[id] > 0 ? factor * withClasses[id] / norms[id] : 0;
        }
      }
      for (int id = 0; id < found.length; id++) {
        for (int t = 0; t < part.shares().size(); t++) {
          found[id] -= part.shares().get(t) * loadings.get(t)[id];
        }
        found[id] /= root;
      }
      return found;
    }

    /** What the directions leave of the variance of each class, from 0 to 1. */
    double[] rests() {
      double[] rests = new double[norms.length];
      for (int id = 0; id < rests.length; id++) {
        rests[id] = 1;
        for (double[] direction : loadings) {
          rests[id] -= direction[id] * direction[id];
        }
      }
      return rests;
    }
  }
}
