package org.classblocks.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.classblocks.report.model.ReportFiles;
import org.classblocks.report.model.ReportModel;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A page and its files in memory, and what a browser would find in them. */
public final class RenderedPage {
  private final Map<String, ByteArrayOutputStream> files = new ConcurrentHashMap<>();

  /** A page with a script of three lines. */
  public static RenderedPage of(ReportModel model) throws IOException {
    RenderedPage page = new RenderedPage();
    new ReportPage(model).write(PageScripts.load("bundle", "entry.js"), page.receiver());
    return page;
  }

  /** A page that was written before. */
  public static RenderedPage read(String html) {
    RenderedPage page = new RenderedPage();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(html.getBytes(StandardCharsets.UTF_8));
    page.files.put("index.html", out);
    return page;
  }

  /** Where files are written. */
  public ReportFiles receiver() {
    return path -> {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      if (files.put(path, out) != null) {
        throw new IllegalStateException(path + " is written twice");
      }
      return out;
    };
  }

  /** The text of each file, by path. */
  public Map<String, String> files() {
    Map<String, String> texts = new TreeMap<>();
    files.forEach((path, out) -> texts.put(path, out.toString(StandardCharsets.UTF_8)));
    return texts;
  }

  public Document document() {
    return Jsoup.parse(files().get("index.html"));
  }

  /** The content security policy. */
  public String policy() {
    return document().selectFirst("meta[http-equiv=Content-Security-Policy]").attr("content");
  }

  /** What the script is told. */
  public JsonNode facts() throws IOException {
    return new ObjectMapper().readTree(document().getElementById("run").data());
  }

  /** What it is told of a layer. */
  public JsonNode layer(String id) throws IOException {
    for (JsonNode layer : facts().get("layers")) {
      if (layer.get("id").asText().equals(id)) {
        return layer;
      }
    }
    throw new AssertionError("no layer " + id);
  }

  /** The bytes of a section. */
  byte[] bytes(String name) {
    Element section = document().getElementById("data-" + name);
    if (section == null) {
      throw new AssertionError("no section " + name);
    }
    return inflated(section.data());
  }

  public int[] ints(String name) {
    ByteBuffer bytes = littleEndian(name);
    int[] numbers = new int[bytes.remaining() / Integer.BYTES];
    bytes.asIntBuffer().get(numbers);
    return numbers;
  }

  public float[] floats(String name) {
    ByteBuffer bytes = littleEndian(name);
    float[] numbers = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(numbers);
    return numbers;
  }

  private ByteBuffer littleEndian(String name) {
    return ByteBuffer.wrap(bytes(name)).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The bytes of base64 of a zlib stream. */
  public static byte[] inflated(String base64) {
    Inflater inflater = new Inflater();
    inflater.setInput(Base64.getDecoder().decode(base64));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    try {
      while (!inflater.finished()) {
        int length = inflater.inflate(buffer);
        if (length == 0 && !inflater.finished()) {
          throw new AssertionError("the stream is cut off");
        }
        bytes.write(buffer, 0, length);
      }
    } catch (DataFormatException broken) {
      throw new AssertionError(broken);
    } finally {
      inflater.end();
    }
    return bytes.toByteArray();
  }
}
