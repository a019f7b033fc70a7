/**
 * Checks before and after reading: memory, disk, bad rows, labels; and advice on scores and labels.
 *
 * <p>Comes in: a plan, or what was counted. Goes out: nothing, an error, or advice.
 */
@Room(
    sees = {
      "app.session",
      "conf",
      "groups",
      "linalg",
      "moments",
      "moments.attribute",
      "moments.batch",
      "moments.count",
      "moments.kind",
      "moments.transform",
      "report.text",
      "result",
      "similarity",
      "spark.attribute",
      "spark.plan",
      "store",
      "write.manifest",
      "write.run",
      "write.state"
    },
    facade = {
      DependenceAdvice.class,
      DiskCheck.class,
      InputCheck.class,
      LabelAdvice.class,
      MemoryCheck.class,
      RunWarnings.class,
      ScoreAdvice.class
    })
package org.classblocks.app.check;

import org.classblocks.Room;
