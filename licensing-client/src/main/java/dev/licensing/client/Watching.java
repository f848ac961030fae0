package dev.licensing.client;

import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.Verdict;
import dev.licensing.core.spi.LicenseTransport;
import dev.licensing.core.spi.LicenseTransport.ClientCall;
import java.util.Optional;

/**
 * Tells a transport that watches what an application does with its client; tests find misuse so.
 *
 * @param watcher empty for a product in the field, where nobody watches
 */
record Watching(Optional<LicenseTransport> watcher) {

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
    if (watcher.isPresent()) {
      told(
          client,
          what,
          verdict instanceof Verdict.NotKnown unknown
              ? unknown.doubt().name()
              : verdict.getClass().getSimpleName());
    }
  }

  void closed(LicensingClient client) {
    told(client, "close", "");
  }

  private void told(LicensingClient client, String what, String outcome) {
    if (watcher.isPresent()) {
      watcher.get().observe(new ClientCall(client, what, outcome));
    }
  }
}
