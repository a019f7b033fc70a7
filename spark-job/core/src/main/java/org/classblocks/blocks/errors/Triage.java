package org.classblocks.blocks.errors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.classblocks.blocks.taxonomy.CommonNodes;
import org.classblocks.blocks.taxonomy.Taxonomy;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.similarity.Containment;
import org.classblocks.similarity.Similarity;

/**
 * Picks the pairs of classes that a person should look at, at most {@value #LIMIT}, and says what
 * each is ({@link PairKinds}). Pairs without a kind are left out.
 *
 * <p>A pair is listed for its similarity if one class is among the nearest of the other ({@link
 * NearPairs}) and the pair is above the noise floor. A fixed bound would not do: 0.9 is much for
 * logits, and lists of five probabilities never reach it. A pair is listed for its confusion if
 * chance does not explain it ({@link PairConfusion#isConfused}). {@link PairRanking} puts them into
 * one order, {@link PairGroups} finds groups of classes whose pairs are of one kind.
 *
 * <p>O(k^2) time and O(k) memory beside the pairs.
 */
public final class Triage {
  static final int LIMIT = 300;

  private final Similarity similarity;
  private final double noiseFloor;
  private final Optional<PairConfusion> confusion;
  private final NearPairs near;

  private Triage(Similarity similarity, double noiseFloor, Optional<PairConfusion> confusion) {
    this.similarity = similarity;
    this.noiseFloor = noiseFloor;
    this.confusion = confusion;
    this.near = new NearPairs(similarity);
  }

  /**
   * What errors say about pairs of classes.
   *
   * @param counts how often the class of the row was the label and that of the column the
   *     prediction, k + 1 of each; the last row and column stand for none
   * @param samplesPerWeight how many samples a count of 1 stands for: 1, or the effective number of
   *     samples over their weight where they have weights
   */
  public record Errors(SparseMatrix counts, double samplesPerWeight) {}

  /**
   * The pairs by rank.
   *
   * @param similarity the similarities by class id
   * @param noiseFloor the highest similarity that chance alone gives
   * @param containment how far each class is contained in each other
   * @param errors the errors, if there are labels
   * @param taxonomy what people say belongs together, if there is one
   */
  public static List<TriagePair> of(
      Similarity similarity,
      double noiseFloor,
      Containment containment,
      Optional<Errors> errors,
      Optional<Taxonomy> taxonomy) {
    Triage triage =
        new Triage(
            similarity,
            noiseFloor,
            errors.map(known -> new PairConfusion(known.counts(), known.samplesPerWeight())));
    return PairGroups.assigned(triage.pairs(containment, taxonomy));
  }

  private List<TriagePair> pairs(Containment containment, Optional<Taxonomy> taxonomy) {
    List<NearPairs.Pair> nearPairs =
        near.all().stream().filter(pair -> pair.similarity() > noiseFloor).toList();
    PairKinds kinds =
        new PairKinds(
            similarity,
            noiseFloor,
            near,
            nearPairs,
            containment,
            confusion,
            taxonomy.map(CommonNodes::new));
    Map<Long, PairRanking.Candidate> candidates = candidates(nearPairs);
    Map<Long, PairKinds.Verdict> verdicts = new HashMap<>();
    candidates.forEach(
        (key, pair) -> kinds.of(pair.a(), pair.b()).ifPresent(it -> verdicts.put(key, it)));
    candidates.keySet().retainAll(verdicts.keySet());
    List<TriagePair> pairs = new ArrayList<>();
    for (PairRanking.Candidate pair :
        PairRanking.ranked(List.copyOf(candidates.values()), similarity.size())) {
      if (pairs.size() < LIMIT) {
        pairs.add(pair(pair, pairs.size() + 1, verdicts.get(key(pair.a(), pair.b())), containment));
      }
    }
    return pairs;
  }

  private Map<Long, PairRanking.Candidate> candidates(List<NearPairs.Pair> nearPairs) {
    Map<Long, PairRanking.Candidate> pairs = new HashMap<>();
    for (NearPairs.Pair pair : nearPairs) {
      pairs.put(key(pair.a(), pair.b()), candidate(pair.a(), pair.b(), pair.similarity()));
    }
    confusion.ifPresent(
        counts ->
            counts.forEach(
                (a, b) -> {
                  if (counts.isConfused(a, b) && !Double.isNaN(similarity.at(a, b))) {
                    pairs.putIfAbsent(key(a, b), candidate(a, b, 0));
                  }
                }));
    return pairs;
  }

  private static long key(int a, int b) {
    return (long) a << 32 | b;
  }

  /**
   * A pair with how far it stands out.
   *
   * @param value its similarity, or 0 if it is not listed for that
   */
  private PairRanking.Candidate candidate(int a, int b, double value) {
    return new PairRanking.Candidate(
        a,
        b,
        PairRanking.standOut(value, near.next(a, b), near.next(b, a)),
        confusion.map(counts -> standOut(counts, a, b)).orElse(0.0));
  }

  private static double standOut(PairConfusion counts, int a, int b) {
    return counts.isAboveExpected(a, b)
        ? PairRanking.standOut(counts.rates(a, b), counts.nextRates(a, b), counts.nextRates(b, a))
        : 0;
  }

  private TriagePair pair(
      PairRanking.Candidate found, int rank, PairKinds.Verdict verdict, Containment containment) {
    int a = found.a();
    int b = found.b();
    return new TriagePair(
        rank,
        verdict.kind(),
        verdict.direction(),
        evidence(found),
        -1,
        a,
        b,
        similarity.at(a, b),
        containment.share(a, b),
        containment.share(b, a),
        confusion.map(counts -> counts.count(a, b)).orElse(Double.NaN),
        confusion.map(counts -> counts.count(b, a)).orElse(Double.NaN),
        confusion.map(counts -> counts.rate(a, b)).orElse(Double.NaN),
        confusion.map(counts -> counts.rate(b, a)).orElse(Double.NaN));
  }

  private PairEvidence evidence(PairRanking.Candidate found) {
    if (found.similarity() == 0) {
      return PairEvidence.CONFUSION;
    }
    return confusion.map(counts -> counts.isConfused(found.a(), found.b())).orElse(false)
        ? PairEvidence.BOTH
        : PairEvidence.SIMILARITY;
  }
}
