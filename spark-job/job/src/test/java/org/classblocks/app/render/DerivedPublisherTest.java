package org.classblocks.app.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.UserErrorException;
import org.classblocks.store.DerivedStore;
import org.classblocks.store.NewDirectory;
import org.classblocks.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DerivedPublisherTest {
  @TempDir private Path folder;

  private NewDirectory derive(DerivedPublisher.Content more) {
    return new DerivedPublisher(
            Store.at(new Configuration(), folder.toString()), DerivedStore.Kind.COMPARISON)
        .write(
            List.of(),
            Map.of(),
            () -> List.of("a note"),
            files -> {
              files.create("figures").close();
              more.write(files);
            });
  }

  @Test
  void aFailureLeavesNothingBehind() {
    NewDirectory whole = derive(files -> {});
    assertThatThrownBy(
            () ->
                derive(
                    files -> {
                      throw new IOException("the disk is full");
                    }))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("the disk is full");
    assertThatThrownBy(
            () ->
                derive(
                    files -> {
                      throw new IllegalStateException("no page");
                    }))
        .hasMessage("no page");
    assertThatThrownBy(
            () ->
                derive(
                    files -> {
                      files.publish(new byte[] {'{', '}'});
                      throw new IOException("after the end");
                    }))
        .isInstanceOf(UserErrorException.class);
    assertThat(folder.resolve("comparisons"))
        .isDirectoryContaining(path -> path.toString().equals(whole.location()))
        .isDirectoryNotContaining(path -> !path.toString().equals(whole.location()));
    assertThat(Path.of(whole.location())).isDirectoryContaining("glob:**/_MANIFEST.json");
  }
}
