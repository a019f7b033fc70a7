package org.classblocks.attributes;

import java.util.ArrayList;
import java.util.List;
import org.classblocks.linalg.FastestBlas;
import org.classblocks.linalg.Precision;
import org.classblocks.linalg.Tile;
import org.classblocks.moments.MomentsBuilder;
import org.classblocks.moments.attribute.AttributeMoments;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.moments.batch.ScoreBatch;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.PearsonCorrelation;
import org.classblocks.similarity.SimilarityMatrix;

/** Samples with attributes, and what follows from them. */
final class Samples {
  private static final int BATCH = 64;

  private final int classCount;
  private final List<String> names;
  private final ScoreBatch batch;
  private final MomentsBuilder builder;

  /** The attribute of a sample: a number, a category or nothing. */
  record Attribute(Double number, String category) {
    static final Attribute MISSING = new Attribute(null, null);

    static Attribute of(double number) {
      return new Attribute(number, null);
    }

    static Attribute of(String category) {
      return new Attribute(null, category);
    }
  }

  Samples(int classCount, List<String> names) {
    this.classCount = classCount;
    this.names = names;
    this.batch = ScoreBatch.ofDoubles(BATCH, classCount);
    this.builder =
        new MomentsBuilder(
            classCount,
            4 * BATCH,
            List.of(new Tile(0, 0, classCount, 0, classCount)),
            Precision.DOUBLE,
            FastestBlas.INSTANCE);
  }

  void add(double[] scores, double weight, Attribute... attributes) {
    batch.add(scores);
    batch.weigh(weight);
    for (int i = 0; i < attributes.length; i++) {
      if (attributes[i].category() != null) {
        batch.attributes().addCategory(i, attributes[i].category());
      } else if (attributes[i].number() != null) {
        batch.attributes().addNumber(i, attributes[i].number());
      } else {
        batch.attributes().addMissing(i);
      }
    }
    if (batch.isFull()) {
      flush();
    }
  }

  private void flush() {
    builder.accept(batch);
    batch.clear();
  }

  MarginalsBuilder marginals() {
    if (batch.rows() > 0) {
      flush();
    }
    return builder.marginals();
  }

  SimilarityMatrix similarity() {
    MarginalsBuilder marginals = marginals();
    PearsonCorrelation correlation = new PearsonCorrelation(ClassList.numbered(classCount));
    correlation.accept(new ArrayList<>(builder.coMoments()));
    return correlation.result(marginals);
  }

  LoadingsBuilder loadings() {
    SimilarityMatrix similarity = similarity();
    AttributeMoments attributes = builder.attributes();
    return new LoadingsBuilder(attributes, names, builder.marginals(), similarity);
  }
}
