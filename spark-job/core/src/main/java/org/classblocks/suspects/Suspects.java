package org.classblocks.suspects;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * What a search for samples with wrong labels found.
 *
 * @param counts how many samples were looked at
 * @param ranked the most suspicious samples, by rank
 * @param overlaps the pairs of classes whose labels are mixed up most, by rank
 */
public record Suspects(SuspectCounts counts, List<Ranked> ranked, List<ClassOverlap> overlaps) {
  public Suspects {
    ranked = List.copyOf(ranked);
    overlaps = List.copyOf(overlaps);
  }

  /**
   * A suspect and its places, which count from 1.
   *
   * @param rank among all that are kept
   * @param rankInClass among those with the same label
   * @param rankInPair among those with the same label and the same suggestion
   */
  public record Ranked(Suspect suspect, int rank, int rankInClass, int rankInPair) {}

  static Suspects of(SuspectCounts counts, SortedSet<Suspect> kept, List<ClassOverlap> overlaps) {
    Map<Integer, Integer> ofClass = new HashMap<>();
    Map<List<Integer>, Integer> ofPair = new HashMap<>();
    List<Ranked> ranked = new ArrayList<>();
    for (Suspect suspect : kept) {
      ranked.add(
          new Ranked(
              suspect,
              ranked.size() + 1,
              ofClass.merge(suspect.given(), 1, Integer::sum),
              ofPair.merge(List.of(suspect.given(), suspect.suggested()), 1, Integer::sum)));
    }
    return new Suspects(counts, ranked, overlaps);
  }
}
