package org.classblocks.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.classblocks.Secrets;

/**
 * Masks credentials in UTF-8 text, line by line. A writer must not flush in mid-line, or a secret
 * in two pieces passes.
 */
public final class MaskingOutput extends FilterOutputStream {
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  public MaskingOutput(OutputStream out) {
    super(out);
  }

  @Override
  public synchronized void write(int b) throws IOException {
    line.write(b);
    if (b == '\n') {
      flush();
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      write(bytes[i]);
    }
  }

  /** Writes an unfinished line, too. */
  @Override
  public synchronized void flush() throws IOException {
    passOn();
    out.flush();
  }

  private void passOn() throws IOException {
    out.write(Secrets.mask(line.toString(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
    line.reset();
  }
}
