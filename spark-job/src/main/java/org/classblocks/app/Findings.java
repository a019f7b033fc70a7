package org.classblocks.app;

import java.util.Optional;
import org.classblocks.moments.LabelFindings;
import org.classblocks.write.Measurements;

/**
 * What logs have said, before any order or block.
 *
 * @param parts the similarities and what they rest on
 * @param labels what the labels say, if the logs have labels
 * @param origin which logs these were
 */
record Findings(Assembly.Parts parts, Optional<LabelFindings> labels, Origin origin) {
  Measurements measurements() {
    return new Measurements(parts.marginals(), parts.listed(), labels, parts.similarity());
  }
}
