package org.classblocks.write.manifest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.classblocks.similarity.Similarity;
import org.classblocks.similarity.SimilarityGraph;

/**
 * In which form a run keeps its similarities.
 *
 * @param form {@value #DENSE} for those of all pairs, {@value #GRAPH} for those of some
 * @param entries how many rows the table of the graph has, two for each pair; null if all pairs are
 *     kept
 */
public record SimilarityForm(
    String form, @JsonInclude(JsonInclude.Include.NON_NULL) Integer entries) {
  private static final String DENSE = "dense";
  private static final String GRAPH = "graph";

  /** The form of runs whose manifests do not say it. */
  private static final SimilarityForm UNSAID = new SimilarityForm(DENSE, null);

  /**
   * @throws IllegalArgumentException if there is no such form
   */
  public SimilarityForm {
    if (!DENSE.equals(form) && !(GRAPH.equals(form) && entries != null)) {
      throw new IllegalArgumentException(
          "only a later version knows similarities of the form '" + form + "'");
    }
  }

  static SimilarityForm of(Similarity similarity) {
    return similarity instanceof SimilarityGraph graph
        ? new SimilarityForm(GRAPH, graph.entries())
        : UNSAID;
  }

  /** The form, which earlier versions did not write. */
  static SimilarityForm orUnsaid(SimilarityForm form) {
    return form == null ? UNSAID : form;
  }

  @JsonIgnore
  public boolean isGraph() {
    return form.equals(GRAPH);
  }
}
