package org.classblocks.moments.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The attributes of the samples of a batch: of each sample a number or a category for every
 * attribute, or nothing. Held by attribute, since logs hold columns; attributes are filled one
 * after the other or sample by sample. Without attributes in the log there are no rows here.
 * Mutable and reused like the batch.
 *
 * <p>Memory: 8 bytes for each attribute of a sample, and the names of the categories that occur.
 */
public final class AttributeRows {
  /** Numbers beyond this count as missing: their squares would leave the range of double. */
  private static final double LARGEST = 0x1p400;

  private static final double MISSING = Double.NaN;

  private final List<Attribute> attributes = new ArrayList<>();

  /** One attribute: numbers, or codes of categories, which an attribute that is a number lacks. */
  private static final class Attribute {
    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private double[] values = new double[64];
    private int length;

    /** Adds numbers or codes; not finite or extreme ones count as missing. */
    void add(double... more) {
      if (length + more.length > values.length) {
        values = Arrays.copyOf(values, Math.multiplyExact(2, length + more.length));
      }
      for (double value : more) {
        values[length++] = Math.abs(value) <= LARGEST ? value : MISSING;
      }
    }

    int code(String name) {
      Integer known = codes.putIfAbsent(name, names.size());
      if (known == null) {
        names.add(name);
      }
      return known == null ? names.size() - 1 : known;
    }
  }

  /** No rows of some attributes; takes out what was there. */
  public void clear() {
    attributes.clear();
  }

  /** Adds a sample's number of an attribute; not finite or extreme ones count as missing. */
  public void addNumber(int attribute, double number) {
    made(attribute).add(number);
  }

  /** Adds a sample's category of an attribute. */
  public void addCategory(int attribute, String name) {
    made(attribute).add(code(attribute, name));
  }

  /** Adds a sample that lacks an attribute. */
  public void addMissing(int attribute) {
    made(attribute).add(MISSING);
  }

  /**
   * Adds the values of an attribute for several samples.
   *
   * @param values numbers, or the {@linkplain #code codes} of categories; not finite or extreme
   *     ones count as missing
   */
  public void addValues(int attribute, double[] values) {
    made(attribute).add(values);
  }

  /** The code of a category of an attribute, from 0 on; makes one if it is new. */
  public int code(int attribute, String name) {
    return made(attribute).code(name);
  }

  private Attribute made(int attribute) {
    while (attributes.size() <= attribute) {
      attributes.add(new Attribute());
    }
    return attributes.get(attribute);
  }

  /** Adds a sample of other rows, if they have any. */
  public void addRow(AttributeRows other, int row) {
    for (int attribute = 0; attribute < other.width(); attribute++) {
      double value = other.values(attribute)[row];
      if (Double.isNaN(value)) {
        addMissing(attribute);
      } else if (other.isCategory(attribute)) {
        addCategory(attribute, other.category(attribute, (int) value));
      } else {
        addNumber(attribute, value);
      }
    }
  }

  /** The number of samples: those of the batch, or 0 without attributes. */
  public int rows() {
    return attributes.isEmpty() ? 0 : attributes.get(0).length;
  }

  /** The number of attributes of a sample. */
  public int width() {
    return attributes.size();
  }

  /**
   * The number of each sample for an attribute, or the code of its category; NaN if it is missing.
   * Not a copy, and with room for more.
   */
  public double[] values(int attribute) {
    return attributes.get(attribute).values;
  }

  /** Whether an attribute has categories in these rows. */
  public boolean isCategory(int attribute) {
    return !attributes.get(attribute).names.isEmpty();
  }

  /** The categories of an attribute in these rows, by code; not a copy. */
  public List<String> categories(int attribute) {
    return attributes.get(attribute).names;
  }

  /** The category of a code, from 0 on. */
  public String category(int attribute, int code) {
    return attributes.get(attribute).names.get(code);
  }
}
