package org.classblocks.splits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
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
    this.classIds = occurring(signatures);
    this.columns = new int[signatures.size()][];
    this.values = new double[signatures.size()][];
    for (int i = 0; i < values.length; i++) {
      Signature signature = signatures.get(i);
      columns[i] = new int[signature.size()];
      for (int place = 0; place < signature.size(); place++) {
        columns[i][place] = Arrays.binarySearch(classIds, signature.id(place));
      }
      values[i] = unit(signature, weights);
    }
  }

  /** The classes that occur, each once, by id. */
  private static int[] occurring(List<Signature> signatures) {
    BitSet ids = new BitSet();
    for (Signature signature : signatures) {
      for (int place = 0; place < signature.size(); place++) {
        ids.set(signature.id(place));
      }
    }
    return ids.stream().toArray();
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
    double[] unit = new double[signature.size()];
    for (int place = 0; place < unit.length; place++) {
      unit[place] = value(signature, place, weights) / length;
    }
    return unit;
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
    double squares = squares(sum);
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
    int size = 0;
    for (boolean isSecond : cut) {
      size += isSecond == side ? 1 : 0;
    }
    return size;
  }

  /** The square of the length of a vector. */
  static double squares(double[] vector) {
    double squares = 0;
    for (double value : vector) {
      squares += value * value;
    }
    return squares;
  }

  /** The ids of the classes that are most typical of one side and not of the other one. */
  List<Integer> typical(boolean[] cut, boolean side) {
    double[] own = sum(cut, side);
    double[] others = sum(cut, !side);
    double ownSize = size(cut, side);
    double otherSize = size(cut, !side);
    double[] leads = new double[own.length];
    for (int i = 0; i < leads.length; i++) {
      leads[i] = own[i] / ownSize - others[i] / otherSize;
    }
    return highest(leads);
  }

  /** The ids of the classes with the highest values above 0; of equal ones the lower ids first. */
  private List<Integer> highest(double[] values) {
    List<Integer> ids = new ArrayList<>();
    for (int best = argMax(values);
        ids.size() < MOST_TYPICAL && values[best] > 0;
        best = argMax(values)) {
      ids.add(classIds[best]);
      values[best] = 0;
    }
    return ids;
  }

  private static int argMax(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }
}
