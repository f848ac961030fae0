package dev.licensing.system;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Several server processes over one database; one is killed now and then and takes its place again.
 */
final class Servers implements AutoCloseable {

  static final String VENDOR_KEY = "the vendor key of the system tests";

  private final Path folder;
  private final String database;
  private final List<ServerProcess> processes = new ArrayList<>();
  private final AtomicReferenceArray<URI> addresses;

  private Servers(Path folder, String database, int count) {
    this.folder = folder;
    this.database = database;
    this.addresses = new AtomicReferenceArray<>(count);
  }

  static Servers start(Path folder, String database, int count) throws IOException {
    Servers servers = new Servers(folder, database, count);
    // The first makes the keys and the schema.
    for (int i = 0; i < count; i++) {
      servers.processes.add(servers.launch());
      if (i == 0) {
        servers.addresses.set(0, servers.processes.get(0).address());
      }
    }
    for (int i = 1; i < count; i++) {
      servers.addresses.set(i, servers.processes.get(i).address());
    }
    return servers;
  }

  private ServerProcess launch() throws IOException {
    return ServerProcess.launch(folder, database, Map.of("LICENSING_VENDOR_KEY", VENDOR_KEY));
  }

  /** Any of them, perhaps one that is dead. */
  URI any() {
    return addresses.get(ThreadLocalRandom.current().nextInt(addresses.length()));
  }

  /** Kills one with SIGKILL and starts another in its place; for one thread. */
  void killOne() throws IOException, InterruptedException {
    int one = ThreadLocalRandom.current().nextInt(processes.size());
    processes.get(one).kill();
    processes.set(one, launch());
    addresses.set(one, processes.get(one).address());
  }

  @Override
  public void close() {
    processes.forEach(ServerProcess::close);
  }
}
