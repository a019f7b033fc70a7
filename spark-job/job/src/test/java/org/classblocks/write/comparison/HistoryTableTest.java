package org.classblocks.write.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.classblocks.blocks.errors.MistakeSeverity;
import org.junit.jupiter.api.Test;

class HistoryTableTest {
  @Test
  void givesBackItsRows() throws IOException {
    double none = Double.NaN;
    List<HistoryRow> rows =
        List.of(
            new HistoryRow(
                LocalDate.of(2026, 1, 31),
                "a",
                null,
                1 / 3.0,
                5_000_000_000L,
                7,
                6,
                5,
                none,
                MistakeSeverity.UNKNOWN,
                new HistoryRow.Change(
                    null,
                    none,
                    none,
                    none,
                    none,
                    none,
                    none,
                    none,
                    new HistoryRow.Chances(none, none, none, none, none)),
                List.of()),
            new HistoryRow(
                LocalDate.of(2026, 2, 1),
                "b",
                "resnet",
                9,
                0,
                7,
                6,
                5,
                0.1,
                new MistakeSeverity(0.75, 3.5),
                new HistoryRow.Change(
                    "a",
                    0.2,
                    0.3,
                    0.4,
                    0.45,
                    0.5,
                    0.6,
                    -0.7,
                    new HistoryRow.Chances(1e-9, 0.25, 1, none, 0)),
                List.of("compare.alert-drift", "compare.alert-gone-blocks")));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    HistoryTable.write(rows, out);
    assertThat(HistoryTable.read(out.toByteArray())).isEqualTo(rows);
  }
}
