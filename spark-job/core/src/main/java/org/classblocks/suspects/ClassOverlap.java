package org.classblocks.suspects;

import java.util.Comparator;

/**
 * Two classes whose labels are mixed up, as {@link ConfidentJoint} counts them. The highest joint
 * probability comes first; of equal ones, the lower ids.
 *
 * @param classA the lower class id
 * @param classB the higher class id
 * @param countAb how many samples labelled A are confidently of B
 * @param countBa how many samples labelled B are confidently of A
 * @param shareAb the share of the labels of A that should be B: of its samples that are confidently
 *     of any class, those of B; NaN without any
 * @param shareBa the share of the labels of B that should be A; NaN without any
 * @param joint the share of all labels that are one of the two and should be the other
 */
public record ClassOverlap(
    int classA,
    int classB,
    long countAb,
    long countBa,
    double shareAb,
    double shareBa,
    double joint)
    implements Comparable<ClassOverlap> {
  private static final Comparator<ClassOverlap> ORDER =
      Comparator.comparingDouble(ClassOverlap::joint)
          .reversed()
          .thenComparingInt(ClassOverlap::classA)
          .thenComparingInt(ClassOverlap::classB);

  @Override
  public int compareTo(ClassOverlap other) {
    return ORDER.compare(this, other);
  }
}
