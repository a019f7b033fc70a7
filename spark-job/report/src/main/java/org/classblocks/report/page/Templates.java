package org.classblocks.report.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.io.BufferedWriter;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Templates of pages, which may include each other by their names. */
final class Templates {
  private Templates() {}

  /**
   * Writes a page in UTF-8 and closes it.
   *
   * @param name the template
   * @param view what it shows; texts are escaped
   * @param parts what it finds besides
   */
  static void write(String name, Object view, Object parts, OutputStream out) throws IOException {
    Template template = compiled(name);
    try (Writer page =
        new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16)) {
      template.execute(view, parts, page);
    } catch (MustacheException failure) {
      if (failure.getCause() instanceof IOException unwritable) {
        throw unwritable;
      }
      throw failure;
    }
  }

  private static Template compiled(String name) throws IOException {
    try (Reader reader = reader(name)) {
      return Mustache.compiler()
          .emptyStringIsFalse(true)
          .zeroIsFalse(true)
          .withLoader(Templates::reader)
          .compile(reader);
    }
  }

  private static Reader reader(String name) throws IOException {
    InputStream resource = Templates.class.getResourceAsStream(name);
    if (resource == null) {
      throw new FileNotFoundException("no template " + name);
    }
    return new InputStreamReader(resource, StandardCharsets.UTF_8);
  }
}
