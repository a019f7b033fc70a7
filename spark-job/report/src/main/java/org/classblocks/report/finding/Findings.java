package org.classblocks.report.finding;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.classblocks.result.RunResult;

/**
 * Says in a few sentences what a run has found: the most telling first, at most {@value #MOST}.
 * Where there are few classes or no groups, it begins with what is confused.
 */
public final class Findings {
  private static final int MOST = 8;
  private static final int FEW_CLASSES = 10;

  private Findings() {}

  /** The sentences on a run. */
  public static List<Finding> of(RunResult result) {
    Names names = new Names(result);
    GroupFindings groups = new GroupFindings(result, names);
    ErrorFindings errors = new ErrorFindings(result, names);
    PairFindings pairs = new PairFindings(result, names);
    TaxonomyFindings taxonomy = new TaxonomyFindings(result, names);
    List<Optional<Finding>> ofErrors = List.of(errors.mistakes(), errors.accuracy());
    List<Optional<Finding>> ofGroups = List.of(Optional.of(groups.groups()));
    boolean areErrorsFirst =
        result.classes().size() <= FEW_CLASSES || result.blocks().blocks().isEmpty();
    return Stream.of(
            areErrorsFirst ? ofErrors : ofGroups,
            areErrorsFirst ? ofGroups : ofErrors,
            List.of(
                new AttributeSentences(result, names).most(),
                pairs.duplicates(),
                errors.labels(),
                groups.link(),
                pairs.subsets(),
                taxonomy.unseen(),
                taxonomy.groups()))
        .flatMap(List::stream)
        .flatMap(Optional::stream)
        .limit(MOST)
        .toList();
  }
}
