package dev.licensing.examples.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jose4j.http.SimpleGet;
import org.jose4j.http.SimpleResponse;

/**
 * Fetches the keys of an OpenID provider from the address that is set, and from nowhere that this
 * would lead on to.
 */
final class KeySetGet implements SimpleGet {

  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final int OK = 200;

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(LONGEST)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  @Override
  public SimpleResponse get(String address) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).timeout(LONGEST).build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != OK) {
        throw new IOException("HTTP " + response.statusCode());
      }
      return new Fetched(response);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** What came back. */
  private record Fetched(HttpResponse<String> response) implements SimpleResponse {

    @Override
    public int getStatusCode() {
      return response.statusCode();
    }

    @Override
    public String getStatusMessage() {
      return "";
    }

    @Override
    public Collection<String> getHeaderNames() {
      return response.headers().map().keySet();
    }

    @Override
    public List<String> getHeaderValues(String name) {
      return response.headers().allValues(name);
    }

    @Override
    public String getBody() {
      return response.body();
    }
  }
}
