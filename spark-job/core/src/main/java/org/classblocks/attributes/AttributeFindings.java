package org.classblocks.attributes;

import java.util.List;

/**
 * What attributes have to do with classes, blocks and links.
 *
 * @param attributes the correlations with each attribute
 * @param findings what each of them explains, by block and link, then by rank
 */
public record AttributeFindings(
    List<AttributeLoadings> attributes, List<AttributeFinding> findings) {
  public AttributeFindings {
    attributes = List.copyOf(attributes);
    findings = List.copyOf(findings);
  }

  /** The findings on blocks, or those on links. */
  public List<AttributeFinding> of(boolean links) {
    return findings.stream().filter(finding -> finding.isOfLink() == links).toList();
  }

  /** The blocks that all but disappear without an attribute, with the attribute. */
  public List<AttributeFinding> unreliable() {
    return findings.stream().filter(AttributeFinding::isUnreliable).toList();
  }
}
