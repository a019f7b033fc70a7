package org.classblocks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MaskingOutputTest {
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final PrintStream out =
      new PrintStream(new MaskingOutput(shown), false, StandardCharsets.UTF_8);

  private String shown() {
    return shown.toString(StandardCharsets.UTF_8);
  }

  @Test
  void masksSecretsThatComeInPieces() {
    out.print("reads s3a://key:sec");
    out.print("ret@bucket/");
    out.print("größe, pass");
    out.println("word=abc");
    assertThat(shown())
        .isEqualTo("reads s3a://***@bucket/größe, password=***" + System.lineSeparator());
  }

  @Test
  void showsWhatIsFlushedBeforeTheLineEnds() {
    out.print("\r\u001b[KReading ...");
    assertThat(shown()).isEmpty();
    out.flush();
    assertThat(shown()).isEqualTo("\r\u001b[KReading ...");
    out.print(" done\nWri");
    assertThat(shown()).isEqualTo("\r\u001b[KReading ... done\n");
    out.close();
    assertThat(shown()).endsWith("done\nWri");
  }
}
