package org.classblocks;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Files with something wrong in them, the same ones for the same seed, and a watch over them. */
public final class Mutations implements AutoCloseable {
  private static final int LONGEST_SECONDS = 60;
  private static final List<String> TOKENS =
      List.of(
          "\"",
          "'",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\n",
          "\r\n",
          "\t",
          "\0",
          "#",
          "---",
          "- ",
          "!!javax.script.ScriptEngineManager ",
          "&a ",
          "*a",
          "<<: ",
          "%TAG",
          "\uFEFF",
          "\uD83D\uDE00",
          "NaN",
          "-1",
          "99999999999999999999",
          "1e999",
          "null",
          "true",
          "=",
          "\\u0000",
          "child,parent");

  private final ExecutorService watched =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "mutation");
            thread.setDaemon(true);
            return thread;
          });

  /** How many of so many mutations are refused. */
  public long refused(String what, String text, int seeds, Function<byte[], Callable<?>> work) {
    byte[] original = text.getBytes(StandardCharsets.UTF_8);
    return IntStream.range(0, seeds)
        .mapToObj(seed -> outcome(what, seed, work.apply(of(original, 1000L * seed))))
        .filter(UserErrorException.class::isInstance)
        .count();
  }

  /** A file with one to four things wrong. */
  public static byte[] of(byte[] file, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] mutated = file;
    for (int i = random.nextInt(1, 5); i > 0 && mutated.length > 0; i--) {
      mutated = mutated(mutated, random);
    }
    return mutated;
  }

  private static byte[] mutated(byte[] file, SplittableRandom random) {
    int at = random.nextInt(file.length);
    int length = Math.min(file.length - at, random.nextInt(1, 40));
    byte[] copy = file.clone();
    switch (random.nextInt(8)) {
      case 0, 1 -> copy[at] ^= (byte) (1 << random.nextInt(8));
      case 2 -> copy[at] = (byte) random.nextInt(256);
      case 3 -> copy = spliced(file, at, length, new byte[0]);
      case 4 -> copy = spliced(file, at, 0, Arrays.copyOfRange(file, at, at + length));
      case 5 -> copy = Arrays.copyOf(file, at);
      default -> {
        String token = TOKENS.get(random.nextInt(TOKENS.size()));
        copy =
            spliced(file, at, random.nextInt(2) * length, token.getBytes(StandardCharsets.UTF_8));
      }
    }
    return copy;
  }

  private static byte[] spliced(byte[] file, int at, int removed, byte[] added) {
    ByteArrayOutputStream spliced = new ByteArrayOutputStream();
    spliced.write(file, 0, at);
    spliced.writeBytes(added);
    spliced.write(file, at + removed, file.length - at - removed);
    return spliced.toByteArray();
  }

  /**
   * What becomes of work that may refuse what it is given, and must come to an end.
   *
   * @return its result, or the caller's mistake that it tells
   * @throws AssertionError naming the seed, if it hangs, fails in another way, or tells a mistake
   *     in more than a line
   */
  public Object outcome(String what, long seed, Callable<?> work) {
    try {
      return watched.submit(work).get(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof UserErrorException mistake) {
        if (mistake.getMessage().isBlank()) {
          throw new AssertionError(what + " of seed " + seed + ": says nothing", mistake);
        }
        return mistake;
      }
      throw new AssertionError(what + " of seed " + seed, failure.getCause());
    } catch (TimeoutException hanging) {
      throw new AssertionError(what + " of seed " + seed + " hangs", hanging);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(what + " of seed " + seed, interrupted);
    }
  }

  @Override
  public void close() {
    watched.shutdownNow();
  }
}
