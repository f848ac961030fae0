package dev.licensing.examples.server.web;

import dev.licensing.core.model.Policy;
import dev.licensing.server.LicenseEndpoint;
import dev.licensing.server.postgres.PostgresLicenseStore;
import java.net.URI;
import java.util.Optional;

/**
 * What the pages work with.
 *
 * @param store for the past, which is too much for the protocol
 * @param policy by which the endpoint decides
 * @param mailed whether addresses are proved by mail
 * @param address where customers find the pages, if that was set; else wherever they asked
 * @param proxies that stand in front
 */
public record Site(
    LicenseEndpoint endpoint,
    PostgresLicenseStore store,
    Policy policy,
    Seal seal,
    StaffSessions staff,
    boolean mailed,
    Optional<URI> address,
    Proxies proxies) {

  /** The most that a form may hold. */
  public static final int MOST_FORM_BYTES = LicenseEndpoint.MOST_BODY_BYTES;

  /** Whether browsers reach the pages by TLS, as far as that is known. */
  boolean secure() {
    return address.map(URI::getScheme).filter("https"::equals).isPresent();
  }
}
