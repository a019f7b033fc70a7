package org.classblocks.report.finding;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.classblocks.Text;
import org.classblocks.blocks.errors.PairDirection;
import org.classblocks.blocks.errors.PairKind;
import org.classblocks.blocks.errors.TriagePair;
import org.classblocks.report.text.Numbers;
import org.classblocks.result.RunResult;

/** Which classes can hardly be told apart, and which come with another. */
record PairFindings(RunResult result, Names names) {
  private static final int MOST_PAIRS = 3;

  /** A share of fewer samples is too uncertain for a sentence. */
  private static final int LEAST_SAMPLES = 30;

  /** The first duplicates. */
  Optional<Finding> duplicates() {
    List<TriagePair> pairs = of(PairKind.DUPLICATE).limit(MOST_PAIRS).toList();
    if (pairs.isEmpty()) {
      return Optional.empty();
    }
    Finding.Builder sentence = new Finding.Builder("duplicates").text("The model hardly tells ");
    for (int i = 0; i < pairs.size(); i++) {
      TriagePair pair = pairs.get(i);
      sentence.text(i == 0 ? "" : i == pairs.size() - 1 ? ", or " : ", ");
      sentence
          .name(names.ofPair(pair.classA(), pair.classB()))
          .text(" from ")
          .name(names.ofPair(pair.classB(), pair.classA()))
          .text(Text.of(" (similarity %s)", Numbers.twoDecimals(pair.similarity())));
    }
    return Optional.of(sentence.text(".").build());
  }

  /** The first classes that come with a more general one, of those that enough samples list. */
  Optional<Finding> subsets() {
    List<TriagePair> pairs =
        of(PairKind.SUBSET)
            .filter(pair -> pair.direction() != PairDirection.NONE)
            .filter(pair -> result.log().listed().listed(special(pair)) >= LEAST_SAMPLES)
            .limit(MOST_PAIRS)
            .toList();
    if (pairs.isEmpty()) {
      return Optional.empty();
    }
    Finding.Builder sentence = new Finding.Builder("subsets");
    for (int i = 0; i < pairs.size(); i++) {
      TriagePair pair = pairs.get(i);
      int special = special(pair);
      int general = special == pair.classA() ? pair.classB() : pair.classA();
      sentence
          .text(i == 0 ? "" : i == pairs.size() - 1 ? " and " : ", ")
          .name(names.ofPair(special, general))
          .text(i == 0 ? " comes with " : " with ")
          .name(names.ofPair(general, special));
    }
    return Optional.of(sentence.text(", but not the other way round.").build());
  }

  private static int special(TriagePair pair) {
    return pair.direction() == PairDirection.A_IN_B ? pair.classA() : pair.classB();
  }

  private Stream<TriagePair> of(PairKind kind) {
    return result.triage().stream().filter(pair -> pair.kind() == kind);
  }
}
