package org.classblocks.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.SparkSessionExtensionsProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;

class WithoutMlFunctionsTest {
  private static final String MLLIB = "org.apache.spark.sql.ml.InternalFunctionRegistration";

  @TempDir private Path folder;

  /** An extension that a user brings. */
  public static final class Brought extends AbstractFunction1<SparkSessionExtensions, BoxedUnit>
      implements SparkSessionExtensionsProvider {
    @Override
    public BoxedUnit apply(SparkSessionExtensions extensions) {
      return BoxedUnit.UNIT;
    }
  }

  private static Stream<String> extensions() {
    return ServiceLoader.load(SparkSessionExtensionsProvider.class).stream()
        .map(provider -> provider.type().getName());
  }

  @Test
  void onlyThoseOfMllibAreHidden() throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(SparkSessionExtensionsProvider.class.getName()), Brought.class.getName());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
      thread.setContextClassLoader(loader);
      assertThat(extensions()).contains(MLLIB, Brought.class.getName());
      assertThat(WithoutMlFunctions.during(() -> extensions().toList()))
          .contains(Brought.class.getName())
          .doesNotContain(MLLIB);
      assertThat(extensions()).contains(MLLIB);
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
