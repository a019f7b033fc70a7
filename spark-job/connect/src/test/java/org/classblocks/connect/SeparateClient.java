package org.classblocks.connect;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A {@link ConnectClient} in a class loader of its own. The jars of client and server have classes
 * of the same names that differ.
 */
final class SeparateClient implements Closeable {
  /** What the client needs and does not carry. */
  private static final Predicate<String> IS_OF_BOTH =
      Pattern.compile(
              "(?!.*/org/apache/spark/(?!spark-(common-utils|unsafe|variant|sketch|tags)))"
                  + "(?!.*classblocks\\.jar).*")
          .asMatchPredicate();

  private final URLClassLoader loader;
  private final Function<String, List<String>> client;

  SeparateClient(String url) throws Exception {
    loader = new URLClassLoader(jars(), ClassLoader.getPlatformClassLoader());
    client = client(url);
  }

  /** Sends a statement, and returns its rows as texts. */
  List<String> sql(String statement) {
    return client.apply(statement);
  }

  @Override
  public void close() throws IOException {
    ((Closeable) client).close();
    loader.close();
  }

  /** The client, the libraries that it shares with the server, and the tests of this module. */
  private static URL[] jars() throws IOException {
    List<URL> jars = new ArrayList<>();
    try (Stream<Path> copied = Files.list(Path.of("target", "client"))) {
      for (Path jar : copied.toList()) {
        jars.add(jar.toUri().toURL());
      }
    }
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (IS_OF_BOTH.test(entry)) {
        jars.add(Path.of(entry).toUri().toURL());
      }
    }
    return jars.toArray(URL[]::new);
  }

  @SuppressWarnings("unchecked")
  private Function<String, List<String>> client(String url) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return (Function<String, List<String>>)
          loader
              .loadClass(ConnectClient.class.getName())
              .getConstructor(String.class)
              .newInstance(url);
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
