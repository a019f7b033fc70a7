package org.classblocks.report.model;

import java.io.IOException;
import java.io.OutputStream;

/** Where a page and what lies beside it are written. Several threads may do so at once. */
public interface ReportFiles {
  /**
   * Opens a new file.
   *
   * @param path relative to the page, with slashes
   */
  OutputStream create(String path) throws IOException;
}
