/**
 * One class for each table of a run, which writes and reads it.
 *
 * <p>Comes in: a result. Goes out: Parquet files, and the result again.
 */
@Room(
    sees = {
      "attributes",
      "blocks",
      "blocks.errors",
      "blocks.taxonomy",
      "examples",
      "groups",
      "linalg",
      "moments",
      "moments.batch",
      "moments.count",
      "order",
      "result",
      "similarity",
      "splits",
      "suspects",
      "write.format",
      "write.manifest",
      "write.parquet"
    },
    facade = {
      AttributeFindingsTable.class,
      AttributesTable.class,
      BlockConfusionsTable.class,
      BlockLabelsTable.class,
      BlocksJson.class,
      BlocksTable.class,
      ClassesTable.class,
      ConfusionTable.class,
      ExamplesTable.class,
      GraphTable.class,
      GroupTables.class,
      LinksTable.class,
      MatrixTable.class,
      NeighboursTable.class,
      OverlapsTable.class,
      SiblingsTable.class,
      SplitsTable.class,
      SuspectsTable.class,
      TaxonomyFields.class,
      TaxonomyTable.class,
      TriageTable.class
    })
package org.classblocks.write.table;

import org.classblocks.Room;
