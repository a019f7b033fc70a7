package org.classblocks.moments.count;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How many rows were used and how many were not, by kind, with one example of each kind. Mergeable;
 * no rows are the identity, and the example kept is the one that comes first in the order of
 * merging.
 */
public final class RowCounts implements Serializable {
  private static final long serialVersionUID = 1L;

  private final EnumMap<BadRow, Dropped> dropped = new EnumMap<>(BadRow.class);
  private long used;
  private long joined;

  /**
   * Rows with one kind of fault.
   *
   * @param example one of them, for people
   */
  public record Dropped(long count, String example) implements Serializable {
    Dropped plus(Dropped other) {
      return new Dropped(count + other.count, example);
    }
  }

  /** Counts of rows that were read before. */
  public static RowCounts of(long used, Map<BadRow, Dropped> dropped) {
    RowCounts counts = new RowCounts();
    counts.used = used;
    counts.dropped.putAll(dropped);
    return counts;
  }

  public void acceptUsed(long rows) {
    used += rows;
  }

  /** Counts rows of files that were joined to another one, so that they are one row here. */
  public void acceptJoined(long rows) {
    joined += rows;
  }

  /** Counts a row that cannot be used; the example is asked for only if it is the first. */
  public void acceptDropped(BadRow kind, Supplier<String> example) {
    Dropped before = dropped.get(kind);
    dropped.put(
        kind,
        before == null
            ? new Dropped(1, example.get())
            : new Dropped(before.count + 1, before.example));
  }

  /** Adds the counts of other rows, which stay as they are. */
  public void combine(RowCounts other) {
    used += other.used;
    joined += other.joined;
    other.dropped.forEach((kind, rows) -> dropped.merge(kind, rows, Dropped::plus));
  }

  public long used() {
    return used;
  }

  /** The number of rows that were not used because of one kind of fault. */
  public long dropped(BadRow kind) {
    return dropped.containsKey(kind) ? dropped.get(kind).count : 0;
  }

  /** The first row with a kind of fault, for people. */
  public Optional<String> example(BadRow kind) {
    return Optional.ofNullable(dropped.get(kind)).map(Dropped::example);
  }

  /** The number of rows that were not used. */
  public long dropped() {
    return dropped.values().stream().mapToLong(Dropped::count).sum();
  }

  public long read() {
    return used + dropped();
  }

  /** The number of rows of files that these come from: more of them where samples were gathered. */
  public long inFiles() {
    return read() + joined;
  }
}
