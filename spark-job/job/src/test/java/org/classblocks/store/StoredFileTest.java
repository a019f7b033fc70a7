package org.classblocks.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredFileTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "tree.nwk",
        "group-matrix/group_id=0/part-00000.parquet",
        "_MANIFEST.json",
        "a.b..c",
        "a folder/ä.txt"
      })
  void liesBelowItsBase(String path) {
    assertThat(new StoredFile(path, 1, "00").path()).isEqualTo(path);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "..",
        ".",
        "../x",
        "a/../../x",
        "a/./b",
        "/etc/passwd",
        "a//b",
        "a/",
        "a\\b",
        "..\\x",
        "file:/etc/passwd",
        "s3a://bucket/x",
        "a\nb",
        "a\u0000"
      })
  void aPathThatMayLeadElsewhereIsNone(String path) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StoredFile(path, 1, "00"))
        .withMessageContaining("'" + path + "'");
  }

  @Test
  void itsPathMayBeLong() {
    String path = "a/".repeat(100_000) + "a";
    assertThat(new StoredFile(path, 1, "00").path()).isSameAs(path);
  }
}
