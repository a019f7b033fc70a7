package org.classblocks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the other tests in the browser would notice what they are there to notice. */
@InBrowser
class BrowserTest {
  @TempDir private Path folder;

  private OpenPage load(Browser browser, String html) throws IOException {
    Path file = Files.writeString(folder.resolve("page.html"), "<!DOCTYPE html>" + html);
    return OpenPage.load(browser, file, "");
  }

  @Test
  void seesRequestsThatLeaveThePage(Browser browser) throws IOException {
    OpenPage page = load(browser, "<img src='http://127.0.0.1:1/away.png'>");
    assertThat(page.log().requests()).hasSize(2).last().isEqualTo("http://127.0.0.1:1/away.png");
  }

  @Test
  void seesRequestsThatThePolicyRefuses(Browser browser) throws IOException {
    OpenPage page =
        load(
            browser,
            "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'\">"
                + "<img src='http://127.0.0.1:1/away.png'>");
    assertThat(page.log().messages()).singleElement().asString().contains("away.png");
  }

  @Test
  void seesErrorsOfScripts(Browser browser) throws IOException {
    OpenPage page = load(browser, "<script>missing.name()</script>");
    assertThat(page.log().messages()).singleElement().asString().contains("missing is not defined");
  }

  @Test
  void seesNothingInAnEmptyPage(Browser browser) throws IOException {
    OpenPage page = load(browser, "<p>nothing</p>");
    assertThat(page.log().requests()).singleElement().asString().endsWith("/page.html");
    assertThat(page.log().messages()).isEmpty();
  }

  @Test
  void givesEventsThatArriveWhereTheyShould(Browser browser) throws IOException {
    OpenPage page =
        load(
            browser,
            """
            <div id=pad style='position: absolute; left: 100px; top: 50px; width: 400px; height: 300px; touch-action: none'></div>
            <script>
              const seen = [];
              for (const type of ["pointerdown", "pointermove", "pointerup", "wheel"]) {
                pad.addEventListener(type, (event) => {
                  seen.push([type, event.pointerType ?? event.deltaY, event.clientX, event.buttons, event.shiftKey].join(" "));
                });
              }
            </script>
            """);
    page.pointer().drag(200, 100, 240, 100, Pointer.SHIFT);
    page.pointer().wheel(200, 100, -120, 0);
    page.pointer().pinch(300, 200, 50, 100);
    page.awaitFrame();
    String seen = (String) page.evaluate("return seen.join('\\n')");
    assertThat(seen)
        .contains("pointerdown mouse 200 1 true", "pointermove mouse 240 1 true")
        .contains("pointerup mouse 240 0 true", "wheel -120 200 0 false")
        .contains("pointerdown touch 275", "pointermove touch 250", "pointermove touch 350");
  }
}
