package org.classblocks.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.classblocks.Secrets;

/**
 * Text in UTF-8 on its way to people, line by line, with what looks like a credential masked. What
 * writes to it must not flush of its own accord, or a secret in pieces would pass.
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

  /** Shows half a line, too. */
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
