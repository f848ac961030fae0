package dev.licensing.testkit.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A socket that says the same to everybody, whatever was asked, and hangs up; or says nothing. */
final class RawAnswer implements AutoCloseable {

  private final ServerSocket server;
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  private RawAnswer(Optional<String> answer) {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException("no port on the loopback interface", e);
    }
    Thread thread = new Thread(() -> serve(answer), "contract-raw-answer");
    thread.setDaemon(true);
    thread.start();
  }

  static RawAnswer of(String answer) {
    return new RawAnswer(Optional.of(answer));
  }

  static RawAnswer never() {
    return new RawAnswer(Optional.empty());
  }

  URI uri() {
    String host = server.getInetAddress().getHostAddress();
    String literal = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return URI.create("http://" + literal + ":" + server.getLocalPort());
  }

  private void serve(Optional<String> answer) {
    try {
      while (true) {
        Socket socket = server.accept();
        open.add(socket);
        if (answer.isPresent()) {
          say(socket, answer.get());
        }
      }
    } catch (IOException e) {
      // Closed: the test is over.
    }
  }

  /** Reads a little first, so that hanging up does not take the answer with it. */
  private static void say(Socket socket, String answer) throws IOException {
    try (socket) {
      byte[] asked = new byte[4096];
      if (socket.getInputStream().read(asked) > 0) {
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        socket.shutdownOutput();
        while (socket.getInputStream().read(asked) > 0) {
          // The rest of the question.
        }
      }
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
