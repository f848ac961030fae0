package dev.licensing.server.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A relay in front of a database that counts how often one side speaks after the other: round trips
 * as the network sees them, whatever the driver makes of a statement. For one connection.
 */
final class Wire implements AutoCloseable {

  private final ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final AtomicInteger trips = new AtomicInteger();
  private final AtomicBoolean serverSpokeLast = new AtomicBoolean(true);

  Wire(int port) throws IOException {
    start(() -> relay(port));
  }

  int port() {
    return listening.getLocalPort();
  }

  int trips() {
    return trips.get();
  }

  private void relay(int port) throws IOException {
    try (Socket client = listening.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      start(() -> copy(server, client, () -> serverSpokeLast.set(true)));
      copy(client, server, this::clientSpeaks);
    }
  }

  private void clientSpeaks() {
    if (serverSpokeLast.getAndSet(false)) {
      trips.incrementAndGet();
    }
  }

  private static void copy(Socket from, Socket to, Runnable heard) throws IOException {
    InputStream in = from.getInputStream();
    OutputStream out = to.getOutputStream();
    byte[] some = new byte[65_536];
    for (int count = in.read(some); count >= 0; count = in.read(some)) {
      heard.run();
      out.write(some, 0, count);
    }
  }

  private interface Relaying {
    void run() throws IOException;
  }

  private static void start(Relaying relaying) {
    Thread thread =
        new Thread(
            () -> {
              try {
                relaying.run();
              } catch (IOException e) {
                // the connection was closed: there is nothing more to count
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
