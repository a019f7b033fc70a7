/**
 * The commands, their options and help, and what they print.
 *
 * <p>Comes in: arguments. Goes out: an exit code.
 */
@Room(
    sees = {
      "app.check",
      "app.compare",
      "app.run",
      "app.session",
      "app.source",
      "conf",
      "generate",
      "linalg",
      "similarity",
      "spark.access",
      "spark.aggregate",
      "spark.log",
      "spark.plan",
      "store",
      "synthetic",
      "write.run"
    },
    facade = {
      CommandLines.class,
      Console.class,
      MaskingOutput.class,
      Prerequisites.class,
      StandardStreams.class
    })
package org.classblocks.app.cli;

import org.classblocks.Room;
