/**
 * Batches of rows, dense and sparse, and their centring.
 *
 * <p>Comes in: rows of scores, labels, weights and attributes. Goes out: batches for products and
 * counts.
 */
@Room(
    sees = {"linalg"},
    facade = {
      AttributeRows.class,
      BatchMarginals.class,
      CentredBatch.class,
      CentredColumns.class,
      ClassScore.class,
      ClassSums.class,
      LabelSets.class,
      Marginals.class,
      MarginalsBuilder.class,
      DoubleDoubleMeans.class,
      PivotedFloats.class,
      RowWeights.class,
      SampleBatch.class,
      SampleSize.class,
      PowerOfTwoScale.class,
      ScoreBatch.class,
      ScoreBound.class,
      ScoreTypes.class,
      SparseBatch.class,
      UnknownLabels.class,
      WeightSum.class
    })
package org.classblocks.moments.batch;

import org.classblocks.Room;
