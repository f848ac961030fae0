package dev.licensing.system.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.licensing.server.LicenseEndpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What can be asked, from the OpenAPI document that the library ships. */
record Operations(List<Operation> all) {

  static final JsonMapper JSON = new JsonMapper();

  /**
   * One of them.
   *
   * @param path {@code {id}} stands for one segment
   * @param example a body as it should be; empty if none is sent
   */
  record Operation(String method, String path, JsonNode example) {}

  static Operations ofTheDocument() {
    List<Operation> all = new ArrayList<>();
    for (var path : document().get("paths").properties()) {
      for (String method : List.of("GET", "POST", "DELETE")) {
        JsonNode operation = path.getValue().path(method.toLowerCase(Locale.ROOT));
        if (!operation.isMissingNode()) {
          JsonNode example = operation.at("/requestBody/content/application~1json/example");
          all.add(new Operation(method, path.getKey(), example));
        }
      }
    }
    return new Operations(List.copyOf(all));
  }

  private static JsonNode document() {
    try (InputStream in = LicenseEndpoint.class.getResourceAsStream("openapi.json")) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
