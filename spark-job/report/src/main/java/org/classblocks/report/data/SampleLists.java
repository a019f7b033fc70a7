package org.classblocks.report.data;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.classblocks.blocks.Block;
import org.classblocks.examples.BlockExamples;
import org.classblocks.examples.Example;
import org.classblocks.examples.Examples;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.report.script.DataSections;
import org.classblocks.report.script.LittleEndian;
import org.classblocks.report.script.PageJson;
import org.classblocks.result.RunResult;

/**
 * The samples that the page knows by their ids: those of blocks, then those of confused pairs, the
 * most frequent first, then the first {@value #MOST_OF_CLASS} of each class. A list that there is
 * no room for is left out.
 */
final class SampleLists {
  private static final int MOST_BYTES = 2 << 20;
  private static final int MOST_OF_CLASS = 10;
  private static final int NONE = -1;

  private final int most;
  private final SortedMap<String, Integer> places = new TreeMap<>();
  private final List<SampleList> lists = new ArrayList<>();
  private long bytes;
  private int leftOut;

  /** What a list is about, as the script knows it. */
  private enum Subject {
    BLOCK(0),
    PAIR(1),
    CLASS(2);

    private final int code;

    Subject(int code) {
      this.code = code;
    }
  }

  /**
   * A list of samples.
   *
   * @param first the id of the block or the class; of a pair, that of the label
   * @param second of a pair, the predicted class
   */
  private record SampleList(
      Subject subject, int first, int second, List<BlockExamples.Chosen> samples) {
    /** The numbers that stand for it: three of the subject, the size, and two for each sample. */
    int[] numbers(SortedMap<String, Integer> places) {
      IntStream beginning = IntStream.of(subject.code, first, second, samples.size());
      return IntStream.concat(
              beginning,
              samples.stream()
                  .flatMapToInt(
                      one -> IntStream.of(places.get(one.example().sampleId()), one.classId())))
          .toArray();
    }

    long bytes() {
      return 4L * (4 + 2L * samples.size());
    }
  }

  private SampleLists(int most) {
    this.most = most;
  }

  /** Those of a run; empty if it has no ids of samples. */
  static SampleLists of(RunResult result) {
    return of(result, MOST_BYTES);
  }

  /**
   * @param most the most bytes that ids and numbers may take before they are packed
   */
  static SampleLists of(RunResult result, int most) {
    SampleLists made = new SampleLists(most);
    result.examples().ifPresent(examples -> made.addAll(examples, result));
    made.number();
    return made;
  }

  private void addAll(Examples examples, RunResult result) {
    BlockExamples ofBlocks = new BlockExamples(examples);
    for (Block block : result.blocks().blocks()) {
      List<Integer> classes =
          IntStream.range(block.start(), block.end()).mapToObj(result.order()::classAt).toList();
      add(new SampleList(Subject.BLOCK, block.id(), NONE, ofBlocks.of(classes)));
    }
    for (Examples.OfPair pair : mostFrequentFirst(examples.pairs(), result)) {
      add(Subject.PAIR, pair.label(), pair.predicted(), pair.predicted(), pair.samples());
    }
    for (Examples.OfClass one : examples.classes()) {
      add(Subject.CLASS, one.classId(), NONE, one.classId(), first(one.samples()));
    }
  }

  private static List<Example> first(List<Example> samples) {
    return samples.subList(0, Math.min(MOST_OF_CLASS, samples.size()));
  }

  private static List<Examples.OfPair> mostFrequentFirst(
      List<Examples.OfPair> pairs, RunResult result) {
    if (result.log().labels().isEmpty()) {
      return pairs;
    }
    SparseMatrix counts = result.log().labels().get().confusion().counts();
    return pairs.stream()
        .sorted(
            Comparator.comparingDouble(
                (Examples.OfPair pair) -> -counts.at(pair.label(), pair.predicted())))
        .toList();
  }

  private void add(Subject subject, int first, int second, int classId, List<Example> samples) {
    add(
        new SampleList(
            subject,
            first,
            second,
            samples.stream().map(one -> new BlockExamples.Chosen(classId, one)).toList()));
  }

  private void add(SampleList list) {
    if (list.samples().isEmpty()) {
      return;
    }
    List<String> fresh =
        list.samples().stream()
            .map(one -> one.example().sampleId())
            .filter(id -> !places.containsKey(id))
            .toList();
    long more = list.bytes() + fresh.stream().mapToLong(SampleLists::bytes).sum();
    if (bytes + more > most) {
      leftOut++;
      return;
    }
    bytes += more;
    fresh.forEach(id -> places.put(id, NONE));
    lists.add(list);
  }

  private static long bytes(String id) {
    return id.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Ids go by their place in the alphabet, where neighbours are alike and pack well. */
  private void number() {
    int place = 0;
    for (Map.Entry<String, Integer> entry : places.entrySet()) {
      entry.setValue(place++);
    }
  }

  /** How many lists there was no room for. */
  int leftOut() {
    return leftOut;
  }

  /** Writes nothing if there are no samples. */
  void write(DataSections sections) throws IOException {
    if (lists.isEmpty()) {
      return;
    }
    StringWriter ids = new StringWriter();
    PageJson.write(places.keySet(), ids);
    sections.add("sample-ids", ids.toString().getBytes(StandardCharsets.UTF_8));
    sections.add(
        "sample-lists",
        LittleEndian.bytes(
            lists.stream().flatMapToInt(list -> IntStream.of(list.numbers(places))).toArray()));
  }
}
