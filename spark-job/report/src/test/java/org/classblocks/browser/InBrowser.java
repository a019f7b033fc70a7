package org.classblocks.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that take a {@link Browser} as a parameter: one for all classes, started by the first test.
 * Without a browser they are skipped, see {@link InstalledProgram}.
 */
@Tag("browser")
@ExtendWith(SharedBrowser.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface InBrowser {}
