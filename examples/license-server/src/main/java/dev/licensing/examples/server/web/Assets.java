package dev.licensing.examples.server.web;

import dev.licensing.server.access.Secrets;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * Style sheets and the script. Their addresses carry a hash of what is in them, so a browser asks
 * for each once and never sees an old one.
 */
@SuppressWarnings("ImmutableEnumChecker") // the arrays are handed to nobody who writes
public enum Assets {
  /** The style sheet of a library. */
  PICO("pico.css", "/META-INF/resources/webjars/picocss__pico/2.1.1/css/pico.min.css", "text/css"),
  /** What that leaves open. */
  STYLE("style.css", "/assets/style.css", "text/css"),
  /** What makes some pages handier. None needs it. */
  SCRIPT("script.js", "/assets/script.js", "text/javascript");

  private final String type;
  private final String path;
  private final byte[] content;
  private final byte[] packed;

  Assets(String name, String resource, String type) {
    this.type = type + ";charset=utf-8";
    this.content = read(resource);
    String hash = Secrets.sha256(new String(content, StandardCharsets.UTF_8));
    this.path = "/assets/" + hash.replaceAll("[^A-Za-z0-9]", "").substring(0, 12) + "/" + name;
    this.packed = pack(content);
  }

  /** Where a page finds it. */
  public String path() {
    return path;
  }

  static void mount(RoutesConfig routes) {
    for (Assets asset : values()) {
      routes.addHttpHandler(HandlerType.GET, asset.path, asset::serve);
    }
  }

  private void serve(Context http) {
    http.header("Cache-Control", "public, max-age=31536000, immutable");
    if (Optional.ofNullable(http.header("Accept-Encoding")).orElse("").contains("gzip")) {
      http.header("Content-Encoding", "gzip").contentType(type).result(packed);
    } else {
      http.contentType(type).result(content);
    }
  }

  private static byte[] read(String resource) {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing: " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] pack(byte[] content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
