package dev.licensing.examples.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.client.answer.Hindrance;
import dev.licensing.client.answer.Reason;
import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.ServerProblem;
import dev.licensing.client.answer.Silence;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.examples.desktop.model.Offer.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("rule-14.2")
class OffersTest {

  private static final Instant LATER = Instant.parse("2026-01-08T00:00:00Z");

  private static Reply<?> refused(Optional<Instant> retryAt, Remedy... remedies) {
    Reason reason = new Reason("CODE", new TreeMap<>(), retryAt, List.of(remedies));
    return new Reply.Refused<>(
        new ServerProblem("CODE", "", "", "", List.of(reason), retryAt, Optional.empty()));
  }

  private static List<Kind> kinds(Reply<?> reply) {
    return Offers.about(reply).offers().stream().map(Offer::kind).toList();
  }

  @ParameterizedTest
  @EnumSource(RemedyCode.class)
  void everyRemedyIsAButtonOrAnAdvice(RemedyCode code) {
    Offers offers = Offers.about(refused(Optional.of(LATER), Remedy.of(code)));

    assertThat(offers.offers().size() + offers.advice().size()).isPositive();
    assertThat(offers.advice().isEmpty())
        .isEqualTo(Offers.kind(code).isPresent() || code == RemedyCode.WAIT);
  }

  @Test
  void theSameMachineIsOfferedOnceHoweverManyReasonsNameIt() {
    Remedy release = Remedy.of(RemedyCode.FORCE_RELEASE).with("activation", "a-1");
    Remedy other = Remedy.of(RemedyCode.FORCE_RELEASE).with("activation", "a-2");

    assertThat(kinds(refused(Optional.empty(), release, other, release)))
        .containsExactly(Kind.FORCE_RELEASE, Kind.FORCE_RELEASE);
  }

  @Test
  void whatHasToWaitSaysUntilWhen() {
    Remedy release = Remedy.of(RemedyCode.FORCE_RELEASE).with("notBefore", LATER);
    Remedy unreadable = Remedy.of(RemedyCode.FORCE_RELEASE).with("notBefore", "soon");

    assertThat(Offers.about(refused(Optional.empty(), release)).offers().get(0).from())
        .contains(LATER);
    assertThat(Offers.about(refused(Optional.empty(), unreadable)).offers().get(0).from())
        .isEmpty();
    Offers waiting = Offers.about(refused(Optional.of(LATER), Remedy.of(RemedyCode.WAIT)));
    assertThat(waiting.offers()).hasSize(1);
    assertThat(waiting.offers().get(0).from()).contains(LATER);
    assertThat(waiting.advice()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Silence.class)
  void silenceCanBeTriedAgainOrGoneRoundOffline(Silence silence) {
    assertThat(kinds(new Reply.NoAnswer<>(silence, "", Optional.empty())))
        .containsExactly(Kind.TRY_AGAIN, Kind.GO_OFFLINE);
  }

  @Test
  void whatWasNotSentHasItsWayOut() {
    assertThat(kinds(new Reply.NotSent<>(Hindrance.OTHER_SERIAL_ACTIVATED, "")))
        .containsExactly(Kind.RELEASE_HERE);
    assertThat(kinds(new Reply.NotSent<>(Hindrance.SERIAL_MISTYPED, "")))
        .containsExactly(Kind.CORRECT_SERIAL);
    assertThat(kinds(new Reply.NotSent<>(Hindrance.CLOSED, ""))).isEmpty();
  }
}
