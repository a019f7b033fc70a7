package org.classblocks.write.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.fixtures.Example;
import org.classblocks.result.RunResult;
import org.classblocks.store.NewRun;
import org.classblocks.store.RunStore;
import org.classblocks.store.Store;
import org.classblocks.store.StoredFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunWriterTest {
  private static final List<String> PATHS =
      List.of(
          "block-labels.csv",
          "block-labels.json",
          "block-labels/part-00000.parquet",
          "blocks.json",
          "blocks/part-00000.parquet",
          "classes/part-00000.parquet",
          "linkage.npy",
          "links/part-00000.parquet",
          "matrix/part-00000.parquet",
          "neighbours/part-00000.parquet",
          "order.npy",
          "similarity-condensed.npy",
          "similarity.npy",
          "tree.nwk",
          "triage/part-00000.parquet");

  @TempDir Path disk;
  private RunStore runs;

  @BeforeEach
  void open() {
    Store store = Store.at(new Configuration(false), disk.toString());
    Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    runs = new RunStore(store, clock, new Random(1));
  }

  private NewRun write(int npyMaxClasses) throws IOException {
    return write(Example.results(Optional.empty()), npyMaxClasses);
  }

  private NewRun write(RunResult run, int npyMaxClasses) throws IOException {
    NewRun directory = runs.create(LocalDate.EPOCH);
    WrittenRun.write(run, npyMaxClasses, directory);
    return directory;
  }

  @Test
  void writesEveryFileOfARun() throws IOException {
    NewRun directory = write(5);
    assertThat(directory.inventory()).extracting(StoredFile::path).isEqualTo(PATHS);
    for (StoredFile file : directory.inventory()) {
      assertThat(Files.size(Path.of(directory.locationOf(file.path())))).isEqualTo(file.bytes());
    }
  }

  @Test
  void writesConfusionWhereThereAreLabels() throws IOException {
    NewRun directory = write(Example.results(Optional.of(Example.labels())), 5);
    assertThat(directory.inventory())
        .extracting(StoredFile::path)
        .hasSize(PATHS.size() + 3)
        .containsAll(PATHS)
        .contains(
            "confusion/part-00000.parquet",
            "block-confusions/part-00000.parquet",
            "splits/part-00000.parquet");
  }

  @Test
  void writesTwoTablesMoreWithATaxonomy() throws IOException {
    NewRun directory = write(Example.alignedResults(), 5);
    List<String> expected = new ArrayList<>(PATHS);
    expected.add("taxonomy/part-00000.parquet");
    expected.add("taxonomy-siblings/part-00000.parquet");
    assertThat(directory.inventory())
        .extracting(StoredFile::path)
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void leavesOutTheNpyMatrixAboveTheLimit() throws IOException {
    assertThat(write(4).inventory())
        .extracting(StoredFile::path)
        .hasSize(PATHS.size() - 1)
        .doesNotContain("similarity.npy");
  }

  @Test
  void writesTheSameBytesEachTime() throws IOException {
    assertThat(write(5).inventory()).isEqualTo(write(5).inventory());
  }
}
