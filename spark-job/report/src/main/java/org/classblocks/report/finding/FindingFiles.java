package org.classblocks.report.finding;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.classblocks.Text;

/**
 * The findings of a run as files beside its page.
 *
 * @param title what the page is called
 * @param description what it is about, or null
 * @param page the name of the page among its files
 * @param findings the sentences, the most telling first
 */
public record FindingFiles(String title, String description, String page, List<Finding> findings) {
  public static final String JSON = "findings.json";
  public static final String MARKDOWN = "findings.md";

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String SPECIAL = "\\`*_[]<>#|~&";

  /** What programs read. */
  private record Document(String title, String description, List<Sentence> findings) {}

  private record Sentence(String kind, String text, List<Finding.Part> links) {}

  public FindingFiles {
    findings = List.copyOf(findings);
  }

  /** Writes the sentences with the places that their names lead to. */
  public void writeJson(OutputStream out) throws IOException {
    List<Sentence> sentences =
        findings.stream()
            .map(
                finding ->
                    new Sentence(
                        finding.kind(),
                        finding.text(),
                        finding.parts().stream().filter(part -> part.place() != null).toList()))
            .toList();
    out.write(MAPPER.writeValueAsBytes(new Document(title, description, sentences)));
  }

  /** Writes a list whose names link to the page. */
  public void writeMarkdown(OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder(Text.of("# %s\n\n", escaped(title)));
    if (description != null) {
      text.append(escaped(description)).append("\n\n");
    }
    for (Finding finding : findings) {
      text.append("- ")
          .append(finding.parts().stream().map(this::markdown).collect(Collectors.joining()))
          .append('\n');
    }
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private String markdown(Finding.Part part) {
    String text = escaped(part.text());
    return part.place() == null ? text : Text.of("[%s](%s#%s)", text, page, part.place());
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (SPECIAL.indexOf(point) >= 0) {
                escaped.append('\\');
              }
              escaped.appendCodePoint(point);
            });
    return escaped.toString();
  }
}
