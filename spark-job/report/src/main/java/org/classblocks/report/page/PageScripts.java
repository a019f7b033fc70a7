package org.classblocks.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** The scripts that a page carries: d3 with its licence, and the page's own as one module. */
final class PageScripts {
  private static final String D3_VERSION = "/META-INF/maven/org.webjars.npm/d3/pom.properties";

  private final String library;
  private final String module;

  private PageScripts(String library, String module) {
    this.library = requireEmbeddable(library);
    this.module = requireEmbeddable(module);
  }

  /**
   * The scripts of a page.
   *
   * @throws IllegalStateException if they are not complete
   */
  static PageScripts load() throws IOException {
    return load("js", "main.js");
  }

  /** Scripts whose modules lie elsewhere; see {@link ScriptBundle}. */
  static PageScripts load(String folder, String entry) throws IOException {
    Properties d3 = new Properties();
    d3.load(new StringReader(resource(D3_VERSION)));
    String home = "/META-INF/resources/webjars/d3/" + d3.getProperty("version");
    String licence = "/*\n" + resource(home + "/LICENSE") + "*/\n";
    return new PageScripts(
        licence + resource(home + "/dist/d3.min.js"), ScriptBundle.of(folder, entry));
  }

  private static String resource(String name) throws IOException {
    try (InputStream resource = PageScripts.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException("The page needs " + name + ", which is missing");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A text that ends where it ends: neither early nor, by an open comment, too late. */
  private static String requireEmbeddable(String script) {
    String lower = script.toLowerCase(Locale.ROOT);
    if (lower.contains("</script") || lower.contains("<!--") || lower.contains("\r")) {
      throw new IllegalStateException(
          "A script of the page holds what HTML would take for its own");
    }
    return script;
  }

  void writeTo(Writer out) throws IOException {
    out.write("<script>");
    out.write(library);
    out.write("</script>\n<script type=\"module\">");
    out.write(module);
    out.write("</script>\n");
  }

  /** What a content security policy calls these scripts, and no others. */
  List<String> sources() {
    return List.of(source(library), source(module));
  }

  private static String source(String script) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(script.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
