package org.classblocks.report.model;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the page finds pictures: URLs, each with words in braces.
 *
 * @param thumbnailUrl that of a class, with {@code {class_id}} or {@code {class_name}}
 * @param sampleUrl that of a sample, with {@code {sample_id}} or {@code {sample_path}}; it need not
 *     be a picture
 */
public record PictureSources(Optional<String> thumbnailUrl, Optional<String> sampleUrl) {
  /** No pictures. */
  public static final PictureSources NONE = new PictureSources(Optional.empty(), Optional.empty());

  /** The URLs that there are. */
  public Stream<String> urls() {
    return Stream.of(thumbnailUrl, sampleUrl).flatMap(Optional::stream);
  }
}
