package org.classblocks.similarity;

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
public final class SimilarityMatrix implements Similarity {
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

  /** {@inheritDoc} Entries are rounded as they are read, and no copy is held. */
  @Override
  public SimilarityMatrix rounded() {
    return new SimilarityMatrix(classes, statuses, values, isClipped, true);
  }

  /** {@inheritDoc} Entries are clipped as they are read, and no copy is held. */
  @Override
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

  @Override
  public int size() {
    return statuses.length;
  }

  @Override
  public ClassList classes() {
    return classes;
  }

  @Override
  public ClassStatus status(int classId) {
    return statuses[classId];
  }

  @Override
  public double at(int a, int b) {
    return shown(values.at(a, b));
  }

  private double shown(double value) {
    double clipped = isClipped ? Math.max(0, value) : value;
    return isRounded ? rounded(clipped) : clipped;
  }

  @Override
  public void copyRow(int classId, double[] row) {
    values.copyRow(classId, row);
    if (isClipped || isRounded) {
      for (int id = 0; id < size(); id++) {
        row[id] = shown(row[id]);
      }
    }
  }

  @Override
  public int[] usableClasses() {
    return ClassStatus.usable(statuses);
  }
}
