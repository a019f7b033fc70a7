package org.classblocks.write.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.UserErrorException;
import org.classblocks.blocks.BlockForest;
import org.classblocks.blocks.Matrices;
import org.classblocks.blocks.find.BlockFinder;
import org.classblocks.blocks.find.LinkFinder;
import org.classblocks.blocks.find.SamplingNoise;
import org.classblocks.fixtures.Similarities;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.ClassOrdering;
import org.classblocks.order.leaves.LeafOrder;
import org.classblocks.order.linkage.DistanceMeasure;
import org.classblocks.order.linkage.Linkage;
import org.classblocks.result.Provenance;
import org.classblocks.result.Results;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.NearestQueue;
import org.classblocks.similarity.Neighbours;
import org.classblocks.similarity.SimilarityGraph;
import org.classblocks.similarity.SimilarityMatrix;
import org.classblocks.store.NewRun;
import org.classblocks.store.RunStore;
import org.classblocks.store.Store;
import org.classblocks.store.StoredFile;
import org.classblocks.write.manifest.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of a similarity graph, from the disk and back. */
class StoredGraphTest {
  private static final int CLASSES = 90;
  private static final int SAMPLES = 2_000;
  private static final int NEIGHBOURS = 40;
  private static final int CONSTANT = 45;

  @TempDir Path disk;
  private RunStore runs;

  @BeforeEach
  void open() {
    Store store = Store.at(new Configuration(false), disk.toString());
    runs = new RunStore(store, Clock.systemUTC(), new Random(1));
  }

  /** Groups of 30, and of 10 inside them; two groups of ten share a factor. */
  private static double[][] scores(Random random) {
    double[] factors = new double[CLASSES];
    return Matrices.drawn(
        CLASSES,
        SAMPLES,
        (id, sample) -> {
          if (id == 0) {
            Arrays.setAll(factors, i -> random.nextGaussian());
          }
          int shared = id / 10 == 1 || id / 10 == 6 ? 2 : id;
          return 0.6 * factors[id / 30 * 30]
              + 0.7 * factors[id / 10 * 10 + 1]
              + 0.6 * factors[shared]
              + 0.7 * random.nextGaussian();
        });
  }

  /** Keeps the nearest classes of each one. */
  private static SimilarityGraph graph(SimilarityMatrix similarity, Random random) {
    ClassStatus[] statuses = new ClassStatus[CLASSES];
    Arrays.setAll(statuses, similarity::status);
    SimilarityGraph.Builder graph =
        SimilarityGraph.builder(
            similarity.classes(), statuses, random.doubles(CLASSES, -0.3, 0.3).toArray());
    for (int id : similarity.usableClasses()) {
      NearestQueue queue = new NearestQueue(NEIGHBOURS);
      for (int other : similarity.usableClasses()) {
        if (other != id) {
          queue.offer(other, similarity.at(id, other));
        }
      }
      double least = queue.least();
      int[] nearest = queue.drain();
      graph.add(
          id,
          nearest,
          IntStream.of(nearest).mapToDouble(other -> similarity.at(id, other)).toArray(),
          IntStream.of(nearest).map(other -> id * other).toArray(),
          0,
          nearest.length,
          least);
    }
    return graph.build();
  }

  private static RunResult run() {
    Random random = new Random(17);
    double[][] scores = scores(random);
    SimilarityGraph graph =
        graph(Similarities.without(Matrices.ofScores(scores), CONSTANT), random);
    return run(graph, Matrices.noise(scores));
  }

  private static RunResult run(SimilarityGraph graph, SamplingNoise noise) {
    ClassOrder order =
        new ClassOrdering(Linkage.AVERAGE, DistanceMeasure.CORRELATION, LeafOrder.OPTIMAL)
            .order(graph);
    BlockForest blocks = new BlockFinder(3, 5).find(graph, order, noise);
    double[] numbers = new Random(3).doubles(CLASSES).toArray();
    return new RunResult(
        Results.facts(
            new Marginals(SAMPLES, numbers, numbers, numbers, numbers),
            graph.listedPairs(id -> 7L * id, SAMPLES)),
        graph,
        Neighbours.of(graph, 5),
        order,
        blocks,
        new LinkFinder(5).find(graph, order, blocks, noise),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private NewRun write(RunResult run) throws IOException {
    NewRun directory = runs.create(LocalDate.EPOCH);
    WrittenRun.write(run, 1_000, directory);
    Provenance provenance =
        new Provenance(
            LocalDate.EPOCH,
            directory.run().id(),
            Map.of(),
            Map.of("order.linkage", "average"),
            new Provenance.Sources(null, List.of(), List.of(), null, "none", null, 0, null, null),
            List.of());
    directory.publish(
        Manifest.of(
                run,
                provenance,
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                List.of(),
                directory.inventory())
            .toJson());
    return directory;
  }

  private StoredRun stored(NewRun directory) {
    return StoredRun.open(RunStore.find(new Configuration(false), directory.location()));
  }

  @Test
  void hasNoFileOfAllPairs() throws IOException {
    assertThat(write(run()).inventory())
        .extracting(StoredFile::path)
        .contains("graph/part-00000.parquet", "neighbours/part-00000.parquet", "order.npy")
        .noneMatch(path -> path.startsWith("matrix"))
        .noneMatch(path -> path.startsWith("similarity"))
        .noneMatch(path -> path.startsWith("listed"));
  }

  @Test
  void isTheSameWhenItIsReadBack() throws IOException {
    RunResult written = run();
    assertThat(written.links()).isNotEmpty();
    assertThat(written.blocks().blocks()).hasSizeGreaterThan(5);
    StoredRun stored = stored(write(written));
    RunResult read = stored.result();
    for (Object graph : List.of(read.similarity(), stored.similarity())) {
      assertThat(graph)
          .usingRecursiveComparison()
          .withComparatorForType(Double::compare, Double.class)
          .isEqualTo(written.similarity());
    }
    assertThat(read.order()).usingRecursiveComparison().isEqualTo(written.order());
    assertThat(read.blocks().blocks()).isEqualTo(written.blocks().blocks());
    assertThat(read.links()).isEqualTo(written.links());
    assertThat(stored.isSparse()).isTrue();
    for (int a = 0; a < CLASSES; a++) {
      assertThat(read.neighbours().of(a)).isEqualTo(written.neighbours().of(a));
      for (int b = 0; b < CLASSES; b++) {
        assertThat(read.log().listed().both(a, b)).isEqualTo(written.log().listed().both(a, b));
      }
    }
    assertThat(stored.facts(Optional.empty()).listed().both(3, 2))
        .isEqualTo(written.log().listed().both(3, 2));
  }

  @Test
  void aClippedGraphIsReadBackClipped() throws IOException {
    Random random = new Random(5);
    double[][] scores = scores(random);
    SimilarityMatrix similarity = Matrices.ofScores(scores);
    ClassStatus[] statuses = new ClassStatus[CLASSES];
    Arrays.fill(statuses, ClassStatus.OK);
    SimilarityGraph.Builder builder =
        SimilarityGraph.builder(
            similarity.classes(), statuses, random.doubles(CLASSES, 0, 0.3).toArray());
    for (int id = 1; id < CLASSES; id++) {
      builder.add(
          id, new int[] {0}, new double[] {similarity.at(0, id)}, new int[] {id}, 0, 1, -0.5);
    }
    SimilarityGraph clipped = builder.build().clipped();
    SimilarityGraph read =
        (SimilarityGraph) stored(write(run(clipped, Matrices.noise(scores)))).similarity();
    assertThat(IntStream.range(0, read.entries()).mapToDouble(clipped::similarity).toArray())
        .contains(0);
    for (int a = 0; a < CLASSES; a++) {
      assertThat(read.mostLeftOut(a)).isEqualTo(clipped.mostLeftOut(a));
      for (int b = 0; b < CLASSES; b++) {
        assertThat(read.at(a, b)).isEqualTo(clipped.at(a, b));
      }
    }
  }

  @Test
  void aFormOfALaterVersionIsRefused() throws IOException {
    NewRun directory = write(run());
    Path manifest = Path.of(directory.location(), "_MANIFEST.json");
    String later =
        Files.readString(manifest).replace("\"form\" : \"graph\"", "\"form\" : \"tree\"");
    Files.writeString(manifest, later, StandardCharsets.UTF_8);
    assertThatThrownBy(() -> stored(directory))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("only a later version knows similarities of the form 'tree'. Use");
  }

  @Test
  void aRunWithoutAPartOfItsGraphIsDamaged() throws IOException {
    NewRun directory = write(run());
    Files.delete(Path.of(directory.location(), "graph", "part-00000.parquet"));
    assertThatThrownBy(() -> stored(directory))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("part-00000.parquet: it is missing");
  }
}
