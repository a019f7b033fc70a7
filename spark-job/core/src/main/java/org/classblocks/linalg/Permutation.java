package org.classblocks.linalg;

import java.util.Arrays;
import org.classblocks.Text;

/**
 * A checked bijection of {@code 0..size-1} onto itself, read as "which element stands at this
 * position". Immutable; the array given is copied.
 */
public final class Permutation {
  private final int[] elements;
  private final int[] positions;

  private Permutation(int[] elements) {
    this.elements = elements;
    this.positions = new int[elements.length];
    Arrays.fill(positions, -1);
    for (int position = 0; position < elements.length; position++) {
      int element = elements[position];
      if (element < 0 || element >= elements.length || positions[element] >= 0) {
        throw new IllegalArgumentException(
            Text.of(
                "not a permutation of 0..%d: element %d at position %d",
                elements.length - 1, element, position));
      }
      positions[element] = position;
    }
  }

  /**
   * The permutation that puts {@code elements[p]} at position p.
   *
   * @throws IllegalArgumentException if an element is out of range or repeated
   */
  public static Permutation of(int... elements) {
    return new Permutation(elements.clone());
  }

  /** The permutation that leaves everything where it is. */
  public static Permutation identity(int size) {
    int[] elements = new int[size];
    Arrays.setAll(elements, i -> i);
    return new Permutation(elements);
  }

  public int size() {
    return elements.length;
  }

  public int at(int position) {
    return elements[position];
  }

  /** The position of an element; the inverse of {@link #at}. */
  public int positionOf(int element) {
    return positions[element];
  }

  /** A new array whose entry p is the element at position p. */
  public int[] toArray() {
    return elements.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Permutation that && Arrays.equals(elements, that.elements);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(elements);
  }

  @Override
  public String toString() {
    return Arrays.toString(elements);
  }
}
