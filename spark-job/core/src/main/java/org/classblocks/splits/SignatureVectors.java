package org.classblocks.splits;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The signatures of one class as unit vectors; those of length 0 are left out. Vectors have an
 * element for each class that occurs.
 */
final class SignatureVectors {
  private static final int MOST_TYPICAL = 5;

  private final int[] classIds;
  private final int[][] columns;
  private final double[][] values;

  /**
   * @param weights what each class weighs in the first place, by id
   */
  SignatureVectors(List<Signature> all, double[] weights) {
    List<Signature> signatures =
        all.stream().filter(signature -> length(signature, weights) > 0).toList();
    this.classIds = signatures.stream().flatMapToInt(Signature::ids).distinct().sorted().toArray();
    this.columns =
        signatures.stream()
            .map(one -> one.ids().map(id -> Arrays.binarySearch(classIds, id)).toArray())
            .toArray(int[][]::new);
    this.values =
        signatures.stream().map(signature -> unit(signature, weights)).toArray(double[][]::new);
  }

  private static double length(Signature signature, double[] weights) {
    double squares = 0;
    for (int place = 0; place < signature.size(); place++) {
      double value = value(signature, place, weights);
      squares += value * value;
    }
    return Math.sqrt(squares);
  }

  private static double value(Signature signature, int place, double[] weights) {
    return (1 - (double) place / signature.size()) * weights[signature.id(place)];
  }

  private static double[] unit(Signature signature, double[] weights) {
    double length = length(signature, weights);
    return IntStream.range(0, signature.size())
        .mapToDouble(place -> value(signature, place, weights) / length)
        .toArray();
  }

  int count() {
    return values.length;
  }

  /** The sum of the vectors on one side of a cut. */
  double[] sum(boolean[] cut, boolean side) {
    double[] sum = new double[classIds.length];
    for (int i = 0; i < values.length; i++) {
      if (cut[i] == side) {
        for (int place = 0; place < values[i].length; place++) {
          sum[columns[i][place]] += values[i][place];
        }
      }
    }
    return sum;
  }

  /** The product of a vector with another one. */
  double product(int i, double[] other) {
    double product = 0;
    for (int place = 0; place < values[i].length; place++) {
      product += values[i][place] * other[columns[i][place]];
    }
    return product;
  }

  double[] vector(int i) {
    double[] vector = new double[classIds.length];
    for (int place = 0; place < values[i].length; place++) {
      vector[columns[i][place]] = values[i][place];
    }
    return vector;
  }

  /** The mean cosine of two different vectors on one side of a cut; NaN without two. */
  double meanCosine(boolean[] cut, boolean side) {
    double[] sum = sum(cut, side);
    double squares = Arrays.stream(sum).map(x -> x * x).sum();
    double size = size(cut, side);
    return (squares - size) / (size * (size - 1));
  }

  /** The mean cosine of two vectors on different sides of a cut; NaN if one is empty. */
  double meanCosine(boolean[] cut) {
    double[] one = sum(cut, false);
    double[] other = sum(cut, true);
    double product = IntStream.range(0, one.length).mapToDouble(i -> one[i] * other[i]).sum();
    return product / size(cut, false) / size(cut, true);
  }

  /** How many vectors are on one side of a cut. */
  static int size(boolean[] cut, boolean side) {
    return (int) IntStream.range(0, cut.length).filter(i -> cut[i] == side).count();
  }

  /** The ids of the classes that are most typical of one side and not of the other one. */
  List<Integer> typical(boolean[] cut, boolean side) {
    double[] own = sum(cut, side);
    double[] others = sum(cut, !side);
    double ownSize = size(cut, side);
    double otherSize = size(cut, !side);
    return IntStream.range(0, classIds.length)
        .filter(i -> own[i] / ownSize > others[i] / otherSize)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> others[i] / otherSize - own[i] / ownSize))
        .limit(MOST_TYPICAL)
        .map(i -> classIds[i])
        .toList();
  }
}
