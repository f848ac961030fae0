package dev.licensing.client.store;

import dev.licensing.client.store.Kept.Contact;
import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.model.ProductId;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;

/** Adds seconds to what a store keeps, one at a time: two clients in a process of its own. */
final class Counter {

  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final Map<ComponentKind, String> MACHINE = Map.of(ComponentKind.MACHINE_ID, "here");

  private Counter() {}

  /** The directory, and how often each of two clients adds. */
  public static void main(String[] args) throws InterruptedException {
    Runnable adding =
        () -> {
          LocalStore store = at(Path.of(args[0]));
          for (int i = 0; i < Integer.parseInt(args[1]); i++) {
            store.update(MACHINE, Counter::counted, false);
          }
        };
    Thread second = new Thread(adding);
    second.start();
    adding.run();
    second.join();
  }

  static LocalStore at(Path directory) {
    return new LocalStore(directory, new ProductId("acme-studio"), new SecureRandom());
  }

  static Kept counted(Kept kept) {
    Instant next = kept.contact().map(Contact::server).orElse(START).plusSeconds(1);
    return kept.contacted(new Contact(next, next));
  }
}
