package org.classblocks.report.script;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import org.classblocks.report.model.ReportFiles;

/**
 * Sections in a file beside the page: a script that hands them over, by their names, to {@code
 * classblocksFile}. A page from disk may load scripts, and no other files. There may be thousands
 * of them, of which people open few, so they are compressed quickly rather than well.
 */
public final class ScriptFile implements DataSections, Closeable {
  private final Writer out;
  private String separator = "";

  private ScriptFile(Writer out) {
    this.out = out;
  }

  /**
   * Opens a new file.
   *
   * @param name its path relative to the page, without {@code .js}; the script hands it over, too
   */
  public static ScriptFile create(ReportFiles files, String name) throws IOException {
    Writer out = new OutputStreamWriter(files.create(name + ".js"), StandardCharsets.US_ASCII);
    out.write("classblocksFile(\"" + name + "\",{");
    return new ScriptFile(out);
  }

  @Override
  public void add(String name, Content content) throws IOException {
    out.write(separator + "\"" + name + "\":\"");
    PackedBytes.write(content, Deflater.BEST_SPEED, out);
    out.write("\"");
    separator = ",\n";
  }

  @Override
  public void close() throws IOException {
    try (out) {
      out.write("});\n");
    }
  }
}
