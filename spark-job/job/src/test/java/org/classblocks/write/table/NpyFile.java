package org.classblocks.write.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A .npy file, read by the published description of version 1.0:
 * https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */
public final class NpyFile {
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{'descr': '([^']+)', 'fortran_order': False, 'shape': \\(([0-9, ]*)\\), \\} *\n");

  private final String type;
  private final List<Integer> shape;
  private final ByteBuffer data;

  public NpyFile(byte[] file) {
    ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    byte[] magic = new byte[8];
    buffer.get(magic);
    assertThat(magic).containsExactly(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0);
    byte[] header = new byte[Short.toUnsignedInt(buffer.getShort())];
    buffer.get(header);
    assertThat(buffer.position() % 64).isZero();
    Matcher matcher = HEADER.matcher(new String(header, StandardCharsets.US_ASCII));
    assertThat(matcher.matches()).as(new String(header, StandardCharsets.US_ASCII)).isTrue();
    type = matcher.group(1);
    shape =
        Arrays.stream(matcher.group(2).split(","))
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .map(Integer::valueOf)
            .toList();
    data = buffer.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  public String type() {
    return type;
  }

  public List<Integer> shape() {
    return shape;
  }

  public float[] floats() {
    float[] values = new float[data.remaining() / Float.BYTES];
    data.asFloatBuffer().get(values);
    return values;
  }

  public double[] doubles() {
    double[] values = new double[data.remaining() / Double.BYTES];
    data.asDoubleBuffer().get(values);
    return values;
  }

  public int[] ints() {
    int[] values = new int[data.remaining() / Integer.BYTES];
    data.asIntBuffer().get(values);
    return values;
  }
}
