package org.classblocks.splits;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Ranks the classes whose samples fall into two groups: names with two meanings, or two classes
 * that were merged.
 *
 * <p>Samples of one kind are taken for the same other classes. Samples are compared by their
 * signatures, the classes that score highest apart from their own. A signature is a vector over
 * classes: in place p of P, a class weighs (1 - p / P) ln(N / n), where n of all N signatures have
 * it. The samples of a class are cut in two by spherical k-means. With a and b the mean cosine of
 * two samples in each group, c that of two in different ones, and s the share of the first group,
 *
 * <pre>  separation = 4 s (1 - s) (1 - c / min(a, b))</pre>
 *
 * <p>A class needs {@value #LEAST_SAMPLES} samples, and each group two.
 *
 * <p>Cost: O(m^2 P) for m samples of a class and P places, on all cores; both are bounded, so O(k)
 * in all.
 *
 * <p>Source of the clustering: Dhillon and Modha, "Concept Decompositions for Large Sparse Text
 * Data Using Clustering", Machine Learning 42 (2001), doi:10.1023/A:1007612920971. The statistic is
 * our own.
 */
public final class SplitFinder {
  static final int LEAST_SAMPLES = 10;

  private final SignatureLists signatures;
  private final double[] weights;

  private SplitFinder(SignatureLists signatures) {
    this.signatures = signatures;
    this.weights = weights(signatures);
  }

  /** The classes with enough samples, the clearest split first; of equal ones, the lower id. */
  public static List<ClassSplit> of(SignatureLists signatures) {
    SplitFinder finder = new SplitFinder(signatures);
    return signatures.classIds().parallelStream()
        .map(finder::split)
        .flatMap(Optional::stream)
        .sorted(
            Comparator.comparingDouble(ClassSplit::separation)
                .reversed()
                .thenComparingInt(ClassSplit::classId))
        .toList();
  }

  /** ln(N / n) of each class. */
  private static double[] weights(SignatureLists signatures) {
    long all = 0;
    long[] with = new long[signatures.classCount()];
    for (int id : signatures.classIds()) {
      for (Signature signature : signatures.kept(id)) {
        all++;
        for (int place = 0; place < signature.size(); place++) {
          with[signature.id(place)]++;
        }
      }
    }
    double[] weights = new double[with.length];
    for (int id = 0; id < weights.length; id++) {
      weights[id] = with[id] == 0 ? 0 : StrictMath.log((double) all / with[id]);
    }
    return weights;
  }

  private Optional<ClassSplit> split(int classId) {
    SignatureVectors vectors = new SignatureVectors(signatures.ofClass(classId), weights);
    return vectors.count() < LEAST_SAMPLES
        ? Optional.empty()
        : new TwoMeans(vectors).best().map(cut -> split(classId, vectors, cut));
  }

  private static ClassSplit split(int classId, SignatureVectors vectors, boolean[] cut) {
    ClassSplit.Group one = group(vectors, cut, false);
    ClassSplit.Group other = group(vectors, cut, true);
    double least = Math.min(vectors.meanCosine(cut, false), vectors.meanCosine(cut, true));
    double share = (double) one.samples() / vectors.count();
    boolean isOneLarger = one.samples() >= other.samples();
    return new ClassSplit(
        classId,
        least > 0 ? 4 * share * (1 - share) * (1 - vectors.meanCosine(cut) / least) : 0,
        vectors.count(),
        isOneLarger ? one : other,
        isOneLarger ? other : one);
  }

  private static ClassSplit.Group group(SignatureVectors vectors, boolean[] cut, boolean side) {
    return new ClassSplit.Group(SignatureVectors.size(cut, side), vectors.typical(cut, side));
  }
}
