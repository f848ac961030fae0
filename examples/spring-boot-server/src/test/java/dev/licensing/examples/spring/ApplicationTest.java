package dev.licensing.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.license.TrustedKey;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The protocol through Spring MVC, over a pool and a database as Spring Boot sets them up. */
class ApplicationTest {

  private static final String ANN =
      """
      {"email": "ann@example.com", "name": "Änn", "password": "correct horse"}
      """;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void everythingGoesThroughAsItIs() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    String published = new TrustedKey("k1", pair.getPublic()).toString();
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        ConfigurableApplicationContext application =
            SpringApplication.run(
                Application.class,
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "--licensing.public-key=" + published,
                "--licensing.private-key="
                    + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()),
                "--licensing.vendor-key=vendor-key-of-the-example")) {
      String server =
          "http://localhost:"
              + application.getBeanFactory().resolveEmbeddedValue("${local.server.port}");

      assertThat(get(server + "/v1/keys").body()).contains(published);
      assertThat(get(server + "/.well-known/jwks.json").body()).contains("\"kid\":\"k1\"");
      String key = "key-of-this-registration";
      HttpResponse<String> first = post(server + "/v1/accounts", ANN, key);
      assertThat(first.statusCode()).isEqualTo(201);
      assertThat(post(server + "/v1/accounts", ANN, key).body()).isEqualTo(first.body());
      HttpResponse<String> taken = post(server + "/v1/accounts", ANN, "another-key-for-the-same");
      assertThat(taken.statusCode()).isEqualTo(409);
      assertThat(taken.headers().firstValue("Content-Type")).contains("application/problem+json");
      HttpResponse<String> large =
          post(server + "/v1/accounts", " ".repeat(70_000), "key-of-a-large-body");
      assertThat(large.statusCode()).isEqualTo(413);
      HttpResponse<String> unknown = get(server + "/v1/serials");
      assertThat(unknown.statusCode()).isEqualTo(401);
      assertThat(unknown.headers().firstValue("WWW-Authenticate")).contains("Bearer");
      assertThat(get(server + "/v1/nothing").body()).contains("NO_SUCH_RESOURCE");
    }
  }

  private HttpResponse<String> get(String address) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String address, String body, String key)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
