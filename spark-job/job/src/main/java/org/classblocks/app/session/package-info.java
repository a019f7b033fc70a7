/**
 * What all commands share: the Spark session, Hadoop's settings, progress, versions, metrics, and
 * numbers in words.
 *
 * <p>Comes in: the environment. Goes out: a session, and words for people.
 */
@Room(
    sees = {
      "conf",
      "linalg",
      "moments.batch",
      "moments.count",
      "spark.access",
      "store",
      "write.manifest"
    },
    facade = {
      Build.class,
      Counts.class,
      HadoopSettings.class,
      LightJvm.class,
      Progress.class,
      RunMetrics.class,
      RunningSpark.class,
      ScratchSpace.class,
      Session.class,
      Stage.class,
      Versions.class
    })
package org.classblocks.app.session;

import org.classblocks.Room;
