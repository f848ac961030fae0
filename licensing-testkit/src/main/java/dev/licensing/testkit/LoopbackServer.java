package dev.licensing.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.licensing.core.spi.LicenseTransport;
import dev.licensing.core.spi.LicenseTransport.Answered;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.core.wire.WireResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Real HTTP in front of a transport, on a free port of the loopback interface, by the server of the
 * JDK. What gets no answer behind it ends in a broken connection, so that faults reach an HTTP
 * client too. Its threads are daemons and end with {@link #close}.
 *
 * <p>For many requests start the JVM with {@code -Dsun.net.httpserver.nodelay=true}: without it
 * each answer can take 40 ms longer. It holds for the whole process, so no library may set it.
 */
public final class LoopbackServer implements AutoCloseable {

  /** More than any endpoint takes, so that it is the endpoint that refuses. */
  private static final int MOST_BYTES = 1 << 20;

  private final HttpServer server;
  private final ExecutorService threads;

  private LoopbackServer(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Starts a server that hands every request to this transport; it does not close the transport.
   *
   * @throws UncheckedIOException if no port can be had
   */
  public static LoopbackServer start(LicenseTransport transport) {
    try {
      InetAddress loopback = InetAddress.getLoopbackAddress();
      HttpServer server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
      ExecutorService threads = threads();
      server.setExecutor(threads);
      server.createContext("/", exchange -> serve(exchange, transport));
      server.start();
      return new LoopbackServer(server, threads);
    } catch (IOException e) {
      throw new UncheckedIOException("no port on the loopback interface", e);
    }
  }

  private static ExecutorService threads() {
    AtomicInteger number = new AtomicInteger();
    return Executors.newCachedThreadPool(
        work -> {
          Thread thread = new Thread(work, "licensing-loopback-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Where it listens, without a path. */
  public URI uri() {
    InetSocketAddress address = server.getAddress();
    String host = address.getAddress().getHostAddress();
    String literal = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return URI.create("http://" + literal + ":" + address.getPort());
  }

  private static void serve(HttpExchange exchange, LicenseTransport transport) throws IOException {
    try (exchange) {
      if (transport.send(request(exchange)) instanceof Answered answered) {
        answer(exchange, answered.response());
      }
    }
  }

  private static WireRequest request(HttpExchange exchange) throws IOException {
    TreeMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    return new WireRequest(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        headers,
        exchange.getRequestBody().readNBytes(MOST_BYTES));
  }

  private static void answer(HttpExchange exchange, WireResponse response) throws IOException {
    response.headers().forEach(exchange.getResponseHeaders()::set);
    int length = response.body().length;
    exchange.sendResponseHeaders(response.status(), length == 0 ? -1 : length);
    if (length > 0) {
      exchange.getResponseBody().write(response.body());
    }
  }

  /** Stops at once, also what is being answered. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
