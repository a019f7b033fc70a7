package org.classblocks.moments.attribute;

import java.io.Serializable;
import java.util.Comparator;

/**
 * A column of numbers that an attribute of samples becomes.
 *
 * @param attribute the place of the attribute among all, from 0 on
 * @param kind what the column holds
 * @param category the category that it is about; empty for other kinds
 */
public record AttributeColumn(int attribute, Kind kind, String category)
    implements Comparable<AttributeColumn>, Serializable {
  private static final Comparator<AttributeColumn> ORDER =
      Comparator.comparingInt(AttributeColumn::attribute)
          .thenComparing(AttributeColumn::kind)
          .thenComparing(AttributeColumn::category);

  /** What a column holds. */
  public enum Kind {
    /** The number less a pivot; 0 for a sample without one. */
    NUMBER,
    /** 1 for the samples of a category, 0 for the others. */
    CATEGORY,
    /** 1 for the samples without the attribute, 0 for the others. */
    MISSING
  }

  static AttributeColumn ofNumber(int attribute) {
    return new AttributeColumn(attribute, Kind.NUMBER, "");
  }

  static AttributeColumn ofCategory(int attribute, String category) {
    return new AttributeColumn(attribute, Kind.CATEGORY, category);
  }

  static AttributeColumn ofMissing(int attribute) {
    return new AttributeColumn(attribute, Kind.MISSING, "");
  }

  @Override
  public int compareTo(AttributeColumn other) {
    return ORDER.compare(this, other);
  }
}
