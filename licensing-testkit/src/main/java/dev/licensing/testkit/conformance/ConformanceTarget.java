package dev.licensing.testkit.conformance;

import dev.licensing.core.license.TrustedKey;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The server that is checked, and all that a run needs of it. Immutable.
 *
 * @param base where the protocol's paths begin, without {@code /v1}; may have a path of its own
 * @param vendorKey an API key of the vendor, good for all scopes
 * @param keys the public keys that an application of this server would trust
 * @param mail reads tokens from letters; empty where the server takes accounts without a proof of
 *     their address
 * @param emailDomain of the people that a run registers
 * @param timeout for one answer
 * @param guessing whether the run may end by guessing until the server stops it, which holds up
 *     whoever comes from the same address for as long as the server says
 */
public record ConformanceTarget(
    URI base,
    String vendorKey,
    List<TrustedKey> keys,
    Optional<MailedTokens> mail,
    String emailDomain,
    Duration timeout,
    boolean guessing) {

  /**
   * Copies the keys.
   *
   * @throws IllegalArgumentException if there is no key
   */
  public ConformanceTarget {
    keys = List.copyOf(keys);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("without a trusted key nothing can be verified");
    }
  }

  /** The required things; accounts without proof, 30 seconds for an answer, no guessing. */
  public static ConformanceTarget of(URI base, String vendorKey, List<TrustedKey> keys) {
    return new ConformanceTarget(
        base,
        vendorKey,
        keys,
        Optional.empty(),
        "conformance.example",
        Duration.ofSeconds(30),
        false);
  }

  /** The same server, which proves addresses by mail; the letters go to this domain. */
  public ConformanceTarget withMail(MailedTokens reading, String domain) {
    return new ConformanceTarget(
        base, vendorKey, keys, Optional.of(reading), domain, timeout, guessing);
  }

  /** The same, with another time for one answer. */
  public ConformanceTarget withTimeout(Duration longest) {
    return new ConformanceTarget(base, vendorKey, keys, mail, emailDomain, longest, guessing);
  }

  /** The same, and the run may guess until it is stopped. */
  public ConformanceTarget withGuessing() {
    return new ConformanceTarget(base, vendorKey, keys, mail, emailDomain, timeout, true);
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "ConformanceTarget[" + base + "]";
  }
}
