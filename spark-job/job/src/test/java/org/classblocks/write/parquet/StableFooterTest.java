package org.classblocks.write.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;
import org.junit.jupiter.api.Test;

class StableFooterTest {
  private static byte[] file() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ParquetTable.<Integer>named("table")
        .int32("a", row -> row % 3)
        .float64("b", row -> row)
        .write(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9), out);
    return out.toByteArray();
  }

  private static int footerStart(byte[] file) {
    int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - 8);
    return file.length - 8 - length;
  }

  private static FileMetaData footer(byte[] file) throws IOException {
    int start = footerStart(file);
    return Util.readFileMetaData(new ByteArrayInputStream(file, start, file.length - 8 - start));
  }

  private static List<Encoding> encodings(FileMetaData footer, int column) {
    return footer.getRow_groups().get(0).getColumns().get(column).getMeta_data().getEncodings();
  }

  @Test
  void filesListEncodingsInTheOrderOfTheFormat() throws IOException {
    for (int column = 0; column < 2; column++) {
      assertThat(encodings(footer(file()), column).stream().map(Encoding::getValue))
          .hasSizeGreaterThan(1)
          .isSorted();
    }
  }

  @Test
  void changesNothingButTheOrder() throws IOException {
    byte[] file = file();
    FileMetaData footer = footer(file);
    Collections.reverse(encodings(footer, 0));
    Collections.reverse(encodings(footer, 1));
    ByteArrayOutputStream reversed = new ByteArrayOutputStream();
    int start = footerStart(file);
    reversed.write(file, 0, start);
    Util.writeFileMetaData(footer, reversed);
    reversed.write(file, file.length - 8, 8);
    assertThat(reversed.toByteArray()).isNotEqualTo(file);

    byte[] end = Arrays.copyOfRange(reversed.toByteArray(), start - 3, file.length);
    ByteArrayOutputStream sorted = new ByteArrayOutputStream();
    sorted.write(file, 0, start - 3);
    StableFooter.write(end, sorted);
    assertThat(sorted.toByteArray()).isEqualTo(file);
  }
}
