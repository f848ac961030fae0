package dev.licensing.core.rule;

import dev.licensing.core.decision.Refusal;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.model.HostClass;
import dev.licensing.core.model.HostName;
import dev.licensing.core.model.Terms;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which hosts an order may have (rule 9.1). */
final class HostRules {

  private HostRules() {}

  /** Why an order may not have these hosts of a class. */
  static Stream<Refusal> refusals(Terms terms, HostClass hostClass, Set<HostName> hosts) {
    Stream<Refusal> wildcards =
        hosts.stream()
            .filter(host -> host.wildcard() && !terms.hosts().wildcards())
            .map(HostRules::termsMustAllowWildcards);
    return Stream.concat(wildcards, thereMustNotBeTooMany(terms, hostClass, hosts).stream());
  }

  private static Refusal termsMustAllowWildcards(HostName host) {
    return Refusal.of(RefusalCode.WILDCARD_NOT_ALLOWED, Remedy.of(RemedyCode.NAME_EACH_HOST))
        .with("host", host);
  }

  private static Optional<Refusal> thereMustNotBeTooMany(
      Terms terms, HostClass hostClass, Set<HostName> hosts) {
    int limit = terms.hosts().limit(hostClass);
    return hosts.size() <= limit
        ? Optional.empty()
        : Optional.of(
            Refusal.of(
                    RefusalCode.HOSTNAME_LIMIT_REACHED,
                    Remedy.of(RemedyCode.REMOVE_HOSTNAMES),
                    Remedy.of(RemedyCode.CONTACT_VENDOR))
                .with("class", hostClass)
                .with("hosts", hosts.size())
                .with("of", limit));
  }
}
