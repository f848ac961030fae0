package dev.licensing.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole server, started and killed as a process. */
class LicenseServerTest {

  private static final String REGISTER =
      "{\"email\":\"ann@shop.example\",\"name\":\"Ann\",\"password\":\"secret of ann\"}";
  private static final String SIGN_IN =
      "{\"email\":\"ann@shop.example\",\"password\":\"secret of ann\"}";
  static final String ORDER =
      """
      {"product": "acme-studio", "serials": 1,
       "customer": null, "purchaser": null, "licenseManagers": [],
       "terms": {
         "seats": {"machineLimit": 1, "usersAtOnce": "ONE", "lease": null, "environments": {}},
         "access": "ANYONE_WITH_SERIAL", "claimable": true, "coolDown": "P7D",
         "remoteDeactivationsPerYear": 0,
         "validity": {"validUntil": null, "updatesUntil": null},
         "offline": {"refreshAfter": "P1D", "validFor": "P30D", "grace": "P7D"},
         "hosts": {"production": 0, "test": 0, "wildcards": false, "applications": false,
                   "keyValidFor": "P365D"},
         "admission": "ON_APPROVAL", "support": "DEVELOPERS", "trialLength": null,
         "features": {}}}
      """;

  @TempDir Path folder;

  @Test
  void whatWasAcknowledgedOutlivesAKilledServer() throws Exception {
    String key;
    try (RunningServer server = RunningServer.start(folder, Map.of())) {
      key = server.key;
      assertThat(server.send("GET", "/v1/keys", "").body()).contains(key);
      assertThat(server.post("/v1/accounts", REGISTER).statusCode()).isEqualTo(201);
      assertThat(durable()).containsExactly("on", "on");
      server.kill();
    }
    assertThat(database()).as("the database outlives the killed server").isPresent();

    try (RunningServer server = RunningServer.start(folder, Map.of())) {
      assertThat(server.key).isEqualTo(key);
      assertThat(server.post("/v1/sessions", SIGN_IN).statusCode()).isEqualTo(201);
      HttpResponse<String> order = issue(server, Files.readString(folder.resolve("vendor-key")));
      assertThat(order.statusCode()).isEqualTo(201);
      ProcessHandle database = database().orElseThrow();

      assertThat(server.stop()).as("one line and no other on standard output").isEmpty();

      assertThat(database.onExit()).succeedsWithin(Duration.ofSeconds(30));
    }
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("keys/private.pem"))))
        .isEqualTo("rw-------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("vendor-key"))))
        .isEqualTo("rw-------");
  }

  @Test
  void aFolderServesOneServerAtATime() throws Exception {
    String vendor = "a vendor key of the environment";
    try (RunningServer server =
        RunningServer.start(folder, Map.of("LICENSING_VENDOR_KEY", vendor))) {
      Process second = RunningServer.launch(folder, Map.of());

      assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();

      assertThat(second.exitValue()).isEqualTo(1);
      assertThat(server.send("GET", "/v1/health", "").body()).isEqualTo("{\"status\":\"UP\"}");
      assertThat(issue(server, vendor).statusCode()).isEqualTo(201);
      assertThat(issue(server, "another").statusCode()).isEqualTo(401);
      assertThat(folder.resolve("vendor-key")).doesNotExist();
    }
  }

  @Test
  void everyRequestIsAnsweredByTheEndpoint() throws Exception {
    try (RunningServer server = RunningServer.start(folder, Map.of())) {
      assertThat(server.send("GET", "/elsewhere", "").body()).contains("NO_SUCH_RESOURCE");
      HttpResponse<String> patched = server.send("PATCH", "/v1/accounts", "");
      assertThat(patched.statusCode()).isEqualTo(405);
      assertThat(patched.headers().firstValue("Allow")).contains("POST");
      HttpResponse<String> large = server.post("/v1/accounts", "x".repeat(70_000));
      assertThat(large.statusCode()).isEqualTo(413);
      assertThat(large.headers().firstValue("Content-Type")).contains("application/problem+json");
    }
  }

  private static HttpResponse<String> issue(RunningServer server, String key) throws Exception {
    return server.post("/v1/vendor/orders", ORDER, "Authorization", "Bearer " + key.strip());
  }

  private Optional<ProcessHandle> database() throws Exception {
    return ProcessHandle.of(Long.parseLong(pidFile().get(0).strip()));
  }

  private List<String> pidFile() throws Exception {
    return Files.readAllLines(folder.resolve("postgres/postmaster.pid"));
  }

  private List<String> durable() throws Exception {
    String url = "jdbc:postgresql://localhost:" + pidFile().get(3) + "/postgres?user=postgres";
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select current_setting('fsync'), current_setting('synchronous_commit')")) {
      row.next();
      return List.of(row.getString(1), row.getString(2));
    }
  }
}
