package org.classblocks.spark.xc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.classblocks.LocalSpark;
import org.classblocks.SparkTest;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SparkTest
class XcRangeTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 11, 100})
  void rangesReadEachLineOnce(int length) throws IOException {
    String text = "6 9\n0:0.5 8:1\n\n1:2\n\n\n8:7";
    String path = Files.writeString(folder.resolve("scores"), text).toString();
    List<XcRange> ranges = new ArrayList<>();
    for (int start = 0; start < text.length(); start += length) {
      ranges.add(new XcRange(path, start, Math.min(length, text.length() - start)));
    }
    List<String> rows =
        JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext())
            .parallelize(ranges, 2)
            .flatMap(range -> range.rows(new Configuration()))
            .map(
                row ->
                    List.of(row.getArray(0).numElements(), row.getArray(1).numElements())
                        .toString())
            .collect();
    assertThat(rows).containsExactly("[2, 2]", "[0, 0]", "[1, 1]", "[0, 0]", "[0, 0]", "[1, 1]");
  }
}
