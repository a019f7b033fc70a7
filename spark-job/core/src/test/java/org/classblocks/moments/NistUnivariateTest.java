package org.classblocks.moments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.classblocks.linalg.Tiling;
import org.classblocks.moments.batch.Marginals;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The certified means and standard deviations of the Statistical Reference Datasets of NIST,
 * Univariate Summary Statistics, https://www.itl.nist.gov/div898/strd/univ/homepage.html (public
 * domain). Agreement is counted in digits, as NIST does: the log relative error.
 *
 * <p>NumAcc3 and NumAcc4 lose digits when their decimals become doubles, before anything is
 * computed: ten million and a tenth leaves eight digits of the tenth.
 */
class NistUnivariateTest {
  /** A dataset with its certified values and the digits asked of the standard deviation. */
  record Dataset(String name, List<Double> values, double mean, double sd, int sdDigits) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Arguments> cases() {
    return Stream.of(
            read("Lew", -177.435000000000, 277.332168044316),
            read("Lottery", 518.958715596330, 291.699727470969),
            read("Mavro", 2.00185600000000, 0.000429123454003053),
            read("Michelso", 299.852400000000, 0.0790105478190518),
            new Dataset("NumAcc1", List.of(10000001.0, 10000003.0, 10000002.0), 10000002, 1, 13),
            new Dataset("NumAcc2", alternating(1.2, 1.1, 1.3), 1.2, 0.1, 13),
            new Dataset("NumAcc3", alternating(1000000.2, 1000000.1, 1000000.3), 1000000.2, 0.1, 9),
            new Dataset(
                "NumAcc4", alternating(10000000.2, 10000000.1, 10000000.3), 10000000.2, 0.1, 8))
        .flatMap(
            dataset ->
                Stream.of(
                    Arguments.of(dataset, 2048, 1),
                    Arguments.of(dataset, 7, 1),
                    Arguments.of(dataset, 1, 1),
                    Arguments.of(dataset, 5, 9),
                    Arguments.of(dataset, 1, dataset.values.size())));
  }

  @ParameterizedTest(name = "{0}, batches of {1}, {2} partitions")
  @MethodSource("cases")
  void agreesToTheDigits(Dataset dataset, int batchRows, int partitions) {
    double[][] rows =
        dataset.values.stream().map(value -> new double[] {value}).toArray(double[][]::new);
    Marginals marginals =
        Gathered.ofPartitions(rows, partitions, batchRows, new Tiling(1, 1)).marginals().result();
    assertThat(digits(marginals.mean(0), dataset.mean)).as("mean").isGreaterThanOrEqualTo(13);
    assertThat(digits(marginals.sd(0), dataset.sd))
        .as("standard deviation")
        .isGreaterThanOrEqualTo(dataset.sdDigits);
  }

  /** The number of digits that agree; 15 where all certified ones do. */
  private static double digits(double actual, double certified) {
    double error = Math.abs(actual - certified) / Math.abs(certified);
    return Math.min(15, -Math.log10(error));
  }

  /** One value, then two others in turn, 1,001 in all. */
  private static List<Double> alternating(double first, double odd, double even) {
    return DoubleStream.concat(
            DoubleStream.of(first),
            DoubleStream.iterate(odd, value -> value == odd ? even : odd).limit(1000))
        .boxed()
        .toList();
  }

  private static Dataset read(String name, double mean, double sd) {
    try (InputStream in = NistUnivariateTest.class.getResourceAsStream("nist/" + name + ".txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      List<Double> values = Arrays.stream(text.trim().split("\\s+")).map(Double::valueOf).toList();
      return new Dataset(name, values, mean, sd, 13);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
