package org.classblocks;

import com.google.errorprone.annotations.FormatMethod;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The caller's mistake in one line: what was expected, what was found, where, and what to do next.
 *
 * <p>Print the message alone; a stack trace would hide it. Credentials in it are masked, and long
 * values are cut. Where assertions are enabled, as in tests, they hold its form.
 */
public final class UserErrorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final int QUOTED = 1_000;

  /** Each run of characters is tried once, so that the time is linear. */
  private static final Pattern END = Pattern.compile("(?<![.:;\\s])[.:;\\s]++$");

  /** Whose mistake it is, and so which exit code a command ends with. */
  public enum Kind {
    /** The command line, the configuration or the output place. */
    USAGE,
    /** The logs or the class list. */
    INPUT
  }

  private final Kind kind;

  private UserErrorException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    assert MessageForm.isKept(message) : "A message without a remedy at its end: " + message;
    this.kind = kind;
  }

  /** A mistake on the command line, in the configuration or in the choice of the output. */
  @FormatMethod
  public static UserErrorException usage(String format, Object... arguments) {
    return new UserErrorException(Kind.USAGE, message(format, arguments), null);
  }

  /** Input that cannot be used as it is. */
  @FormatMethod
  public static UserErrorException input(String format, Object... arguments) {
    return new UserErrorException(Kind.INPUT, message(format, arguments), null);
  }

  @FormatMethod
  private static String message(String format, Object... arguments) {
    Object[] quoted = Arrays.stream(arguments).map(UserErrorException::quoted).toArray();
    return Secrets.mask(String.format(Locale.ROOT, format, quoted)).replaceAll("\\R", " ");
  }

  private static Object quoted(Object argument) {
    boolean isShort = argument == null || argument instanceof Number;
    return isShort ? argument : shortened(argument.toString());
  }

  /**
   * A text as messages quote it: all of it, or the first {@value #QUOTED} characters. It is masked
   * before it is cut, since half a credential no longer looks like one.
   */
  public static String shortened(String text) {
    if (text.length() <= QUOTED) {
      return text;
    }
    String masked = Secrets.mask(text);
    return masked.length() <= QUOTED ? masked : masked.substring(0, QUOTED) + "…";
  }

  /** This error with what led to it, for those who ask for the stack trace. */
  public UserErrorException causedBy(Throwable cause) {
    return new UserErrorException(kind, getMessage(), cause);
  }

  /**
   * The first line of a failure's message that says anything, without punctuation at its end; if
   * there is none, the name of its class.
   */
  public static String firstLine(Throwable failure) {
    return Optional.ofNullable(failure.getMessage())
        .flatMap(message -> message.lines().filter(line -> !line.isBlank()).findFirst())
        .map(line -> END.matcher(line).replaceFirst(""))
        .orElse(failure.getClass().getSimpleName());
  }

  public Kind kind() {
    return kind;
  }
}
