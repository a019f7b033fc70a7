package org.classblocks.report.page;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import org.classblocks.fixtures.Similarities;
import org.classblocks.report.model.ExampleModel;
import org.classblocks.report.model.ReportModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnwritablePageTest {
  /** In the midst of the texts, of the data, and of the scripts. */
  @ParameterizedTest
  @ValueSource(ints = {0, 70_000, 200_000})
  void saysThatItCannotBeWrittenWhereverThatHappens(int room) {
    ReportModel model = new ExampleModel(Similarities.random(150, Set.of(), 1)).build();
    assertThatThrownBy(
            () ->
                new ReportPage(model)
                    .write(PageScripts.load("bundle", "entry.js"), path -> new FullDisk(room)))
        .isInstanceOf(IOException.class)
        .hasMessage("no space left");
  }

  private static final class FullDisk extends OutputStream {
    private int room;

    FullDisk(int room) {
      this.room = room;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      room -= length;
      if (room < 0) {
        throw new IOException("no space left");
      }
    }
  }
}
