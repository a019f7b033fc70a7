package org.classblocks.splits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.classblocks.moments.Serialised;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeastSignaturesTest {

  /** Few different keys, so that the classes decide as well. */
  private static List<Signature> random(int count, int keys, long seed) {
    Random random = new Random(seed);
    List<Signature> signatures = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int[] ids = random.ints(random.nextInt(4), 0, 5).toArray();
      signatures.add(new Signature(random.nextInt(keys) - keys / 2, ids));
    }
    return signatures;
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "1, 50, 9", "7, 7, 1000", "8, 200, 30", "128, 5000, 1000", "128, 60, 20"})
  void theLeastAreThoseInFrontOnceAllAreSorted(int most, int count, int keys) {
    for (long seed = 1; seed <= 20; seed++) {
      List<Signature> all = random(count, keys, seed);
      LeastSignatures least = new LeastSignatures(most);
      for (Signature one : all) {
        if (least.admits(one.key())) {
          least.add(one);
        }
      }
      assertThat(least.kept().stream().sorted())
          .as("seed %d", seed)
          .containsExactlyElementsOf(all.stream().sorted().limit(most).toList());
    }
  }

  @Test
  void signaturesTravelAsTheyAre() throws Exception {
    SignatureLists lists = new SignatureLists(50);
    int classId = 0;
    for (Signature one : random(400, 1000, 3)) {
      lists.accept(classId, one.key(), one.ids().toArray());
      classId = (classId + 7) % 49;
    }
    SignatureLists travelled = Serialised.copy(lists, SignatureLists.class);
    assertThat(lists.all()).hasSize(400);
    assertThat(travelled.all()).containsExactlyElementsOf(lists.all().toList());
    assertThat(travelled.classCount()).isEqualTo(50);
    assertThat(Serialised.copy(new SignatureLists(3), SignatureLists.class).all()).isEmpty();
  }
}
