package dev.licensing.benchmarks.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Base64;
import java.util.UUID;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * What is left of a license server without a rule: the same HTTP server and pool, one statement,
 * one signature over about as many bytes. It knows nobody and refuses nothing, and it records
 * nothing, or by one statement the very rows that a license server with rules leaves.
 */
final class BareServer {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ACTIVATION = SameRows.statement(SameRows.ACTIVATION);
  private static final String HEARTBEAT = SameRows.statement(SameRows.HEARTBEAT);

  private final HikariDataSource pool;
  private final Ed25519PrivateKeyParameters key =
      new Ed25519PrivateKeyParameters(new SecureRandom());

  private BareServer(HikariDataSource pool) {
    this.pool = pool;
  }

  /** The database; prints the port. */
  public static void main(String[] arguments) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(arguments[0]);
    config.setMaximumPoolSize(20);
    BareServer server = new BareServer(new HikariDataSource(config));
    Javalin http =
        Javalin.start(
            javalin -> {
              javalin.startup.showJavalinBanner = false;
              javalin.jetty.host = "127.0.0.1";
              javalin.jetty.port = 0;
              javalin.routes.post("/activate", server::activate);
              javalin.routes.post("/renew", server::renew);
              javalin.routes.post("/activate-rows", context -> server.rows(context, ACTIVATION));
              javalin.routes.post("/renew-rows", context -> server.rows(context, HEARTBEAT));
            });
    System.out.println("ready port=" + http.port() + " ");
  }

  private void activate(Context context) throws Exception {
    JsonNode body = JSON.readTree(context.bodyAsBytes());
    UUID id = UUID.randomUUID();
    change(Bare.ACTIVATING, body.path("serial").asInt(), id);
    answer(context, id.toString(), body);
  }

  private void renew(Context context) throws Exception {
    JsonNode body = JSON.readTree(context.bodyAsBytes());
    change(Bare.RENEWING, body.path("seat").asInt());
    answer(context, body.path("seat").asText(), body);
  }

  private void rows(Context context, String sql) throws Exception {
    JsonNode body = JSON.readTree(context.bodyAsBytes());
    change(sql, body.path("which").asInt());
    answer(context, UUID.randomUUID().toString(), body);
  }

  private void change(String sql, Object... values) throws Exception {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      if (statement.executeUpdate() != 1) {
        throw new IllegalStateException("no seat");
      }
    }
  }

  private void answer(Context context, String id, JsonNode body) throws Exception {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    String claims =
        JSON.writeValueAsString(
            JSON.createObjectNode()
                .put("activation", id)
                .put("about", "x".repeat(300))
                .set("machine", body.path("machine")));
    String signed = "e30." + base64.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, key);
    byte[] input = signed.getBytes(StandardCharsets.US_ASCII);
    signer.update(input, 0, input.length);
    String license = signed + "." + base64.encodeToString(signer.generateSignature());
    context
        .contentType("application/json")
        .result(
            JSON.writeValueAsBytes(JSON.createObjectNode().put("id", id).put("license", license)));
  }
}
