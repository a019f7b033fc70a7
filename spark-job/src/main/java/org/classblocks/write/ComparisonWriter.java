package org.classblocks.write;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.classblocks.compare.ComparedRun;
import org.classblocks.compare.RunComparison;
import org.classblocks.store.NewDirectory;

/** Writes what differs between two runs: every file but the manifest. */
public final class ComparisonWriter {
  /** The figures. */
  public static final String FIGURES = "comparison.json";

  /** Which thresholds were crossed, if anybody asked. */
  public static final String ALERT = "drift.json";

  private final NewDirectory directory;

  public ComparisonWriter(NewDirectory directory) {
    this.directory = directory;
  }

  /** Writes the tables and the figures; O(k) memory besides what is given. */
  public void write(
      ComparedRun before,
      ComparedRun after,
      RunComparison found,
      ComparisonFigures figures,
      Optional<DriftAlert> alert)
      throws IOException {
    ComparisonTables tables = new ComparisonTables(before, after, found);
    create("blocks/part-00000.parquet", tables::writeBlocks);
    create("classes/part-00000.parquet", tables::writeClasses);
    create("pairs/part-00000.parquet", tables::writePairs);
    create(FIGURES, out -> Json.write(figures, out));
    if (alert.isPresent()) {
      create(ALERT, out -> Json.write(alert.get(), out));
    }
  }

  private interface Content {
    void write(OutputStream out) throws IOException;
  }

  private void create(String path, Content content) throws IOException {
    try (OutputStream out = directory.create(path)) {
      content.write(out);
    }
  }
}
