package org.classblocks.similarity;

import java.util.ArrayList;
import java.util.List;
import org.classblocks.Text;
import org.classblocks.linalg.SymmetricMatrix;

/**
 * How similar each pair of k classes is, with the names and the status of the classes.
 *
 * <p>Exactly symmetric. For classes whose status is {@link ClassStatus#OK} the diagonal is exactly
 * 1 and every entry between two of them lies in [-1, 1]; rows and columns of all other classes are
 * NaN. Immutable: the status array is copied.
 */
public final class SimilarityMatrix {
  /** Rounded similarities are multiples of 2^-34, 6e-11: they have ten digits. */
  private static final double STEPS = 0x1p34;

  private final ClassList classes;
  private final ClassStatus[] statuses;
  private final SymmetricMatrix values;
  private final boolean isClipped;
  private final boolean isRounded;

  /**
   * @param classes the k classes
   * @param statuses the status of class c at index c, length k
   * @param values k x k similarities by class id
   * @throws IllegalArgumentException if the sizes differ
   */
  public SimilarityMatrix(ClassList classes, ClassStatus[] statuses, SymmetricMatrix values) {
    this(classes, statuses, values, false, false);
  }

  private SimilarityMatrix(
      ClassList classes,
      ClassStatus[] statuses,
      SymmetricMatrix values,
      boolean isClipped,
      boolean isRounded) {
    if (statuses.length != classes.size() || values.size() != classes.size()) {
      throw new IllegalArgumentException(
          Text.of(
              "%d classes, %d statuses, %d rows", classes.size(), statuses.length, values.size()));
    }
    this.classes = classes;
    this.statuses = statuses.clone();
    this.values = values;
    this.isClipped = isClipped;
    this.isRounded = isRounded;
  }

  /**
   * The same matrix with ten digits after the point, for whatever is decided by comparing
   * similarities. The number of cores and the dates of a window change their last digits, 6e-16 of
   * 1, and so would turn ties. Rounding is exact, and so is 1 less what it gives; entries are
   * rounded as they are read, and no copy is held.
   *
   * <p>Two equal similarities still come apart if they lie as near as that to the middle between
   * two multiples of 2^-34: one in 100,000 does.
   */
  public SimilarityMatrix rounded() {
    return new SimilarityMatrix(classes, statuses, values, isClipped, true);
  }

  /**
   * The same matrix with 0 in place of negative similarities, as they are read; no copy is held.
   */
  public SimilarityMatrix clipped() {
    return new SimilarityMatrix(classes, statuses, values, true, isRounded);
  }

  /** One similarity as {@link #rounded()} has it. */
  public static double rounded(double similarity) {
    return Math.rint(similarity * STEPS) / STEPS;
  }

  /**
   * The same matrix with another reason why some classes have no correlation.
   *
   * @throws IllegalArgumentException if one of them has
   */
  SimilarityMatrix withStatus(ClassStatus status, List<Integer> ids) {
    ClassStatus[] changed = statuses.clone();
    for (int id : ids) {
      if (changed[id] == ClassStatus.OK) {
        throw new IllegalArgumentException("class " + id + " has a correlation");
      }
      changed[id] = status;
    }
    return new SimilarityMatrix(classes, changed, values, isClipped, isRounded);
  }

  /** The number of classes, k, whatever their status. */
  public int size() {
    return statuses.length;
  }

  public ClassList classes() {
    return classes;
  }

  public ClassStatus status(int classId) {
    return statuses[classId];
  }

  /** The similarity of two classes, by class id. */
  public double at(int a, int b) {
    return shown(values.at(a, b));
  }

  private double shown(double value) {
    double clipped = isClipped ? Math.max(0, value) : value;
    return isRounded ? rounded(clipped) : clipped;
  }

  /** Copies the similarities of one class to all classes, by class id, into {@code row}. */
  public void copyRow(int classId, double[] row) {
    values.copyRow(classId, row);
    if (isClipped || isRounded) {
      for (int id = 0; id < size(); id++) {
        row[id] = shown(row[id]);
      }
    }
  }

  /** The ids of the classes whose status is ok, ascending. */
  public int[] usableClasses() {
    return ClassStatus.usable(statuses);
  }

  /** The ids of the classes that have no correlation, ascending. */
  public List<Integer> excludedClasses() {
    List<Integer> excluded = new ArrayList<>();
    for (int id = 0; id < statuses.length; id++) {
      if (statuses[id] != ClassStatus.OK) {
        excluded.add(id);
      }
    }
    return excluded;
  }
}
