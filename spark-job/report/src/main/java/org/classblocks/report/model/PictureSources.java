package org.classblocks.report.model;

import java.util.Optional;
import java.util.stream.Stream;
import org.classblocks.report.thumbnail.ClassPictures;

/**
 * Where the page finds pictures. URLs have words in braces.
 *
 * @param ofClasses pictures of classes that are at hand
 * @param thumbnailUrl that of the picture of any other class, with {@code {class_id}} or {@code
 *     {class_name}}
 * @param sampleUrl that of a sample, with {@code {sample_id}} or {@code {sample_path}}; it need not
 *     be a picture
 */
public record PictureSources(
    ClassPictures ofClasses, Optional<String> thumbnailUrl, Optional<String> sampleUrl) {
  /** No pictures. */
  public static final PictureSources NONE =
      new PictureSources(ClassPictures.NONE, Optional.empty(), Optional.empty());

  /** The URLs that there are. */
  public Stream<String> urls() {
    return Stream.of(thumbnailUrl, sampleUrl).flatMap(Optional::stream);
  }

  /** Whether a class may have a picture: behind a URL nobody knows. */
  public boolean mayHave(int classId) {
    return thumbnailUrl.isPresent() || ofClasses.has(classId);
  }
}
