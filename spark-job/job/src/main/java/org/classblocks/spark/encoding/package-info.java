/**
 * How a log holds scores, labels, groups and weights.
 *
 * <p>Comes in: Spark's types, rows and vectors. Goes out: scores of a row, as primitive numbers.
 */
@Room(
    sees = {
      "conf",
      "moments.batch",
      "moments.count",
      "similarity",
      "spark.files",
      "spark.intake",
      "spark.packed",
      "spark.table",
      "spark.text"
    },
    facade = {
      ColumnNames.class,
      EncodingFinder.class,
      FirstRows.class,
      LabelContent.class,
      LogEncoding.class,
      QueryHead.class,
      ScoreColumns.class
    })
package org.classblocks.spark.encoding;

import org.classblocks.Room;
