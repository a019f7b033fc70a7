package org.classblocks.write.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.classblocks.FailingDisk;
import org.classblocks.UserErrorException;
import org.classblocks.linalg.Tile;
import org.classblocks.linalg.Tiling;
import org.classblocks.moments.CoMoments;
import org.classblocks.moments.Gathered;
import org.classblocks.moments.RandomScores;
import org.classblocks.moments.Stratum;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.moments.batch.UnknownLabels;
import org.classblocks.moments.batch.WeightSum;
import org.classblocks.moments.count.ConfusionCounts;
import org.classblocks.moments.count.LabelCounts;
import org.classblocks.result.Provenance;
import org.classblocks.store.Store;
import org.classblocks.write.table.ParquetFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** States come back to the last digit, or not at all. */
@Tag("slow")
class StoredStateTest {
  private static final LocalDate DATE = LocalDate.of(2026, 3, 2);
  private static final Tiling TILING = new Tiling(5, 2);
  private static final Stratum GROUP = new Stratum("a \"group\"", 3);

  @TempDir private Path folder;

  private final SortedMap<Stratum, Gathered> strata = new TreeMap<>();
  private final LabelCounts labels = labels();
  private final ConfusionCounts confusion = confusion();
  private StoredState state;

  @BeforeEach
  void writeAState() throws IOException {
    strata.put(Stratum.FIRST, Gathered.of(RandomScores.of(40, 5, 1e6, 1 / 3.0, 7), 8, TILING));
    double[] weights = {0.1, 3, 1e-9, 0, 7};
    strata.put(GROUP, Gathered.of(RandomScores.of(5, 5, -1, 1, 8), weights, 2, TILING));
    state = new StateFolder(folder).write(DATE, strata, TILING, labels, confusion);
  }

  private static LabelCounts labels() {
    List<WeightSum.Totals> positives = new ArrayList<>();
    for (int id = 0; id < 5; id++) {
      positives.add(new WeightSum.Totals(id + 2, 1, id / 3.0, 1 / 7.0, id / 9.0));
    }
    return new LabelCounts(positives, new UnknownLabels(4, List.of("-1", "tensh")), 2, 1);
  }

  private static ConfusionCounts confusion() {
    List<ConfusionCounts.OfClass> classes = new ArrayList<>();
    for (int id = 0; id < 5; id++) {
      classes.add(new ConfusionCounts.OfClass(id, id / 2.0, id / 3.0, id / 7.0));
    }
    ConfusionCounts counts =
        new ConfusionCounts(new ConfusionCounts.OfSamples(1 / 3.0, 0.1, 1e-300), classes);
    counts.addError(4, 1, 720_720);
    counts.addError(0, 5, 1 / 3.0);
    counts.addError(5, 0, 7);
    return counts;
  }

  /** Everything that is read of a state, in words: doubles are told apart to the last bit. */
  private static String told(StoredState state) {
    StringBuilder text = new StringBuilder();
    text.append(state.summary()).append(state.bytes()).append(state.classes());
    SortedMap<Stratum, MarginalsBuilder> marginals = state.marginals();
    marginals.forEach((stratum, sums) -> text.append(stratum).append(told(sums)));
    for (Tile tile : TILING.tiles()) {
      state
          .tile(tile, marginals)
          .forEach((stratum, sums) -> text.append(stratum).append(told(sums)));
    }
    return text.append(told(state.labels().counts(), state.labels().confusion())).toString();
  }

  private static String told(MarginalsBuilder sums) {
    StringBuilder text = new StringBuilder(sums.weights().toString());
    for (int id = 0; id < sums.classCount(); id++) {
      text.append(sums.sums(id));
    }
    return text.toString();
  }

  private static String told(CoMoments sums) {
    StringBuilder text = new StringBuilder(sums.tile() + " " + sums.weight());
    for (int i = 0; i < sums.tile().rows(); i++) {
      for (int j = sums.tile().isDiagonal() ? i : 0; j < sums.tile().cols(); j++) {
        text.append(' ').append(sums.at(i, j));
      }
    }
    return text.toString();
  }

  private static String told(LabelCounts labels, ConfusionCounts confusion) {
    StringBuilder text = new StringBuilder();
    text.append(labels.unknown())
        .append(labels.unknownExamples())
        .append(labels.repeated())
        .append(labels.unlabelled());
    for (int id = 0; id < labels.classCount(); id++) {
      text.append(labels.weights(id)).append(confusion.ofClass(id));
    }
    confusion.forEachError(
        (actual, predicted, units) ->
            text.append(actual).append(' ').append(predicted).append(' ').append(units));
    return text.append(confusion.ofSamples()).toString();
  }

  @Test
  void comesBackToTheLastDigit() {
    SortedMap<Stratum, MarginalsBuilder> marginals = state.marginals();
    assertThat(marginals.keySet()).isEqualTo(strata.keySet());
    strata.forEach(
        (stratum, gathered) -> {
          assertThat(told(marginals.get(stratum))).isEqualTo(told(gathered.marginals()));
          for (Tile tile : TILING.tiles()) {
            assertThat(told(state.tile(tile, marginals).get(stratum)))
                .isEqualTo(told(gathered.tiles().get(tile.index())));
          }
        });
    assertThat(told(state.labels().counts(), state.labels().confusion()))
        .isEqualTo(told(labels, confusion));
    assertThat(state.summary().rows().used()).isEqualTo(45);
    assertThat(state.summary().inputs())
        .extracting(Provenance.Input::path)
        .containsExactly("/logs/2026-03-02");
  }

  /** Means are stored once, with the marginals; tiles must mean these and no others. */
  @Test
  void mergesLikeWhatWasNeverPutAway() {
    Gathered other = Gathered.of(RandomScores.of(9, 5, 1e6, 1, 9), 4, TILING);
    SortedMap<Stratum, MarginalsBuilder> marginals = state.marginals();
    Gathered kept = strata.get(Stratum.FIRST);
    for (Tile tile : TILING.tiles()) {
      CoMoments read = state.tile(tile, marginals).get(Stratum.FIRST);
      read.combine(other.tiles().get(tile.index()));
      CoMoments stayed = kept.tiles().get(tile.index());
      stayed.combine(other.tiles().get(tile.index()));
      assertThat(told(read)).isEqualTo(told(stayed));
    }
    MarginalsBuilder read = marginals.get(Stratum.FIRST);
    read.combine(other.marginals());
    kept.marginals().combine(other.marginals());
    assertThat(told(read)).isEqualTo(told(kept.marginals()));
  }

  @Test
  void equalStatisticsGiveEqualFiles() throws IOException {
    StoredState again =
        new StateFolder(folder.resolve("b")).write(DATE, strata, TILING, labels, confusion);
    for (Path file : files(Path.of(state.location()))) {
      Path same =
          Path.of(again.location()).resolve(Path.of(state.location()).relativize(file).toString());
      assertThat(same).hasSameBinaryContentAs(file);
    }
  }

  @Test
  void tilesAreTablesForEveryReader() throws IOException {
    List<Group> rows = ParquetFile.rows(Path.of(state.location(), "co-moments/tile-00001.parquet"));
    assertThat(rows).hasSize(4);
    assertThat(ParquetFile.value(rows.get(3), "group")).isEqualTo(GROUP.group());
    assertThat(ParquetFile.value(rows.get(3), "fold")).isEqualTo(3);
    assertThat(ParquetFile.value(rows.get(3), "class_id")).isEqualTo(1);
    Group list = rows.get(3).getGroup("co_moments", 0);
    CoMoments tile = strata.get(GROUP).tiles().get(1);
    assertThat(list.getFieldRepetitionCount(0)).isEqualTo(2);
    assertThat(list.getGroup(0, 1).getDouble(0, 0)).isEqualTo(tile.at(1, 1));
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> found = Files.walk(directory)) {
      return found.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private StoredState reopened() {
    return StoredState.open(
        new StateFolder(folder).store().newest(DATE, state.name().fingerprint()).orElseThrow());
  }

  /** Whatever becomes of a file: what is read is what was written, or a refusal in one line. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void damageIsToldOrHarmless(long seed) throws IOException {
    String whole = told(state);
    List<Path> files = files(Path.of(state.location()));
    SplittableRandom random = new SplittableRandom(seed);
    int told = 0;
    for (int i = 0; i < 1_000; i++) {
      Path file = files.get(random.nextInt(files.size()));
      byte[] before = Files.readAllBytes(file);
      byte[] after = mutated(before, random);
      Files.write(file, after);
      String what = String.format("seed %d, mutation %d of %s", seed, i, file.getFileName());
      try {
        assertThat(told(reopened())).as(what).isEqualTo(whole);
      } catch (UserErrorException refusal) {
        assertThat(refusal.kind()).as(what).isEqualTo(UserErrorException.Kind.INPUT);
        assertThat(refusal.getMessage()).as(what).doesNotContain("\n").contains(DATE.toString());
        told++;
      }
      Files.write(file, before);
    }
    assertThat(told).as("seed %d", seed).isGreaterThan(900);
    assertThat(told(reopened())).isEqualTo(whole);
  }

  private static byte[] mutated(byte[] bytes, SplittableRandom random) {
    byte[] after = bytes.clone();
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(6)) {
      case 0 -> after[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> after[at] = (byte) random.nextInt(256);
      case 2 -> after = Arrays.copyOf(bytes, at);
      case 3 -> after = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(9));
      case 4 -> {
        int length = Math.min(1 + random.nextInt(16), bytes.length - at);
        System.arraycopy(bytes, random.nextInt(bytes.length - length + 1), after, at, length);
      }
      default -> {
        ByteArrayOutputStream without = new ByteArrayOutputStream();
        without.write(bytes, 0, at);
        int next = Math.min(bytes.length, at + 1 + random.nextInt(4));
        without.write(bytes, next, bytes.length - next);
        after = without.toByteArray();
      }
    }
    return after;
  }

  /** Whichever call fails: there is all of a state, or none, and who wrote it knows which. */
  @ParameterizedTest
  @ValueSource(strings = {FailingDisk.DISK, FailingDisk.STORE})
  void aDiskThatFailsLeavesNoHalfState(String scheme) throws IOException {
    String whole = told(state);
    int calls = 1;
    int failures = 0;
    for (int n = 1; n <= calls + 1; n++) {
      Path place = folder.resolve(scheme + n);
      Store disk = Store.at(FailingDisk.addTo(new Configuration(false)), scheme + "://" + place);
      boolean failed = false;
      FailingDisk.failEvery(n, false);
      try {
        new StateFolder(disk).write(DATE, strata, TILING, labels, confusion);
      } catch (IOException | UserErrorException failure) {
        failed = true;
      }
      calls = FailingDisk.recover();
      failures += failed ? 1 : 0;
      Optional<CompleteState> found =
          new StateFolder(place).store().newest(DATE, state.name().fingerprint());
      String when = String.format("every %d. of %d calls failed", n, calls);
      assertThat(found.isPresent() || failed).as(when).isTrue();
      if (found.isPresent()) {
        assertThat(told(StoredState.open(found.get()))).as(when).isEqualTo(whole);
      }
    }
    assertThat(failures).isGreaterThan(10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state.json",
        "classes/part-00000.parquet",
        "strata/part-00000.parquet",
        "marginals/part-00000.parquet",
        "labels/part-00000.parquet",
        "errors/part-00000.parquet",
        "co-moments/tile-00002.parquet"
      })
  void aMissingFileIsNamed(String path) throws IOException {
    Files.delete(Path.of(state.location(), path));
    assertThatThrownBy(() -> told(reopened()))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(
            "The state of 2026-03-02 is damaged at %s: it is missing. Delete the folder %s, and run"
                + " analyze --run-date 2026-03-02, which reads the logs of that date again.",
            Path.of(state.location(), path), state.location());
  }

  @Test
  void theFilesOfAnotherStateAreRefused() throws IOException {
    Path other = folder.resolve("run_date=2026-03-03/fingerprint=" + state.name().fingerprint());
    Files.createDirectories(other);
    Files.move(Path.of(state.location()), other.resolve("state_id=x"));
    assertThatThrownBy(
            () ->
                StoredState.open(
                    new StateFolder(folder)
                        .store()
                        .newest(LocalDate.of(2026, 3, 3), state.name().fingerprint())
                        .orElseThrow()))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("named after another date");
  }

  @Test
  void nullIsNoManifest() throws IOException {
    Files.writeString(Path.of(state.location(), "_MANIFEST.json"), "null");
    assertThatThrownBy(this::reopened)
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("it is no manifest");
  }

  @Test
  void anotherFormatIsRefused() throws IOException {
    Path manifest = Path.of(state.location(), "_MANIFEST.json");
    String text = Files.readString(manifest);
    Files.writeString(manifest, text.replace("\"format_version\" : 3", "\"format_version\" : 2"));
    assertThatThrownBy(this::reopened)
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("format 2, and this version of ClassBlocks reads format 3");
  }
}
