package org.classblocks.report.script;

import java.io.IOException;
import java.io.OutputStream;

/** Receives named sections of bytes for the script of a page. */
public interface DataSections {
  /** Writes the bytes of a section. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Adds a section. Nothing is held but a buffer.
   *
   * @param name tells it apart: letters, digits, dots, hyphens and underscores
   */
  void add(String name, Content content) throws IOException;

  default void add(String name, byte[] bytes) throws IOException {
    add(name, out -> out.write(bytes));
  }
}
