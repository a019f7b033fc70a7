package org.classblocks.moments.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The attributes of the samples of a batch: of each sample a number or a category for every
 * attribute, or nothing. Without attributes in the log there are no rows here. Mutable and reused
 * like the batch.
 *
 * <p>Memory: 8 bytes for each attribute of a sample, and the names of the categories that occur.
 */
public final class AttributeRows {
  /** Numbers beyond this count as missing: their squares would leave the range of double. */
  private static final double LARGEST = 0x1p400;

  private static final double MISSING = Double.NaN;

  private final List<Categories> categories = new ArrayList<>();
  private double[] values = new double[0];
  private int width;
  private int length;

  /** The categories of one attribute; none of an attribute that is a number. */
  private static final class Categories {
    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> names = new ArrayList<>();

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
    width = 0;
    length = 0;
    categories.clear();
  }

  /** Adds the next attribute of a sample; not finite or extreme numbers count as missing. */
  public void addNumber(double number) {
    put(Math.abs(number) <= LARGEST ? number : MISSING);
  }

  /** Adds the next attribute of a sample, a category. */
  public void addCategory(String name) {
    put(made(width == 0 ? length : length % width).code(name));
  }

  /** Adds the next attribute of a sample, which has none. */
  public void addMissing() {
    put(MISSING);
  }

  /** Ends a sample; the first one tells how many attributes there are. */
  public void endRow() {
    if (width == 0) {
      width = length;
    }
    while (categories.size() < width) {
      categories.add(new Categories());
    }
  }

  private Categories made(int attribute) {
    while (categories.size() <= attribute) {
      categories.add(new Categories());
    }
    return categories.get(attribute);
  }

  private void put(double value) {
    if (length == values.length) {
      values = Arrays.copyOf(values, Math.max(64, Math.multiplyExact(2, length)));
    }
    values[length++] = value;
  }

  /** Adds a sample of other rows, if they have any. */
  public void addRow(AttributeRows other, int row) {
    for (int attribute = 0; attribute < other.width; attribute++) {
      double value = other.values[row * other.width + attribute];
      if (Double.isNaN(value)) {
        addMissing();
      } else if (other.isCategory(attribute)) {
        addCategory(other.category(attribute, (int) value));
      } else {
        addNumber(value);
      }
    }
    if (other.width > 0) {
      endRow();
    }
  }

  /** The number of samples: those of the batch, or 0 without attributes. */
  public int rows() {
    return width == 0 ? 0 : length / width;
  }

  /** The number of attributes of a sample. */
  public int width() {
    return width;
  }

  public boolean isMissing(int row, int attribute) {
    return Double.isNaN(values[row * width + attribute]);
  }

  /** The number of a sample, or the code of its category; NaN if it is missing. */
  public double value(int row, int attribute) {
    return values[row * width + attribute];
  }

  /** Whether an attribute has categories in these rows. */
  public boolean isCategory(int attribute) {
    return !categories.get(attribute).names.isEmpty();
  }

  /** How many categories of an attribute these rows have. */
  public int categoryCount(int attribute) {
    return categories.get(attribute).names.size();
  }

  /** The categories of an attribute in these rows, by code; not a copy. */
  public List<String> categories(int attribute) {
    return categories.get(attribute).names;
  }

  /** The category of a code, from 0 on. */
  public String category(int attribute, int code) {
    return categories.get(attribute).names.get(code);
  }
}
