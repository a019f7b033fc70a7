package org.classblocks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s3a://AKIA:wJal/rXU+K@bucket/logs | s3a://***@bucket/logs",
        "Input s3a://key:secret@bucket/x does not exist. | Input s3a://***@bucket/x does not exist.",
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
        "fs.azure.account.key.x.blob.core.windows.net=k/+= | fs.azure.account.key.x.blob.core.windows.net=***",
        "{\"password\" : \"my pass word\", \"a\" : 1} | {\"password\" : ***, \"a\" : 1}",
        "DB_PASSWORD: hunter2 | DB_PASSWORD: ***",
        "apiKey=abc; token = 'x y' | apiKey=***; token = ***",
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
        "--set x: expected key.path=value, such as order.linkage=complete.",
        "split = 'eval' and class_key > 3",
        "Unrecognized token 'abc': was expecting JSON",
        "Mail someone@example.org",
      })
  void leavesOtherTextsAlone(String text) {
    assertThat(Secrets.mask(text)).isEqualTo(text);
    assertThat(Secrets.isMasked(text)).isFalse();
  }

  @Test
  void mistakesAreToldWithoutSecrets() {
    UserErrorException mistake = UserErrorException.input("%s is missing", "s3a://a:b@c/log");
    assertThat(mistake).hasMessage("s3a://***@c/log is missing");
    assertThat(mistake.causedBy(new IllegalStateException("x"))).hasMessage(mistake.getMessage());
  }

  @Test
  void nothingStaysNothing() {
    assertThat(Secrets.mask(null)).isNull();
    assertThat(Secrets.mask("")).isEmpty();
  }
}
