package org.classblocks.app.source;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.classblocks.UserErrorException;
import org.classblocks.linalg.Tiling;
import org.classblocks.moments.Gathered;
import org.classblocks.moments.RandomScores;
import org.classblocks.write.state.StateFolder;
import org.classblocks.write.state.StoredState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 15);
  private static final int CLASSES = 7;

  @TempDir private Path folder;

  private StoredState state(LocalDate date, int edge) throws IOException {
    Tiling tiling = new Tiling(CLASSES, edge);
    Gathered gathered = Gathered.of(RandomScores.of(6, CLASSES, 0, 1, 3), 8, tiling);
    return new StateFolder(folder).write(date, gathered, tiling);
  }

  @Test
  void tilesOfAnotherVersionAreRefused() throws IOException {
    StoredState now = state(FIRST, CLASSES);
    LocalDate next = FIRST.plusDays(1);
    StoredState then = state(next, 3);
    LocalDate last = FIRST.plusDays(2);
    assertThatCode(() -> new Window(FIRST, last, List.of(now), List.of()).requireSameTiles())
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () -> new Window(FIRST, last, List.of(now, then), List.of()).requireSameTiles())
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining(
            "%s has tiles of 3 classes, but this version of ClassBlocks uses tiles of 7",
            then.location())
        .hasMessageContaining("Run analyze again for 2026-01-16 with state.window-days=1");
  }
}
