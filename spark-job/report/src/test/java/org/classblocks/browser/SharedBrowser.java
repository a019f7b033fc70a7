package org.classblocks.browser;

import java.io.IOException;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the browser of {@link InBrowser}. */
final class SharedBrowser implements BeforeEachCallback, ParameterResolver {
  private static final int WIDTH = 1400;
  private static final int HEIGHT = 900;

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    Store store = store(context);
    if (store.get(Browser.class) == null) {
      store.put(Browser.class, Browser.start(WIDTH, HEIGHT));
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Browser.class;
  }

  @Override
  public Browser resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return store(context).get(Browser.class, Browser.class);
  }

  /** Belongs to the whole run, and closes what it holds at its end. */
  private static Store store(ExtensionContext context) {
    return context.getRoot().getStore(Namespace.create(SharedBrowser.class));
  }
}
