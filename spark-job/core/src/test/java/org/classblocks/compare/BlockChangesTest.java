package org.classblocks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.classblocks.blocks.Block;
import org.classblocks.fixtures.Forests;
import org.classblocks.linalg.Permutation;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.ClassList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blocks are written as brackets around classes of one letter. */
class BlockChangesTest {
  private static RunComparison compare(RunResult before, RunResult after) {
    return RunComparison.of(before, after, 10);
  }

  /** Such as "abc=abcd grew, efg=- gone", by the classes of the blocks. */
  private static String changes(String before, String after) {
    RunResult one = Runs.ofBlocks(before);
    RunResult other = Runs.ofBlocks(after);
    return compare(one, other).blocks().stream()
        .map(
            change ->
                (change.before() < 0 ? "-" : Runs.letters(one, change.before()))
                    + "="
                    + (change.after() < 0 ? "-" : Runs.letters(other, change.after()))
                    + " "
                    + change.fate().word())
        .collect(Collectors.joining(", "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          (abc)(def)g         | g(fed)(cab)       | abc=cab same, def=fed same
          (abc)d              | (abcd)            | abc=abcd grew
          (abcd)e             | (abc)de           | abcd=abc shrank
          (abcd)e             | (abce)d           | abcd=abce changed
          (abcd)efgh          | abcd(efgh)        | abcd=- gone, -=efgh new
          (abcdefgh)          | (abcde)(fgh)      | abcdefgh=abcde split, -=fgh split
          (abcde)(fgh)        | (abcdefgh)        | abcde=abcdefgh merged, fgh=- merged
          ((abcde)(fgh))      | (abcde)(fgh)      | abcdefgh=- split, abcde=abcde same, fgh=fgh same
          (abcde)(fgh)        | ((abcde)(fgh))    | abcde=abcde same, fgh=fgh same, -=abcdefgh merged
          (abcdef)gh          | ((abcdef)gh)      | abcdef=abcdef same, -=abcdefgh new
          (abcd)efgh          | ((ab)(cd)efgh)    | abcd=abcdefgh grew, -=ab new, -=cd new
          (abcdefghijklmnopq) | (abcdefghijklmno)p| abcdefghijklmnopq=abcdefghijklmno shrank
          (abcdef)(ghijkl)    | (abcghi)(defjkl)  | abcdef=abcghi changed, ghijkl=defjkl changed
          (abc)xyz            | defghi            | abc=- gone
          """)
  void everyBlockHasAFate(String before, String after, String expected) {
    assertThat(changes(before.strip(), after.strip())).isEqualTo(expected);
  }

  @Test
  void aSplitNamesItsPartsAndAMergerWhatItCameFrom() {
    RunResult whole = Runs.ofBlocks("(abcdefghi)");
    RunResult parts = Runs.ofBlocks("(abc)(def)(ghi)");
    List<BlockChange> split = compare(whole, parts).blocks();
    assertThat(split).hasSize(3).allMatch(change -> change.fate() == BlockFate.SPLIT);
    assertThat(split)
        .allSatisfy(
            change -> {
              assertThat(change.befores()).containsExactly(0);
              assertThat(change.afters()).containsExactly(0, 1, 2);
            });
    List<BlockChange> merged = compare(parts, whole).blocks();
    assertThat(merged).hasSize(3).allMatch(change -> change.fate() == BlockFate.MERGED);
    assertThat(merged).allSatisfy(change -> assertThat(change.afters()).containsExactly(0));
  }

  @Test
  void fewClassesOfABlockAreNoPartOfIt() {
    String before = "(abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOP)";
    String after = "(abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLM)(NOP)";
    assertThat(changes(before, after)).contains(" shrank, -=NOP new");
  }

  @Test
  void classesThatOneRunDoesNotHaveDoNotCount() {
    assertThat(changes("(abcX)(def)", "(Yabc)(dZeVfW)"))
        .isEqualTo("abcX=Yabc same, def=dZeVfW same");
    assertThat(changes("(XYZ)a", "(UVW)a")).isEqualTo("XYZ=- gone, -=UVW new");
    assertThat(changes("(aXY)b", "(aUV)b")).isEqualTo("aXY=- gone, -=aUV new");
  }

  /** Without x, y and z, of which either run lacks some, all of these are the same. */
  @Test
  void blocksOfTheSameClassesGoTogetherFromTheOutside() {
    assertThat(changes("(((abc)x)y)", "((abc)z)"))
        .isEqualTo("abcxy=abcz same, abcx=abc same, abc=- gone");
  }

  @Test
  void whatIsTheSameIsNeverTakenApart() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      RunResult before = random(random);
      RunResult after = random(random);
      List<BlockChange> changes = compare(before, after).blocks();
      assertThat(changes.stream().filter(change -> change.before() >= 0).map(BlockChange::before))
          .as("seed %d", seed)
          .containsExactlyElementsOf(ids(before));
      assertThat(
              changes.stream()
                  .filter(change -> change.after() >= 0)
                  .map(BlockChange::after)
                  .sorted())
          .as("seed %d", seed)
          .containsExactlyElementsOf(ids(after));
      for (Block block : before.blocks().blocks()) {
        boolean isThere =
            after.blocks().blocks().stream()
                .anyMatch(other -> members(after, other).equals(members(before, block)));
        boolean isSame =
            changes.stream()
                .anyMatch(
                    change -> change.before() == block.id() && change.fate() == BlockFate.SAME);
        assertThat(isSame).as("seed %d, block %d", seed, block.id()).isEqualTo(isThere);
      }
      for (BlockChange change : changes) {
        if (change.before() >= 0 && change.after() >= 0) {
          Set<Integer> both = members(before, before.blocks().blocks().get(change.before()));
          Set<Integer> either = new TreeSet<>(both);
          Set<Integer> other = members(after, after.blocks().blocks().get(change.after()));
          both.retainAll(other);
          either.addAll(other);
          assertThat(change.jaccard())
              .as("seed %d", seed)
              .isEqualTo(both.size() / (double) either.size())
              .isGreaterThanOrEqualTo(1 / 3.0);
        }
      }
    }
  }

  private static List<Integer> ids(RunResult run) {
    return run.blocks().blocks().stream().map(Block::id).toList();
  }

  private static Set<Integer> members(RunResult run, Block block) {
    Set<Integer> members = new TreeSet<>();
    for (int position = block.start(); position < block.end(); position++) {
      members.add(run.order().classAt(position));
    }
    return members;
  }

  /** Twelve classes in an order of their own, with up to six blocks without two of one extent. */
  private static RunResult random(Random random) {
    int size = 12;
    List<Integer> ids = new ArrayList<>();
    for (int id = 0; id < size; id++) {
      ids.add(random.nextInt(ids.size() + 1) / 2, id);
    }
    List<int[]> bounds = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      int start = random.nextInt(size - 1);
      int[] bound = {start, start + 2 + random.nextInt(size - start - 1)};
      if (bounds.stream().allMatch(other -> isNested(other, bound))) {
        bounds.add(bound);
      }
    }
    bounds.sort((a, b) -> a[0] == b[0] ? Integer.compare(b[1], a[1]) : a[0] - b[0]);
    return Runs.run(
        ClassList.numbered(size),
        new double[size][size],
        Permutation.of(ids.stream().mapToInt(id -> id).toArray()),
        Forests.of(size, bounds.toArray(int[][]::new)),
        Runs.SAMPLES);
  }

  private static boolean isNested(int[] a, int[] b) {
    boolean isApart = a[1] <= b[0] || b[1] <= a[0];
    boolean isInside = (a[0] <= b[0] && b[1] <= a[1]) || (b[0] <= a[0] && a[1] <= b[1]);
    return isApart || (isInside && (a[0] != b[0] || a[1] != b[1]));
  }
}
