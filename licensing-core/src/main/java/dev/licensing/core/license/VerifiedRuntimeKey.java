package dev.licensing.core.license;

import dev.licensing.core.model.ApplicationId;
import dev.licensing.core.model.HostClass;
import dev.licensing.core.model.HostName;
import java.time.Instant;
import java.util.Optional;

/** A runtime key whose signature and product were checked; only the verifier makes one (9.2). */
public final class VerifiedRuntimeKey {

  private final RuntimeKeyClaims claims;

  VerifiedRuntimeKey(RuntimeKeyClaims claims) {
    this.claims = claims;
  }

  /** What it says. */
  public RuntimeKeyClaims claims() {
    return claims;
  }

  /** Whether it is for tests only, so that the product should say so (rule 9.2). */
  public boolean test() {
    return claims.hostClass() == HostClass.TEST;
  }

  /**
   * Whether the product may run on this host (rule 9.4).
   *
   * @param host as the application sees it: any case, with port or trailing dot or without
   */
  public RuntimeCheck onHost(String host, Instant now) {
    if (HostName.isLocal(host)) {
      return check(RuntimeCheck.Outcome.LOCAL, host);
    }
    Optional<HostName> name = name(host);
    boolean named =
        name.isPresent() && claims.hosts().stream().anyMatch(wanted -> wanted.covers(name.get()));
    return check(outcome(named, now), name.map(HostName::value).orElse(host));
  }

  /** Whether the product may run in this application. */
  public RuntimeCheck inApplication(ApplicationId application, Instant now) {
    boolean named = claims.application().equals(Optional.of(application));
    return check(outcome(named, now), application.value());
  }

  private RuntimeCheck.Outcome outcome(boolean named, Instant now) {
    if (!named) {
      return RuntimeCheck.Outcome.WRONG_HOST;
    }
    return now.isBefore(claims.validUntil())
        ? RuntimeCheck.Outcome.PERMITTED
        : RuntimeCheck.Outcome.EXPIRED;
  }

  private RuntimeCheck check(RuntimeCheck.Outcome outcome, String actual) {
    return new RuntimeCheck(
        outcome, actual, claims.hosts(), claims.application(), claims.validUntil());
  }

  private static Optional<HostName> name(String host) {
    try {
      return Optional.of(HostName.of(host));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "VerifiedRuntimeKey[" + claims.key() + "]";
  }
}
