package org.classblocks.synthetic;

import java.util.ArrayList;
import java.util.List;
import org.classblocks.UserErrorException;

/**
 * How scores vary, alone and together.
 *
 * @param correlations the correlation of two classes whose innermost common block is on level l, at
 *     index l; growing from the outermost level inwards, below 1
 * @param common the correlation of two classes that share no block, in [0, 1)
 * @param scale the standard deviation of a class's scores, at the median; the larger, the surer the
 *     classifier is
 * @param spread how much that standard deviation differs between classes: the standard deviation of
 *     its logarithm
 * @param bias the standard deviation of an offset per class that is added to the scores and that
 *     labels know nothing of: a classifier that favours some classes
 */
public record ScoreShape(
    List<Double> correlations, double common, double scale, double spread, double bias) {
  public ScoreShape {
    correlations = List.copyOf(correlations);
    if (!(common >= 0 && common < 1)) {
      throw UserErrorException.usage(
          "The correlation common to all classes must be at least 0 and below 1, found %s. Use 0"
              + " for none.",
          common);
    }
    double outer = common;
    for (double inner : correlations) {
      if (!(inner > outer && inner < 1)) {
        throw UserErrorException.usage(
            "Correlations must grow from the outermost level inwards, from above the common one"
                + " (%s) to below 1, found %s. Write 0.15/0.35/0.6, for example, for three"
                + " levels.",
            common, correlations);
      }
      outer = inner;
    }
    atLeast("scale of the scores", Math.nextUp(0.0), scale);
    atLeast("spread of the scales", 0, spread);
    atLeast("bias", 0, bias);
  }

  /**
   * Reads the correlations of all levels, outermost first: {@code 0.15/0.35/0.6}.
   *
   * @throws UserErrorException if one is not a number
   */
  public static List<Double> parseCorrelations(String text) {
    List<Double> correlations = new ArrayList<>();
    for (String part : text.split("/", -1)) {
      try {
        correlations.add(Double.parseDouble(part.strip()));
      } catch (NumberFormatException e) {
        throw UserErrorException.usage(
                "Correlations must be numbers with / between levels, found \"%s\" in \"%s\"."
                    + " Write 0.15/0.35/0.6, for example, for three levels.",
                part, text)
            .causedBy(e);
      }
    }
    return List.copyOf(correlations);
  }

  private static void atLeast(String what, double least, double value) {
    if (!(value >= least && value <= 100)) {
      throw UserErrorException.usage(
          "The %s must be %s and at most 100, found %s. Choose a value in this range.",
          what, least > 0 ? "above 0" : "at least 0", value);
    }
  }
}
