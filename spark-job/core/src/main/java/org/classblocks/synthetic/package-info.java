/**
 * Synthetic prediction logs with planted nested blocks: what a sample scores, as a pure function of
 * a seed and the number of the sample.
 *
 * <p>Comes in: sizes and correlations of blocks. Goes out: scores and labels.
 */
@Room(
    facade = {
      BlockLayout.class,
      GenerateSpec.class,
      Hierarchy.class,
      LabelRule.class,
      LevelSizes.class,
      PlantedModel.class,
      RowFormat.class,
      ScoreShape.class,
      TopScores.class,
      TopicModel.class
    })
package org.classblocks.synthetic;

import org.classblocks.Room;
