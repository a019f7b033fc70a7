package org.classblocks.app.session;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Classes and resources of another class loader, without the extension by which MLlib adds
 * functions to the SQL of a session. Nothing here calls these, and Scala's reflection, which adding
 * them takes, needs longer to start than Spark.
 */
final class WithoutMlFunctions extends ClassLoader {
  private static final String EXTENSIONS =
      "META-INF/services/org.apache.spark.sql.SparkSessionExtensionsProvider";

  private WithoutMlFunctions(ClassLoader all) {
    super(all);
  }

  /** Does something while this thread finds everything but this extension. */
  static <T> T during(Supplier<T> action) {
    Thread thread = Thread.currentThread();
    ClassLoader all = thread.getContextClassLoader();
    thread.setContextClassLoader(new WithoutMlFunctions(all));
    try {
      return action.get();
    } finally {
      thread.setContextClassLoader(all);
    }
  }

  /** Extensions of other jars stay. */
  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    Enumeration<URL> found = super.getResources(name);
    if (!name.equals(EXTENSIONS)) {
      return found;
    }
    List<URL> others =
        Collections.list(found).stream()
            .filter(url -> !url.getPath().contains("spark-mllib"))
            .toList();
    return Collections.enumeration(others);
  }
}
