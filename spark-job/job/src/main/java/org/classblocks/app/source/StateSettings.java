package org.classblocks.app.source;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import org.classblocks.Text;
import org.classblocks.conf.JobConfig;
import org.classblocks.conf.SimilarityConfig.Arithmetic;
import org.classblocks.conf.SimilarityConfig.Form;
import org.classblocks.similarity.ClassList;
import org.classblocks.store.Checksum;
import org.classblocks.write.state.StateFingerprint;

/** The settings that a state depends on, and how class lists differ. */
final class StateSettings {
  /** The key of the class list in them. */
  static final String CLASSES = "classes";

  /**
   * Only states with rows have this key, so that the names of matrix states of version 0.1 stay
   * valid.
   */
  private static final String FORM = "similarity.form";

  private static final String PRECISION = "similarity.precision";
  private static final String ATTRIBUTES = "input.attributes";

  /**
   * Clipping is left out, because it comes after all sums. The support of blocks no longer decides
   * what a state has, but the names of states of version 0.1 depend on it.
   */
  private static final List<String> KEYS =
      List.of(
          "input.filter",
          "input.sample-id",
          "input.scores",
          "input.ids",
          "input.values",
          "input.absent-score",
          "input.transform",
          "input.least-probability",
          "input.labels",
          "input.group",
          "input.cluster",
          "input.weight",
          ATTRIBUTES,
          "similarity.measure",
          PRECISION,
          "blocks.support",
          "confusion.threshold");

  private StateSettings() {}

  /**
   * The settings of a configuration, with the precision that is taken in place of {@code auto}.
   *
   * @param classes the class list; without one, the log determines the classes
   * @param haveRows whether states hold rows in place of sums of pairs
   */
  static StateFingerprint of(JobConfig config, Optional<ClassList> classes, boolean haveRows) {
    SortedMap<String, String> settings = Fingerprint.settings(config);
    settings.keySet().retainAll(KEYS);
    if (config.input().attributes().isEmpty()) {
      settings.remove(ATTRIBUTES);
    }
    if (config.similarity().arithmetic() == Arithmetic.AUTO) {
      settings.put(PRECISION, new PrecisionRule(config).ofStates(false).precision().word());
    }
    if (haveRows) {
      settings.remove(PRECISION);
      settings.put(FORM, Form.GRAPH.name().toLowerCase(Locale.ROOT));
    }
    classes.ifPresent(list -> settings.put(CLASSES, checksum(list)));
    return new StateFingerprint(settings);
  }

  /** A checksum of the names and keys, in order. */
  static String checksum(ClassList classes) {
    StringBuilder text = new StringBuilder();
    for (List<String> words : List.of(classes.names(), classes.keys())) {
      text.append(words.size()).append('\n');
      words.forEach(word -> text.append(word.length()).append(' ').append(word).append('\n'));
    }
    return Checksum.of(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** How two different class lists differ, for people. */
  static String difference(ClassList there, ClassList here) {
    if (there.size() != here.size()) {
      return Text.of("there are %d classes there and %d here", there.size(), here.size());
    }
    for (int id = 0; id < here.size(); id++) {
      if (!there.name(id).equals(here.name(id))) {
        return Text.of("class %d is '%s' there and '%s' here", id, there.name(id), here.name(id));
      }
    }
    return "the keys of classes are others";
  }
}
