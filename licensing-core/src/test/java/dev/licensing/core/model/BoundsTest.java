package dev.licensing.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licensing.core.command.Actor;
import dev.licensing.core.command.AssignUser;
import dev.licensing.core.command.ClaimSerials;
import dev.licensing.core.command.Origin;
import dev.licensing.core.command.TransferSerials;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** No record of the model can be made from values that make no sense. */
class BoundsTest {

  @Test
  void anEmailHasOneShapeAndNoCase() {
    assertThat(new Email(" Alice@Example.COM ")).isEqualTo(new Email("alice@example.com"));
    refused(() -> new Email("alice"));
    refused(() -> new Email("alice@localhost"));
    refused(() -> new Email("a b@example.com"));
    refused(() -> new Email("a@" + "x".repeat(260) + ".com"));
    refused(() -> new Email("a\u0000@example.com"));
  }

  @Test
  void aNameIsThereAndShortAndPrintable() {
    AccountId id = new AccountId(new UUID(0, 1));
    Email email = new Email("alice@example.com");
    refused(() -> Account.registered(id, email, " "));
    refused(() -> Account.registered(id, email, "x".repeat(101)));
    refused(() -> Account.registered(id, email, "a\nb"));
  }

  @Test
  void aProductIsASimpleName() {
    refused(() -> new ProductId(""));
    refused(() -> new ProductId("-acme"));
    refused(() -> new ProductId("Acme Studio"));
    refused(() -> new ProductId("x".repeat(65)));
  }

  @Test
  void termsKeepTheirBounds() {
    Terms terms = Terms.singleMachine();
    refused(() -> terms.withMachineLimit(0));
    refused(() -> terms.withMachineLimit(SeatTerms.MOST_MACHINES + 1));
    refused(() -> terms.withCoolDown(Duration.ofNanos(-1)));
    Map<String, String> many = new HashMap<>();
    for (int i = 0; i < 65; i++) {
      many.put("feature" + i, "");
    }
    refused(() -> terms.withFeatures(many));
    Map<String, String> large = new HashMap<>();
    for (int i = 0; i < 12; i++) {
      large.put("feature" + i, "ü".repeat(128));
    }
    refused(() -> terms.withFeatures(large));
    refused(() -> terms.withFeatures(Map.of(" ", "on")));
  }

  @Test
  void aLicenseFileIsValidUntilItsRefreshIsDueAtLeast() {
    Duration day = Duration.ofDays(1);
    refused(() -> new OfflineTerms(day, day.minusNanos(1), Duration.ZERO));
    refused(() -> new OfflineTerms(Duration.ZERO, Duration.ZERO, Duration.ZERO));
    refused(() -> new OfflineTerms(day, day, day.negated()));
    refused(() -> new OfflineTerms(day.negated(), day, day));
  }

  @Test
  void periodsAreNotNegativeAndNotLongerThanACentury() {
    Terms terms = Terms.singleMachine();
    Duration tooLong = Times.LONGEST.plusNanos(1);
    for (Duration wrong :
        List.of(tooLong, Duration.ofNanos(-1), Duration.ofSeconds(Long.MAX_VALUE))) {
      refused(() -> terms.withCoolDown(wrong));
      refused(() -> new OfflineTerms(wrong, Times.LONGEST, Duration.ZERO));
      refused(() -> new OfflineTerms(Duration.ZERO, wrong, Duration.ZERO));
      refused(() -> new OfflineTerms(Duration.ZERO, Times.LONGEST, wrong));
      refused(() -> SeatTerms.floating(1, wrong));
      refused(() -> new HostTerms(1, 1, false, false, wrong));
      refused(() -> Terms.trial(wrong));
      refused(() -> new Policy(Policy.Removal.EVERY_ORDER, wrong));
    }
    assertThat(terms.withCoolDown(Duration.ZERO).coolDown()).isZero();
    assertThat(terms.withCoolDown(Times.LONGEST).coolDown()).isEqualTo(Times.LONGEST);
    assertThat(Terms.trial(Times.LONGEST).trialLength()).contains(Times.LONGEST);
    refused(() -> Terms.trial(Duration.ZERO));
    refused(() -> new HostTerms(1, 1, false, false, Duration.ZERO));
  }

  @Test
  void instantsHaveAYearOfFourDigitsFrom1970() {
    Email email = new Email("alice@example.com");
    SortedSet<SerialNumber> serials = new TreeSet<>(Set.of(SerialNumber.fromRandom(new byte[15])));
    Origin origin =
        new Origin(new CommandId(new UUID(0, 1)), Instant.EPOCH, new Actor.Vendor("shop"));
    for (Instant wrong : List.of(Instant.EPOCH.minusNanos(1), Times.TOO_LATE, Instant.MAX)) {
      Optional<Instant> end = Optional.of(wrong);
      refused(() -> new Validity(end, Optional.empty()));
      refused(() -> new Validity(Optional.empty(), end));
      refused(() -> new Reservation(email, end));
      refused(() -> new TransferSerials(origin, serials, email, true, end, Optional.empty()));
    }
    Optional<Instant> last = Optional.of(Times.TOO_LATE.minusNanos(1));
    assertThat(new Validity(Optional.of(Instant.EPOCH), last).updatesUntil())
        .as("cut to the microsecond, which databases store")
        .contains(Instant.parse("9999-12-31T23:59:59.999999Z"));
  }

  @Test
  void periodsAreCutToTheMicrosecondBeforeTheyAreJudged() {
    Duration longer = Duration.ofSeconds(60, 1_999);
    Duration cut = Duration.ofSeconds(60, 1_000);
    assertThat(Terms.trial(longer).trialLength()).contains(cut);
    assertThat(Terms.trial(longer).withCoolDown(longer).coolDown()).isEqualTo(cut);
    assertThat(SeatTerms.floating(1, longer).lease()).contains(cut);
    assertThat(new OfflineTerms(longer, longer, longer)).isEqualTo(new OfflineTerms(cut, cut, cut));
    refused(() -> Terms.trial(Duration.ofNanos(999)));
  }

  @Test
  void seatsKeepTheirBounds() {
    refused(() -> SeatTerms.nodeLocked(0, UsersAtOnce.ANY));
    refused(() -> SeatTerms.nodeLocked(SeatTerms.MOST_MACHINES + 1, UsersAtOnce.ANY));
    refused(() -> SeatTerms.floating(1, SeatTerms.SHORTEST_LEASE.minusNanos(1)));
    assertThat(SeatTerms.floating(1, SeatTerms.SHORTEST_LEASE).lease())
        .contains(SeatTerms.SHORTEST_LEASE);
    refused(
        () ->
            new SeatTerms(
                1,
                UsersAtOnce.ANY,
                Optional.empty(),
                new TreeMap<>(Map.of(Environment.UNKNOWN, Allowance.NO_SEAT))));
  }

  @Test
  void hostsKeepTheirBounds() {
    refused(() -> HostTerms.hosts(-1, 0));
    refused(() -> HostTerms.hosts(0, -1));
    refused(() -> HostTerms.hosts(HostTerms.MOST_HOSTS + 1, 0));
    refused(() -> HostTerms.hosts(0, HostTerms.MOST_HOSTS + 1));
    assertThat(HostTerms.hosts(HostTerms.MOST_HOSTS, 0).production())
        .isEqualTo(HostTerms.MOST_HOSTS);
  }

  @Test
  void theTermsOfATrialHaveATrialLength() {
    ProductId product = new ProductId("acme-studio");
    refused(() -> new TrialOffer(product, Terms.singleMachine(), 1));
    assertThat(new TrialOffer(product, Terms.trial(Duration.ofDays(14)), 1).revision())
        .isEqualTo(1);
  }

  @Test
  void remoteDeactivationsAreCountedFromZero() {
    refused(() -> Terms.singleMachine().withRemoteDeactivationsPerYear(-1));
    refused(
        () ->
            Terms.singleMachine()
                .withRemoteDeactivationsPerYear(Terms.MOST_REMOTE_DEACTIVATIONS + 1));
  }

  @Test
  void aBatchNamesSomething() {
    Origin origin =
        new Origin(new CommandId(new UUID(0, 1)), Instant.EPOCH, new Actor.Vendor("shop"));
    Email email = new Email("alice@example.com");
    refused(() -> new ClaimSerials(origin, new TreeSet<>()));
    refused(() -> new AssignUser(origin, new TreeSet<>(), email));
  }

  @Test
  void aReportHashIsAHash() {
    refused(() -> new ReportHash("*"));
    assertThat(ReportHash.of("a")).isNotEqualTo(ReportHash.of("b"));
  }

  private static void refused(ThrowingCallable making) {
    assertThatThrownBy(making).isInstanceOf(IllegalArgumentException.class);
  }
}
