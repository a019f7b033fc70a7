package org.classblocks.spark.table;

import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Calls libraries that are there only if the user brings them. */
final class ForeignCalls {
  private ForeignCalls() {}

  /** Calls a public method of an object. */
  static Object call(Object target, String method, Object... arguments) {
    Method found =
        publicTypes(target.getClass()).stream()
            .flatMap(type -> Stream.of(type.getMethods()))
            .filter(candidate -> Modifier.isPublic(candidate.getDeclaringClass().getModifiers()))
            .filter(candidate -> fits(candidate, method, arguments))
            .findFirst()
            .orElseThrow(
                () -> new IllegalStateException(target.getClass() + " has no method " + method));
    return invoke(found, target, arguments);
  }

  /** Calls a static method of a class beside that of an object. */
  static Object callStatic(Object beside, String type, String method, Object... arguments) {
    try {
      Class<?> loaded = Class.forName(type, true, beside.getClass().getClassLoader());
      Method found =
          Stream.of(loaded.getMethods())
              .filter(candidate -> fits(candidate, method, arguments))
              .findFirst()
              .orElseThrow(() -> new NoSuchMethodException(type + "." + method));
      return invoke(found, null, arguments);
    } catch (ReflectiveOperationException otherVersion) {
      throw new IllegalStateException(otherVersion);
    }
  }

  private static List<Class<?>> publicTypes(Class<?> type) {
    List<Class<?>> types = new ArrayList<>();
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      types.add(at);
      Stream.of(at.getInterfaces()).forEach(types::add);
    }
    types.removeIf(found -> !Modifier.isPublic(found.getModifiers()));
    return types;
  }

  private static boolean fits(Method method, String name, Object... arguments) {
    Class<?>[] types =
        MethodType.methodType(void.class, method.getParameterTypes()).wrap().parameterArray();
    if (!method.getName().equals(name) || types.length != arguments.length) {
      return false;
    }
    for (int i = 0; i < types.length; i++) {
      if (!types[i].isInstance(arguments[i])) {
        return false;
      }
    }
    return true;
  }

  private static Object invoke(Method method, Object target, Object... arguments) {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getCause() instanceof RuntimeException unchecked
          ? unchecked
          : new IllegalStateException(failed.getCause());
    } catch (IllegalAccessException otherVersion) {
      throw new IllegalStateException(otherVersion);
    }
  }
}
