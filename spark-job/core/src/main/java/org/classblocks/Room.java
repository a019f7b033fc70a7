package org.classblocks;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A room: a package with a facade. The tests of the architecture hold what is declared here, and
 * that no two rooms see each other.
 */
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.CLASS)
public @interface Room {
  /**
   * The rooms that this one may use, by their names below {@code org.classblocks}. The root package
   * may be used by all.
   */
  String[] sees() default {};

  /**
   * The types that other rooms may name; all others are the room's own, even if they are public.
   */
  Class<?>[] facade() default {};
}
