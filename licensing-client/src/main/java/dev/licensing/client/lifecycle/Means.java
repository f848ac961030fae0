package dev.licensing.client.lifecycle;

import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.Silence;
import dev.licensing.client.lifecycle.Session.Token;
import dev.licensing.client.protocol.Call;
import dev.licensing.client.protocol.Exchange;
import dev.licensing.client.protocol.Heard;
import dev.licensing.core.license.Defect;
import dev.licensing.core.license.LicenseClaims;
import dev.licensing.core.license.UnverifiedLicense;
import dev.licensing.core.license.Verification;
import dev.licensing.core.license.Verification.Accepted;
import dev.licensing.core.license.Verification.Rejected;
import dev.licensing.core.license.VerifiedLicense;
import dev.licensing.core.model.ProductId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What each step of the life cycle works with.
 *
 * @param builtOn when this build was released, if the application said so
 */
public record Means(
    Exchange exchange,
    Custody custody,
    ThisMachine machine,
    Session session,
    Nonces nonces,
    InstantSource clock,
    ProductId product,
    Optional<Instant> builtOn,
    KeySets keySets) {

  /** Refusals of the endpoint that leave the question open: it was not looked at. */
  private static final Set<String> UNDECIDED =
      Set.of("NOT_SIGNED_IN", "TOO_MANY_ATTEMPTS", "REAUTHENTICATION_REQUIRED");

  /** Whether a refusal answers the question, so that repeating it word for word is pointless. */
  static boolean settles(String code) {
    return !UNDECIDED.contains(code);
  }

  /** The means of one installation. */
  public Means(
      Exchange exchange,
      Custody custody,
      ThisMachine machine,
      Session session,
      Nonces nonces,
      InstantSource clock,
      ProductId product,
      Optional<Instant> builtOn) {
    this(
        exchange,
        custody,
        machine,
        session,
        nonces,
        clock,
        product,
        builtOn,
        new KeySets(exchange, custody));
  }

  /**
   * Asks as the installation that has this license. A server that has given up the key of that
   * license does not know it any more; then in the name of who is signed in, if somebody is.
   */
  <B> Heard<B> ask(Call call, String license, Class<B> type) {
    Heard<B> heard = exchange.ask(call.licensed(license), type);
    Optional<Token> person = session.current();
    return person.isPresent()
            && heard instanceof Heard.Refusal<B> refusal
            && refusal.problem().code().equals("NOT_SIGNED_IN")
        ? exchange.ask(call.bearing(person.get().value()), type)
        : heard;
  }

  /**
   * Takes a license that has just been received into custody if it can be relied on.
   *
   * @param fits whether it is about what was asked
   */
  <T> Reply<T> receive(
      String compact,
      String nonce,
      Predicate<LicenseClaims> fits,
      Function<LicenseClaims, Reply<T>> next) {
    UnverifiedLicense text = new UnverifiedLicense(compact);
    Verification<VerifiedLicense> verification =
        keySets
            .knowing(() -> custody.verify(text, nonce))
            .then(
                license ->
                    fits.test(license.claims())
                        ? new Accepted<>(license)
                        : new Rejected<>(Defect.WRONG_ACTIVATION));
    if (verification instanceof Rejected<VerifiedLicense> rejected) {
      return notTrusted(rejected.defect());
    }
    VerifiedLicense license = ((Accepted<VerifiedLicense>) verification).value();
    custody.take("", text, license, Optional.of(clock.instant()));
    return next.apply(license.claims());
  }

  /** The server's answer cannot be relied on (rule 12.1). */
  static <T> Reply<T> notTrusted(Defect defect) {
    return new Reply.NoAnswer<>(Silence.NOT_TRUSTED, defect.name(), Optional.empty());
  }
}
