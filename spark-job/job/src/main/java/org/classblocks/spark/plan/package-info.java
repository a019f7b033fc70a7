/**
 * How the statistics of a log are gathered: tiles, bands, tasks and memory, as a value that can be
 * printed.
 *
 * <p>Comes in: numbers of classes, splits and cores. Goes out: a plan.
 */
@Room(
    sees = {
      "linalg",
      "moments",
      "moments.batch",
      "moments.sparse",
      "moments.transform",
      "order",
      "similarity.nearest"
    },
    facade = {
      Accumulators.class,
      BatchPlan.class,
      Cluster.class,
      DriverMemory.class,
      FormChoice.class,
      GraphMemory.class,
      MemoryEstimate.class,
      NeighboursPlan.class,
      PrecisionChoice.class,
      ReadPlan.class,
      SampleParts.class,
      SearchPass.class,
      TilePlan.class
    })
package org.classblocks.spark.plan;

import org.classblocks.Room;
