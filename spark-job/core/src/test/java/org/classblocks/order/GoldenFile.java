package org.classblocks.order;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.classblocks.linalg.SymmetricMatrix;

/** Named tables of numbers, written by scipy_linkage.py beside them. */
public final class GoldenFile {
  private static final Pattern SPACE = Pattern.compile(" ");

  private final Map<String, List<double[]>> sections = new LinkedHashMap<>();

  private GoldenFile() {}

  public static GoldenFile read(String name) {
    try (InputStream in = GoldenFile.class.getResourceAsStream(name)) {
      GoldenFile file = new GoldenFile();
      List<double[]> rows = null;
      String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      for (String line : text.lines().toList()) {
        if (line.startsWith("[")) {
          rows = new ArrayList<>();
          file.sections.put(line.substring(1, line.length() - 1), rows);
        } else if (!line.startsWith("#")) {
          rows.add(SPACE.splitAsStream(line).mapToDouble(Double::parseDouble).toArray());
        }
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Set<String> sections() {
    return sections.keySet();
  }

  public double[][] table(String section) {
    return sections.get(section).toArray(new double[0][]);
  }

  int[] integers(String section) {
    return Arrays.stream(table(section)[0]).mapToInt(value -> (int) value).toArray();
  }

  /** A symmetric matrix from the rows below its diagonal, which is {@code diagonal} throughout. */
  public SymmetricMatrix lowerTriangle(String section, double diagonal) {
    double[][] rows = table(section);
    SymmetricMatrix.Builder matrix = SymmetricMatrix.builder(rows.length + 1);
    for (int i = 0; i <= rows.length; i++) {
      matrix.set(i, i, diagonal);
      for (int j = 0; j < i; j++) {
        matrix.set(i, j, rows[i - 1][j]);
      }
    }
    return matrix.build();
  }
}
