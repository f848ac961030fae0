package dev.licensing.client;

import dev.licensing.core.spi.LicenseTransport;
import dev.licensing.core.spi.LicenseTransport.Answered;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.core.wire.WireResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * A server of bare sockets in front of the real endpoint: it can break off, fall silent and lie at
 * any byte. One request to a connection.
 */
final class RawServer implements AutoCloseable {

  private final LicenseTransport endpoint;
  private final ServerSocket socket;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final Map<String, WireResponse> firstAnswers = new ConcurrentHashMap<>();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile Optional<Misbehaviour> fault = Optional.empty();

  RawServer(LicenseTransport endpoint) throws IOException {
    this.endpoint = endpoint;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::accept, "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  int connections() {
    return connections.get();
  }

  void now(Misbehaviour next) {
    fault = Optional.of(next);
  }

  void heal() {
    fault = Optional.empty();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket accepted = socket.accept();
        connections.incrementAndGet();
        open.add(accepted);
        Thread thread = new Thread(() -> serve(accepted), "raw-server-connection");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket connection) {
    try {
      if (fault.isPresent()) {
        misbehave(connection, fault.get());
      } else {
        WireRequest request = read(connection.getInputStream());
        WireResponse answer = forward(request);
        firstAnswers.putIfAbsent(kind(request), answer);
        write(connection, answer);
        connection.close();
      }
    } catch (IOException e) {
      // the client has gone, as it may
    }
  }

  private void misbehave(Socket connection, Misbehaviour how) throws IOException {
    switch (how) {
      case RESET_BEFORE_READING -> reset(connection);
      case SILENT_BEFORE_READING -> connection.getInputStream();
      case RESET_WHILE_READING -> {
        connection.getInputStream().readNBytes(20);
        reset(connection);
      }
      default -> misbehave(connection, how, read(connection.getInputStream()));
    }
  }

  private void misbehave(Socket connection, Misbehaviour how, WireRequest request)
      throws IOException {
    OutputStream out = connection.getOutputStream();
    WireResponse good = how.done ? forward(request) : json(200, "{}");
    byte[] bytes = bytes(good);
    byte[] half = Arrays.copyOf(bytes, bytes.length - good.body().length / 2);
    switch (how) {
      case RESET_AFTER_DOING -> reset(connection);
      case SILENT_AFTER_DOING -> out.flush();
      case RESET_WITHIN_THE_ANSWER -> {
        out.write(half);
        out.flush();
        reset(connection);
      }
      case SILENT_WITHIN_THE_ANSWER -> {
        out.write(half);
        out.flush();
      }
      case CUT_SHORT -> {
        out.write(half);
        connection.close();
      }
      case NOT_HTTP -> say(connection, "220 mail.example.com ESMTP\r\n");
      case ENDLESS_JSON -> endless(out);
      default -> {
        write(connection, answer(how, request, good));
        connection.close();
      }
    }
  }

  private WireResponse answer(Misbehaviour how, WireRequest request, WireResponse good) {
    String portal = "<html><body>Please sign in to this network</body></html>";
    return switch (how) {
      case HALF_JSON -> changed(good, body -> body.substring(0, body.length() / 2));
      case ANOTHER_JSON -> json(200, "{\"weather\":\"fine\"}");
      case PORTAL_PAGE -> page(200, portal);
      case PORTAL_PAGE_CALLED_JSON -> json(200, portal);
      case PORTAL_REDIRECT ->
          new WireResponse(302, headers("Location", "https://portal.example.com/"), new byte[0]);
      case PROXY_WANTS_PASSWORD -> page(407, "<html>Proxy</html>");
      case BARE_400 -> bare(400);
      case BARE_404 -> bare(404);
      case BARE_429 -> bare(429);
      case BARE_500 -> bare(500);
      case PAGE_502 -> page(502, "<html>Bad gateway</html>");
      case BARE_503 -> bare(503);
      case PROBLEM_500 -> problem(500, "INTERNAL_ERROR");
      case PROBLEM_403 -> problem(403, "SERIAL_REVOKED");
      case PROBLEM_410 -> problem(410, "ACTIVATION_ENDED");
      case PROBLEM_429 -> problem(429, "TOO_MANY_ATTEMPTS");
      case FORGED -> changed(good, body -> Forging.replaceJws(body, Forging::withChangedPayload));
      case OLD_ANSWER -> firstAnswers.get(kind(request));
      case ASKED_TWICE -> forward(request);
      default -> good;
    };
  }

  private WireResponse forward(WireRequest request) {
    return ((Answered) endpoint.send(request)).response();
  }

  /** The last step of the path: what is asked for. */
  private static String kind(WireRequest request) {
    return request.path().substring(request.path().lastIndexOf('/'));
  }

  private static WireRequest read(InputStream in) throws IOException {
    String[] lines = head(in).strip().split("\r\n", -1);
    String[] first = lines[0].split(" ", -1);
    TreeMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line : Arrays.asList(lines).subList(1, lines.length)) {
      int colon = line.indexOf(':');
      headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
    return new WireRequest(first[0], first[1], headers, in.readNBytes(length));
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static void write(Socket connection, WireResponse response) throws IOException {
    connection.getOutputStream().write(bytes(response));
    connection.getOutputStream().flush();
  }

  private static byte[] bytes(WireResponse response) throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + response.status() + " Some\r\n");
    response.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    head.append("Content-Length: " + response.body().length + "\r\nConnection: close\r\n\r\n");
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    all.write(response.body());
    return all.toByteArray();
  }

  private static void say(Socket connection, String text) throws IOException {
    connection.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    connection.close();
  }

  private static void endless(OutputStream out) throws IOException {
    String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"license\":\"";
    out.write(head.getBytes(StandardCharsets.ISO_8859_1));
    byte[] more = "a".repeat(64 * 1024).getBytes(StandardCharsets.ISO_8859_1);
    while (true) {
      out.write(more); // until the client has had enough
    }
  }

  /** What was not sent is thrown away, and the other side is told so (RST). */
  private static void reset(Socket connection) throws IOException {
    connection.setSoLinger(true, 0);
    connection.close();
  }

  private static WireResponse changed(WireResponse response, UnaryOperator<String> change) {
    String body = new String(response.body(), StandardCharsets.UTF_8);
    return new WireResponse(
        response.status(), response.headers(), change.apply(body).getBytes(StandardCharsets.UTF_8));
  }

  private static WireResponse problem(int status, String code) {
    return new WireResponse(
        status,
        headers("Content-Type", "application/problem+json"),
        ("{\"type\":\"urn:x\",\"title\":\"No.\",\"status\":"
                + status
                + ",\"code\":\""
                + code
                + "\",\"detail\":\"\",\"instance\":\"urn:x\",\"reasons\":[]}")
            .getBytes(StandardCharsets.UTF_8));
  }

  private static WireResponse json(int status, String body) {
    return new WireResponse(
        status, headers("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
  }

  private static WireResponse page(int status, String body) {
    return new WireResponse(
        status, headers("Content-Type", "text/html"), body.getBytes(StandardCharsets.UTF_8));
  }

  private static WireResponse bare(int status) {
    return new WireResponse(status, new TreeMap<>(), new byte[0]);
  }

  private static SortedMap<String, String> headers(String name, String value) {
    return new TreeMap<>(Map.of(name, value));
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket each : open) {
      each.close();
    }
  }
}
