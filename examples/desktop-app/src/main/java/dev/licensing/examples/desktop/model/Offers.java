package dev.licensing.examples.desktop.model;

import dev.licensing.client.answer.Hindrance;
import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.ServerProblem;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.examples.desktop.model.Offer.Kind;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the person can do about an answer that was no "yes": what can be done in this dialog as
 * offers, what cannot as advice. Every remedy the server names is one of the two.
 *
 * @param offers the gentlest first, each once
 * @param advice in the order of the reasons, each once
 */
public record Offers(List<Offer> offers, List<Remedy> advice) {

  /** Copies both. */
  public Offers {
    offers = List.copyOf(offers);
    advice = List.copyOf(advice);
  }

  /** What helps here. */
  public static Offers about(Reply<?> reply) {
    return reply.accept(
        new Reply.Cases<Object, Offers>() {
          @Override
          public Offers done(Object value) {
            return new Offers(List.of(), List.of());
          }

          @Override
          public Offers refused(ServerProblem problem) {
            return Offers.refused(problem);
          }

          @Override
          public Offers noAnswer(Reply.NoAnswer<?> none) {
            return only(again(none.retryAt()), Offer.of(Kind.GO_OFFLINE));
          }

          @Override
          public Offers notSent(Reply.NotSent<?> none) {
            return Offers.notSent(none.hindrance());
          }
        });
  }

  private static Offers only(Offer... offers) {
    return new Offers(List.of(offers), List.of());
  }

  private static Offer again(Optional<Instant> from) {
    return new Offer(Kind.TRY_AGAIN, Offer.of(Kind.TRY_AGAIN).facts(), from);
  }

  private static Offers notSent(Hindrance hindrance) {
    return switch (hindrance) {
      case SERIAL_MISTYPED -> only(Offer.of(Kind.CORRECT_SERIAL));
      case NOT_SIGNED_IN -> only(Offer.of(Kind.SIGN_IN));
      case OTHER_SERIAL_ACTIVATED -> only(Offer.of(Kind.RELEASE_HERE));
      case NOT_ACTIVATED -> only(Offer.of(Kind.ACTIVATE));
      case NOT_REQUESTED, CLOSED -> only();
    };
  }

  private static Offers refused(ServerProblem problem) {
    Set<Offer> offers = new LinkedHashSet<>();
    Set<Remedy> advice = new LinkedHashSet<>();
    problem.reasons().stream()
        .flatMap(reason -> reason.remedies().stream())
        .forEach(
            remedy ->
                kind(remedy.code())
                    .ifPresentOrElse(
                        kind -> offers.add(offer(kind, remedy, problem)),
                        () -> advice.add(remedy)));
    if (problem.retryAt().isPresent() || problem.reasons().isEmpty()) {
      offers.add(again(problem.retryAt()));
    }
    // Who can do it has no need of a description of how somebody else would.
    advice.removeIf(remedy -> remedy.code() == RemedyCode.WAIT);
    return new Offers(new ArrayList<>(offers), new ArrayList<>(advice));
  }

  private static Offer offer(Kind kind, Remedy remedy, ServerProblem problem) {
    Optional<Instant> from =
        kind == Kind.TRY_AGAIN
            ? problem.retryAt()
            : Optional.ofNullable(remedy.facts().get("notBefore")).flatMap(Offers::instant);
    return kind == Kind.FORCE_RELEASE || kind == Kind.ASK_FOR_ACCESS || kind == Kind.REACTIVATE
        ? new Offer(kind, remedy.facts(), from)
        : new Offer(kind, Offer.of(kind).facts(), from);
  }

  /** A newer server may write it otherwise; then it is the server that says so. */
  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** How a remedy is carried out here; empty if it is not. */
  static Optional<Kind> kind(RemedyCode code) {
    return switch (code) {
      case SIGN_IN, SIGN_IN_AGAIN -> Optional.of(Kind.SIGN_IN);
      case CHECK_SERIAL -> Optional.of(Kind.CORRECT_SERIAL);
      case CLAIM -> Optional.of(Kind.CLAIM);
      case REQUEST_ACCESS -> Optional.of(Kind.ASK_FOR_ACCESS);
      case FORCE_RELEASE -> Optional.of(Kind.FORCE_RELEASE);
      case ACTIVATE -> Optional.of(Kind.ACTIVATE);
      case REACTIVATE -> Optional.of(Kind.REACTIVATE);
      case CONFIRM_REPORT -> Optional.of(Kind.TRY_AGAIN);
      case ASK_OWNER, ASK_MANAGER, REQUEST_REMOTE_DEACTIVATION, CONTACT_VENDOR ->
          Optional.of(Kind.WRITE);
      case RENEW, BUY -> Optional.of(Kind.BUY);
      case REGISTER,
          CHECK_ORDER,
          PRESENT_ALL_SERIALS,
          ASSIGN,
          RELEASE_THERE,
          STATE_UNREACHABLE,
          WAIT,
          IDENTIFY_MACHINE,
          USE_THAT_MACHINE,
          USE_ANOTHER_ENVIRONMENT,
          USE_EARLIER_BUILD,
          RETYPE_EMAIL,
          ADD_MANAGER,
          REMOVE_HOSTNAMES,
          NAME_EACH_HOST,
          ADD_HOSTNAMES,
          USE_HOSTNAMES,
          OVERRIDE,
          NONE ->
          Optional.empty();
    };
  }
}
