package org.classblocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  private static final String SECRET = "abc".repeat(1_000);

  private static final Pattern NAMED =
      Pattern.compile(
          "((?:(?<=[?&])(?:auth|key|pass|pwd|sas)|[\\w.-]*(?:passwd|password|passphrase|secret|token"
              + "|credential|signature|\\bsig"
              + "|(?:access|account|api|auth|encryption|private|secret|shared)[-_.]?key)[\\w.-]*"
              + "(?<!\\.java))[\"']?\\s*[=:]\\s*)('[^']*'|\"[^\"]*\"|[^\\s\"'&,;()\\]}]+)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern USER_INFORMATION =
      Pattern.compile(
          "\\b([A-Za-z][A-Za-z0-9+.-]*)://((?:[^/@\\s:]*:(?!\\d+(?:/|$))[^@\\s]*|[^/@\\s]+)@)");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s3a://AKIA:wJal/rXU+K@bucket/logs | s3a://***@bucket/logs",
        "Input s3a://key:secret@bucket/x does not exist. | Input s3a://***@bucket/x does not"
            + " exist.",
        "http://user@host:8080/a?b=c | http://***@host:8080/a?b=c",
        "jdbc:postgresql://me:pw@host/db, ftp://a:b@c | jdbc:postgresql://***@host/db, ftp://***@c",
        "hdfs://u:p%40w@name-node:8020/logs/a@b | hdfs://***@name-node:8020/logs/a@b",
        "wasbs://box:key@account.blob.core.windows.net/x"
            + " | wasbs://***@account.blob.core.windows.net/x",
        "https://account.blob.core.windows.net/c?sv=1&sig=abc%2B&se=2"
            + " | https://account.blob.core.windows.net/c?sv=1&sig=***&se=2",
        "https://b.s3.amazonaws.com/x?X-Amz-Signature=12ef&X-Amz-Security-Token=abc"
            + " | https://b.s3.amazonaws.com/x?X-Amz-Signature=***&X-Amz-Security-Token=***",
        "fs.s3a.secret.key=abc fs.s3a.access.key=def | fs.s3a.secret.key=*** fs.s3a.access.key=***",
        "fs.azure.account.key.x.blob.core.windows.net=k/+= |"
            + " fs.azure.account.key.x.blob.core.windows.net=***",
        "{\"password\" : \"my pass word\", \"a\" : 1} | {\"password\" : ***, \"a\" : 1}",
        "DB_PASSWORD: hunter2 | DB_PASSWORD: ***",
        "apiKey=abc; token = 'x y' | apiKey=***; token = ***",
        "https://h/p.jpg?w=8&key=AIza&h=9 | https://h/p.jpg?w=8&key=***&h=9",
        "https://h/p?Auth=abc https://h/p?pwd=x | https://h/p?Auth=*** https://h/p?pwd=***",
      })
  void masksWhatLooksLikeASecret(String text, String masked) {
    assertThat(Secrets.mask(text)).isEqualTo(masked);
    assertThat(Secrets.isMasked(Secrets.mask(text))).isTrue();
    assertThat(Secrets.mask(masked)).as("masked again").isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hdfs://name-node:8020/logs/a@b/c",
        "hdfs://name-node:8020",
        "s3a://bucket/logs/user@example.org/",
        "abfss://container@account.dfs.core.windows.net/logs",
        "/data/a:b@c/log.parquet",
        "Unknown configuration key 'order.linkge'; the nearest known key is 'order.linkage'.",
        "--set x: expected key.path=value. Write, for example, --set order.linkage=complete.",
        "split = 'eval' and class_key > 3",
        "split = 'eval' and key = 3",
        "https://h/p?keys=4&sort-key=5",
        "password.java:12",
        "Unrecognized token 'abc': was expecting JSON",
        "Mail someone@example.org",
      })
  void leavesOtherTextsAlone(String text) {
    assertThat(Secrets.mask(text)).isEqualTo(text);
    assertThat(Secrets.isMasked(text)).isFalse();
  }

  /** The same rules as patterns, whose time is quadratic or worse. */
  private static String byPatterns(String text) {
    String withoutUsers =
        USER_INFORMATION
            .matcher(text)
            .replaceAll(
                url ->
                    url.group(1).matches("(?i)abfss?|wasbs?") && !url.group(2).contains(":")
                        ? Matcher.quoteReplacement(url.group())
                        : url.group(1) + "://***@");
    return NAMED.matcher(withoutUsers).replaceAll("$1***");
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 9, 25})
  void masksWhatThePatternsMask(int pieces) {
    String[] alphabet = {
      "a", "S3", "_", ".", "-", "+", "7", "80", "/", ":", "@", "://", "abfs://", "x://u:", " ",
      "\n", "=", "'", "\"", "&", "?", ",", ")", "token", "SIG", "api-key", "key", "pwd", ".java",
      "***"
    };
    long seed = 20261129L + pieces;
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int piece = 0; piece < pieces; piece++) {
        text.append(alphabet[random.nextInt(alphabet.length)]);
      }
      assertThat(Secrets.mask(text.toString()))
          .as("seed %d, text %d: %s", seed, i, text)
          .isEqualTo(byPatterns(text.toString()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7", "a.", "/", "//", "@", ":", "://", "x://", "x://y:", "://a:7/", "a://b@", "key=",
            "token=",
        "token", "token ", "token='", "token=\"", "?key=", "sig:", "'", "\"", "\"'", " ", "\t\n",
            "=", "a=",
        "s3a://key:", "api_key", ".java", "token='x"
      })
  void aMegabyteOfAnythingIsMaskedInLinearTime(String piece) {
    String text = piece.repeat((1 << 20) / piece.length());
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          assertThat(Secrets.mask(text + "?")).isNotNull();
          assertThat(Secrets.mask("x" + text + " s3a://a:b@c token=d"))
              .endsWith(Secrets.isMasked(text) ? "" : "c token=***");
        });
  }

  @Test
  void longValuesAreQuotedByTheirBeginning() {
    UserErrorException mistake =
        UserErrorException.usage(
            "key %s: %d is '%s'. Change it.", "x".repeat(1_001), 7, "token=" + SECRET);
    assertThat(mistake).hasMessage("key " + "x".repeat(1_000) + "…: 7 is 'token=***'. Change it.");
    assertThat(UserErrorException.usage("No %s. Check it.", "s3a://key:" + SECRET + "@bucket"))
        .hasMessage("No s3a://***@bucket. Check it.");
  }

  @Test
  void mistakesAreToldWithoutSecrets() {
    UserErrorException mistake =
        UserErrorException.input("%s is missing. Add it.", "s3a://a:b@c/log");
    assertThat(mistake).hasMessage("s3a://***@c/log is missing. Add it.");
    assertThat(mistake.causedBy(new IllegalStateException("x"))).hasMessage(mistake.getMessage());
  }

  @Test
  void nothingStaysNothing() {
    assertThat(Secrets.mask(null)).isNull();
    assertThat(Secrets.mask("")).isEmpty();
  }
}
