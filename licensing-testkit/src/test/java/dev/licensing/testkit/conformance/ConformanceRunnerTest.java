package dev.licensing.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.testkit.LicensingWorld;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** The kit as a program. */
@Timeout(120)
class ConformanceRunnerTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of("LICENSING_VENDOR_KEY", LicensingWorld.VENDOR_KEY);

  private final LicensingWorld world = new LicensingWorld();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  @TempDir private Path folder;

  @AfterEach
  void close() {
    world.close();
  }

  private int run(Map<String, String> environment, String... options) {
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return ConformanceRunner.run(List.of(options), environment, out);
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static String key(URI server) throws Exception {
    HttpResponse<String> keys =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(server.resolve("/v1/keys")).build(),
                HttpResponse.BodyHandlers.ofString());
    return Fault.tree(keys.body()).at("/keys/0").asText();
  }

  @Test
  void aServerThatConformsEndsWithZeroAndAReport() throws Exception {
    URI server = world.startLoopback().uri();
    Path report = folder.resolve("report.xml");

    int end =
        run(
            ENVIRONMENT,
            "--url",
            server + "/",
            "--key",
            key(server),
            "--report",
            report.toString());

    assertThat(printed()).contains("ok      a-license-file-verifies", " 0 failed, 0 could not run");
    assertThat(end).isZero();
    assertThat(printed()).doesNotContain(LicensingWorld.VENDOR_KEY);
    Document xml = parsed(Files.readAllBytes(report));
    int checks = Conformance.checks().size();
    assertThat(xml.getDocumentElement().getAttribute("tests")).isEqualTo("" + checks);
    assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(checks);
    assertThat(xml.getElementsByTagName("failure").getLength()).isZero();
  }

  private static Document parsed(byte[] xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml));
  }

  @Test
  void anotherKeyThanTheServersIsAFailureThatIsExplained() throws Exception {
    URI server = world.startLoopback().uri();
    Path report = folder.resolve("report.xml");
    String other = "testkit:11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

    int end =
        run(ENVIRONMENT, "--url", server.toString(), "--key", other, "--report", report.toString());

    assertThat(end).isEqualTo(1);
    assertThat(printed())
        .contains("FAILED  a-license-file-verifies", "BAD_SIGNATURE", "proves:  rule 12.1")
        .contains("request: POST /v1/activations", "look at: the signature (EdDSA)")
        .doesNotContain(Person.PASSWORD);
    Document xml = parsed(Files.readAllBytes(report));
    assertThat(xml.getElementsByTagName("failure").getLength()).isGreaterThan(1);
    assertThat(xml.getElementsByTagName("error").getLength()).isZero();
  }

  @Test
  void noAnswerIsNeitherAYesNorANo() throws Exception {
    int end =
        run(
            ENVIRONMENT,
            "--url",
            "http://localhost:" + closedPort(),
            "--key",
            "testkit:11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");

    assertThat(end).isEqualTo(2);
    assertThat(printed()).contains("NOT RUN the-server-is-live-and-healthy", "nobody listens");
    assertThat(printed()).contains("0 passed, 0 failed");
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Test
  void wrongOptionsAreTold() {
    assertThat(run(Map.of(), "--url", "http://localhost")).isEqualTo(64);
    assertThat(printed()).contains("LICENSING_VENDOR_KEY is not set");
    assertThat(run(ENVIRONMENT, "--url", "http://localhost")).isEqualTo(64);
    assertThat(printed()).contains("without a trusted key");
    assertThat(run(ENVIRONMENT, "--color", "red")).isEqualTo(64);
    assertThat(printed()).contains("not an option: --color");
    assertThat(run(ENVIRONMENT)).isEqualTo(64);
    assertThat(run(ENVIRONMENT, "--help")).isZero();
    assertThat(printed()).contains("--mail-command");
  }

  @Test
  void aMailCommandPrintsTheToken() {
    assertThat(new MailCommand(List.of("echo", "token-of")).newest("ann@example.com"))
        .contains("token-of ann@example.com");
    assertThat(new MailCommand(List.of("false")).newest("ann@example.com")).isEmpty();
  }
}
