package dev.licensing.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is slow on purpose holds up nobody, and not for ever. */
class PromptnessTest {

  private static final String HEALTH = "GET /v1/health HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final String BODY_TO_COME =
      """
      POST /v1/sessions HTTP/1.1\r
      Host: x\r
      Content-Type: application/json\r
      Content-Length: 5000\r
      \r
      """;

  private MountedEndpoint server;

  @BeforeEach
  void start() throws Exception {
    server = MountedEndpoint.start(Duration.ofSeconds(2));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aHeaderThatComesByteByByteIsCutOff() throws Exception {
    assertThat(drip("GET /v1/health HTTP/1.1\r\nX-Slow: ", 'x')).isTrue();
  }

  @Test
  void aBodyThatComesByteByByteIsCutOff() throws Exception {
    assertThat(drip(BODY_TO_COME, ' ')).isTrue();
  }

  /** The second request of a connection, after a quick first. */
  @Test
  void aConnectionThatTurnsSlowIsCutOff() throws Exception {
    assertThat(drip(HEALTH + "GET /v1/health HTTP/1.1\r\nX-Slow: ", 'x')).isTrue();
  }

  @Test
  void aConnectionThatIsUsedNowAndThenStays() throws Exception {
    try (Socket socket = connect()) {
      for (int i = 0; i < 5; i++) {
        write(socket, HEALTH);
        assertThat(answer(socket)).contains("200");
        TimeUnit.MILLISECONDS.sleep(900);
      }
    }
  }

  /** More slow bodies than the server has threads: it answers others all the same. */
  @Test
  void slowBodiesTakeNoThreads() throws Exception {
    stop();
    server = MountedEndpoint.start(Mount.LIMIT);
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 400; i++) {
        Socket socket = connect();
        slow.add(socket);
        write(socket, BODY_TO_COME);
      }
      try (Socket socket = connect()) {
        socket.setSoTimeout(20_000);
        write(socket, HEALTH);
        assertThat(answer(socket)).contains("200");
      }
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  /** Whether the server ends the connection, while something is sent all the time. */
  private boolean drip(String beginning, char more) throws Exception {
    try (Socket socket = connect()) {
      socket.setSoTimeout(100);
      write(socket, beginning);
      long begun = System.nanoTime();
      while (System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(60)) {
        try {
          write(socket, String.valueOf(more));
          if (ended(socket)) {
            return true;
          }
        } catch (IOException e) {
          return true;
        }
      }
      return false;
    }
  }

  private static boolean ended(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), server.port());
  }

  private static void write(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static String answer(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    byte[] bytes = new byte[8_000];
    int read = in.read(bytes);
    return new String(bytes, 0, Math.max(read, 0), StandardCharsets.US_ASCII);
  }
}
