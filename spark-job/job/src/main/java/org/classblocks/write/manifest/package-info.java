/**
 * The manifests: what a run, a state or a comparison read, did and wrote.
 *
 * <p>Comes in: a result with its provenance. Goes out: JSON, and its fields again.
 */
@Room(
    sees = {
      "attributes",
      "blocks",
      "blocks.errors",
      "blocks.taxonomy",
      "compare",
      "groups",
      "moments",
      "moments.batch",
      "moments.count",
      "order",
      "result",
      "similarity",
      "store",
      "suspects",
      "write.format"
    },
    facade = {DerivedManifest.class, Manifest.class, SimilarityForm.class})
package org.classblocks.write.manifest;

import org.classblocks.Room;
