package dev.licensing.examples.desktop.model;

import dev.licensing.client.Upkeep;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * What an application tells its activation dialog about itself. All but the name has a default.
 *
 * @param application its name, as its users know it
 * @param locale the language; by default the JVM's
 * @param zone for the times that are shown; by default the JVM's
 * @param clock tells when something that has to wait can be tried again
 * @param support where to write to, {@code mailto:}; without it a message can be copied
 * @param shop where to buy or renew; without it there is no such button
 * @param trial whether the dialog offers to try the product
 * @param upkeep what keeps the license fresh, to show how it is doing
 */
public record ActivationOptions(
    String application,
    Locale locale,
    ZoneId zone,
    InstantSource clock,
    Optional<URI> support,
    Optional<URI> shop,
    boolean trial,
    Optional<Upkeep> upkeep) {

  /** The usual, for the application of this name. */
  public static ActivationOptions of(String application) {
    return new ActivationOptions(
        application,
        Locale.getDefault(),
        ZoneId.systemDefault(),
        InstantSource.system(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty());
  }

  /** In this language. */
  public ActivationOptions in(Locale language) {
    return new ActivationOptions(application, language, zone, clock, support, shop, trial, upkeep);
  }

  /** With this clock and the zone of whoever looks at it. */
  public ActivationOptions at(InstantSource time, ZoneId where) {
    return new ActivationOptions(application, locale, where, time, support, shop, trial, upkeep);
  }

  /** Where to write to for help. */
  public ActivationOptions support(URI address) {
    return new ActivationOptions(
        application, locale, zone, clock, Optional.of(address), shop, trial, upkeep);
  }

  /** Where to buy and renew. */
  public ActivationOptions shop(URI address) {
    return new ActivationOptions(
        application, locale, zone, clock, support, Optional.of(address), trial, upkeep);
  }

  /** The product can be tried. */
  public ActivationOptions withTrial() {
    return new ActivationOptions(application, locale, zone, clock, support, shop, true, upkeep);
  }

  /** Shows how this upkeep is doing. */
  public ActivationOptions upkeep(Upkeep kept) {
    return new ActivationOptions(
        application, locale, zone, clock, support, shop, trial, Optional.of(kept));
  }

  /** The words of this language. */
  public Words words() {
    return Words.in(locale, zone);
  }
}
