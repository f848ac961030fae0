package dev.licensing.examples.server.browser;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.wire.Replies;
import dev.licensing.core.wire.Requests;
import dev.licensing.examples.server.Started;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The license server with a real PostgreSQL and a real mail server, and what its customers have
 * done before a test begins: by the protocol, as their applications would.
 */
public final class Shop implements AutoCloseable {

  /** The vendor's key for everything. */
  public static final String VENDOR = "the-vendors-key-for-all-tests";

  /** One that may only look. */
  public static final String VIEWER = "the-key-of-who-only-looks";

  static final String PASSWORD = "a sentence of so many words";

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private static final Pattern CODE = Pattern.compile("(?m)^([A-Za-z0-9_-]{20,})$");

  private final GreenMail mail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicInteger names = new AtomicInteger();
  private final Started server;
  private final Path folder;
  private final URI address;

  private Shop(Path folder) throws Exception {
    this.folder = folder;
    mail.start();
    int port = freePort();
    address = URI.create("http://localhost:" + port + "/");
    server =
        Started.with(
            List.of(
                "--port", Integer.toString(port), "--data", folder.toString(), "--proxies", "1"),
            Map.of(
                "LICENSING_VENDOR_KEY",
                VENDOR,
                "LICENSING_VENDOR_KEYS",
                "looker:VIEW:" + VIEWER,
                "LICENSING_SMTP",
                "smtp://127.0.0.1:" + mail.getSmtp().getPort(),
                "LICENSING_MAIL_FROM",
                "licenses@vendor.example",
                "LICENSING_ADDRESS",
                address.toString()));
  }

  static Shop open() throws Exception {
    return new Shop(Files.createTempDirectory("licensing-shop"));
  }

  /** Where its pages are. */
  public URI at(String path) {
    return address.resolve(path);
  }

  /** As the proxy would tell it: nobody is counted together with somebody else. */
  String anotherAddress() {
    int next = names.incrementAndGet();
    return "10.1." + next / 250 + "." + next % 250;
  }

  /** The folder of the server. */
  public Path folder() {
    return folder;
  }

  /** An account whose name nobody else has in this shop. */
  public Customer customer(String name) throws Exception {
    String email =
        name.toLowerCase(java.util.Locale.ROOT) + names.incrementAndGet() + "@shop.example";
    post(
        "",
        "/v1/registrations",
        new Requests.Register(email, name, PASSWORD),
        Replies.ProofSent.class);
    post(
        "",
        "/v1/registrations/confirmation",
        new Requests.ShowProof(code(email)),
        Replies.Registered.class);
    return signIn(name, email);
  }

  Customer signIn(String name, String email) throws Exception {
    Replies.SignedIn in =
        post("", "/v1/sessions", new Requests.SignIn(email, PASSWORD), Replies.SignedIn.class);
    return new Customer(this, name, email, in.account(), in.token());
  }

  /** The code in the last mail to an address. */
  public String code(String email) throws Exception {
    Matcher code = CODE.matcher(letter(email, CODE));
    if (!code.find()) {
      throw new AssertionError("no code");
    }
    return code.group(1);
  }

  /** The text of the newest mail to an address that has this in it; waits for it. */
  public String letter(String email, Pattern wanted) throws Exception {
    for (int tries = 0; tries < 600; tries++) {
      var letters = new ArrayList<>(Arrays.asList(mail.getReceivedMessages()));
      for (int i = letters.size() - 1; i >= 0; i--) {
        boolean to = letters.get(i).getAllRecipients()[0].toString().equals(email);
        String text = to ? text(letters.get(i)) : "";
        if (wanted.matcher(text).find()) {
          return text;
        }
      }
      Thread.sleep(50);
    }
    throw new AssertionError("no such mail to " + email);
  }

  private static String text(MimeMessage letter) throws Exception {
    return letter.getContent().toString().replace("\r\n", "\n");
  }

  /** An order of so many serials for a customer, under terms that a test changes. */
  public Replies.Issued order(
      int serials, String customer, UnaryOperator<Map<String, Object>> terms) throws Exception {
    Map<String, Object> body = new TreeMap<>();
    body.put("product", "studio");
    body.put("serials", serials);
    body.put("terms", terms.apply(Terms.usual()));
    body.put("customer", customer.isEmpty() ? null : customer);
    body.put("purchaser", null);
    body.put("licenseManagers", List.of());
    return post(VENDOR, "/v1/vendor/orders", body, Replies.Issued.class);
  }

  /** An order under usual terms. */
  public Replies.Issued order(int serials, Customer customer) throws Exception {
    return order(serials, customer.email(), terms -> terms);
  }

  /** A machine that looks like no other. */
  static Requests.MachineBody machine(String name) {
    Map<String, String> components = new TreeMap<>();
    MachineIdentity.hashed(
            "studio",
            Map.of(
                ComponentKind.MACHINE_ID, "id of " + name,
                ComponentKind.SYSTEM_UUID, "uuid of " + name,
                ComponentKind.BOARD_SERIAL, "board of " + name))
        .components()
        .forEach((kind, hash) -> components.put(kind.name(), hash.value()));
    return new Requests.MachineBody(name, "BARE_METAL", components);
  }

  /** Asks the protocol; fails unless the answer is good. */
  <T> T post(String token, String path, Object body, Class<T> answer) throws Exception {
    HttpResponse<String> response = send(token, path, body);
    if (response.statusCode() >= 300) {
      throw new AssertionError(path + " " + response.statusCode() + " " + response.body());
    }
    return JSON.readValue(response.body(), answer);
  }

  HttpResponse<String> send(String token, String path, Object body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "application/json")
            .header("X-Forwarded-For", anotherAddress())
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    server.close();
    mail.stop();
  }
}
