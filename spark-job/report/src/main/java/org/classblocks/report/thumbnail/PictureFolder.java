package org.classblocks.report.thumbnail;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A folder of pictures. */
public interface PictureFolder {
  /** The names of all files in it, without their folder. */
  List<String> names() throws IOException;

  InputStream open(String name) throws IOException;
}
