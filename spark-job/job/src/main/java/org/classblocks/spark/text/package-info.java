/**
 * Scores written as text: JSON, pairs of class and score, or numbers.
 *
 * <p>Comes in: the text of a row. Goes out: scores, with their classes, if the text names them.
 */
@Room(
    facade = {
      JsonPath.class,
      LabelText.class,
      LayoutFinder.class,
      PlainText.class,
      ScoreText.class,
      TextLayout.class,
      TextScores.class
    })
package org.classblocks.spark.text;

import org.classblocks.Room;
