package dev.licensing.client;

import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.Verdict;
import dev.licensing.core.spi.LicenseTransport.ClientCall;
import java.util.function.Consumer;

/**
 * Tells a transport that watches what an application does with its client; tests find misuse so.
 */
record Watching(Consumer<ClientCall> watcher) {

  /** Nobody watches a product in the field. */
  static final Watching NOBODY = new Watching(call -> {});

  void called(LicensingClient client, String what, Reply<?> reply) {
    String outcome = reply.getClass().getSimpleName();
    told(
        client,
        what,
        reply instanceof Reply.Refused<?> refused
            ? outcome + " " + refused.problem().code()
            : outcome);
  }

  void looked(LicensingClient client, String what, Verdict verdict) {
    told(
        client,
        what,
        verdict instanceof Verdict.NotKnown unknown
            ? unknown.doubt().name()
            : verdict.getClass().getSimpleName());
  }

  void closed(LicensingClient client) {
    told(client, "close", "");
  }

  private void told(LicensingClient client, String what, String outcome) {
    watcher.accept(new ClientCall(client, what, outcome));
  }
}
