/**
 * The configuration: nested records that check themselves, each default beside its key.
 *
 * <p>Comes in: YAML or JSON files and overrides. Goes out: the configuration of a job.
 */
@Room(
    sees = {
      "linalg",
      "moments.count",
      "moments.transform",
      "order",
      "order.leaves",
      "order.linkage",
      "synthetic"
    },
    facade = {
      BlocksConfig.class,
      ClassesConfig.class,
      CompareConfig.class,
      ConfigSource.class,
      ConfusionConfig.class,
      GenerateConfig.class,
      InputConfig.class,
      JobConfig.class,
      LogLocation.class,
      NearestWord.class,
      OrderConfig.class,
      OutputConfig.class,
      RecutConfig.class,
      RenderConfig.class,
      ReportConfig.class,
      SimilarityConfig.class,
      StateConfig.class,
      SuspectsConfig.class,
      TransformConfig.class,
      YamlText.class
    })
package org.classblocks.conf;

import org.classblocks.Room;
