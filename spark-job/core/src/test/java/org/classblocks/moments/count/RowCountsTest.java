package org.classblocks.moments.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowCountsTest {
  /** A row: what is wrong with it, if anything, and its text. */
  private record Row(BadRow fault, String text) {}

  private static RowCounts counted(List<Row> rows) {
    RowCounts counts = new RowCounts();
    for (Row row : rows) {
      if (row.fault() == null) {
        counts.acceptUsed(1);
      } else {
        counts.acceptDropped(row.fault(), row::text);
      }
    }
    return counts;
  }

  private static void assertCounts(RowCounts actual, List<Row> rows, String description) {
    assertThat(actual.read()).as(description).isEqualTo(rows.size());
    assertThat(actual.used())
        .as(description)
        .isEqualTo(rows.stream().filter(row -> row.fault() == null).count());
    assertThat(actual.dropped()).as(description).isEqualTo(rows.size() - actual.used());
    for (BadRow kind : BadRow.values()) {
      List<Row> ofKind = rows.stream().filter(row -> row.fault() == kind).toList();
      assertThat(actual.dropped(kind)).as("%s of %s", kind, description).isEqualTo(ofKind.size());
      assertThat(actual.example(kind))
          .as("example of %s, %s", kind, description)
          .isEqualTo(ofKind.stream().map(Row::text).findFirst());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void anyCutGivesTheSameCountsAndTheFirstExamples(long seed) {
    Random random = new Random(seed);
    List<BadRow> faults = new ArrayList<>(List.of(BadRow.values()));
    faults.add(null);
    List<Row> rows = new ArrayList<>();
    for (int i = random.nextInt(40); i >= 0; i--) {
      rows.add(new Row(faults.get(random.nextInt(faults.size())), "row " + rows.size()));
    }
    int first = random.nextInt(rows.size() + 1);
    int second = first + random.nextInt(rows.size() - first + 1);
    RowCounts left = counted(rows.subList(0, first));
    left.combine(counted(rows.subList(first, second)));
    left.combine(counted(rows.subList(second, rows.size())));
    assertCounts(left, rows, "left to right, seed " + seed);

    RowCounts tail = counted(rows.subList(first, second));
    List<Row> last = rows.subList(second, rows.size());
    RowCounts tailOfTail = counted(last);
    tail.combine(tailOfTail);
    RowCounts right = counted(rows.subList(0, first));
    right.combine(tail);
    assertCounts(right, rows, "right to left, seed " + seed);
    assertCounts(tailOfTail, last, "the operand, seed " + seed);
  }

  @Test
  void noRowsAreTheIdentity() {
    List<Row> rows = List.of(new Row(BadRow.NAN_SCORE, "a"), new Row(null, "b"));
    RowCounts after = counted(rows);
    after.combine(new RowCounts());
    assertCounts(after, rows, "empty added");
    RowCounts before = new RowCounts();
    before.combine(counted(rows));
    assertCounts(before, rows, "added to empty");
  }

  @Test
  void anExampleIsAskedForOnce() {
    RowCounts counts = new RowCounts();
    counts.acceptDropped(BadRow.NULL_SCORE, () -> "first");
    counts.acceptDropped(
        BadRow.NULL_SCORE,
        () -> {
          throw new AssertionError("asked for again");
        });
    assertThat(counts.example(BadRow.NULL_SCORE)).contains("first");
  }

  @Test
  void joinedRowsCountInFilesAlone() {
    RowCounts counts = counted(List.of(new Row(BadRow.NAN_SCORE, "a"), new Row(null, "b")));
    counts.acceptJoined(3);
    RowCounts other = counted(List.of(new Row(null, "c")));
    other.acceptJoined(4);
    counts.combine(other);
    assertThat(counts.read()).isEqualTo(3);
    assertThat(counts.inFiles()).isEqualTo(10);
  }
}
