package dev.licensing.examples.server.console;

import dev.licensing.core.model.Terms;
import dev.licensing.core.wire.Requests;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Terms of the engine as the protocol writes them. */
final class TermsBodies {

  private TermsBodies() {}

  static Requests.TermsBody of(Terms terms) {
    Map<String, String> environments = new TreeMap<>();
    terms
        .seats()
        .environments()
        .forEach((environment, may) -> environments.put(environment.name(), may.name()));
    return new Requests.TermsBody(
        new Requests.SeatsBody(
            terms.seats().machineLimit(),
            terms.seats().usersAtOnce().name(),
            text(terms.seats().lease()),
            environments),
        terms.access().name(),
        terms.claimable(),
        terms.coolDown().toString(),
        terms.remoteDeactivationsPerYear(),
        new Requests.ValidityBody(
            text(terms.validity().validUntil()), text(terms.validity().updatesUntil())),
        new Requests.OfflineBody(
            terms.offline().refreshAfter().toString(),
            terms.offline().validFor().toString(),
            terms.offline().grace().toString()),
        new Requests.HostTermsBody(
            terms.hosts().production(),
            terms.hosts().test(),
            terms.hosts().wildcards(),
            terms.hosts().applications(),
            terms.hosts().keyValidFor().toString()),
        terms.admission().name(),
        terms.support().name(),
        text(terms.trialLength()),
        terms.features());
  }

  private static @Nullable String text(Optional<?> value) {
    return value.map(Object::toString).orElse(null);
  }
}
