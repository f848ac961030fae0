package dev.licensing.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.AddHostnames;
import dev.licensing.core.command.IssueRuntimeKey;
import dev.licensing.core.command.RemoveHostnames;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Answer.Listing;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.license.RuntimeKeyClaims;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.ApplicationId;
import dev.licensing.core.model.HostClass;
import dev.licensing.core.model.HostName;
import dev.licensing.core.model.HostTerms;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.RuntimeKeyId;
import dev.licensing.core.model.Standing;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rules 9.1 to 9.3: Alice manages an order with two production hosts and one for tests. */
class RuntimeKeyRulesTest extends Story {

  private static final Duration YEAR = Duration.ofDays(365);

  private OrderId order;

  @BeforeEach
  void anOrderWithHosts() {
    order =
        sold(Terms.perDeveloper(2).withHosts(HostTerms.hosts(2, 1)), buyers("alice", ""), SERIAL);
  }

  private static SortedSet<HostName> hosts(String... names) {
    return Stream.of(names).map(HostName::of).collect(Collectors.toCollection(TreeSet::new));
  }

  private Decision add(AccountId who, HostClass hostClass, String... names) {
    return world.execute(new AddHostnames(world.by(who), order, hostClass, hosts(names)));
  }

  private Decision drop(HostClass hostClass, String... names) {
    return world.execute(new RemoveHostnames(world.by(alice), order, hostClass, hosts(names)));
  }

  private Decision key(HostClass hostClass) {
    return key(hostClass, Optional.empty());
  }

  private Decision key(HostClass hostClass, Optional<ApplicationId> application) {
    return world.execute(
        new IssueRuntimeKey(
            world.by(alice), order, new RuntimeKeyId(world.id()), hostClass, application));
  }

  private static RuntimeKeyClaims claims(Decision decision) {
    return (RuntimeKeyClaims) permitted(decision).statement().orElseThrow();
  }

  @Test
  @Tag("rule-9.1")
  void managersListHostsUpToTheLimitOfEachClass() {
    Decision both = add(alice, HostClass.PRODUCTION, "a.example.com", "B.example.com:443");
    assertThat(answer(both, Answer.HostnamesChanged.class).hosts())
        .containsEntry(HostName.of("a.example.com"), Listing.ADDED)
        .containsEntry(HostName.of("b.example.com"), Listing.ADDED);
    permitted(add(alice, HostClass.TEST, "test.example.com"));

    Decision third = add(alice, HostClass.PRODUCTION, "a.example.com", "c.example.com");

    refused(third, RefusalCode.HOSTNAME_LIMIT_REACHED);
    assertThat(reason(third, RefusalCode.HOSTNAME_LIMIT_REACHED).facts())
        .containsEntry("hosts", "3")
        .containsEntry("of", "2");
    assertThat(world.order(order).hosts().production()).hasSize(2);
    assertThat(
            answer(add(alice, HostClass.PRODUCTION, "a.example.com"), Answer.HostnamesChanged.class)
                .hosts())
        .containsEntry(HostName.of("a.example.com"), Listing.UNCHANGED);
    assertThat(
            answer(
                    drop(HostClass.PRODUCTION, "a.example.com", "z.example.com"),
                    Answer.HostnamesChanged.class)
                .hosts())
        .containsEntry(HostName.of("a.example.com"), Listing.REMOVED)
        .containsEntry(HostName.of("z.example.com"), Listing.UNCHANGED);
    permitted(add(alice, HostClass.PRODUCTION, "c.example.com"));
  }

  @Test
  @Tag("rule-9.1")
  void whoDoesNotManageListsNoHosts() {
    activated(bob, SERIAL, DESKTOP);
    refused(add(bob, HostClass.TEST, "a.example.com"), RefusalCode.NOT_MANAGER);
    refused(add(carol, HostClass.TEST, "a.example.com"), RefusalCode.ORDER_NOT_RECOGNISED);
  }

  @Test
  @Tag("rule-9.1")
  void wildcardsOnlyWhereTheTermsAllowThem() {
    Decision refused = add(alice, HostClass.PRODUCTION, "*.example.com", "a.example.com");
    refused(refused, RefusalCode.WILDCARD_NOT_ALLOWED);
    assertThat(reason(refused, RefusalCode.WILDCARD_NOT_ALLOWED).facts())
        .containsEntry("host", "*.example.com");

    terms(order, Terms.perDeveloper(2).withHosts(new HostTerms(2, 1, true, false, YEAR)));

    permitted(add(alice, HostClass.PRODUCTION, "*.example.com"));
  }

  @Test
  @Tag("rule-9.2")
  void aKeyNamesProductHostsAndClass() {
    permitted(add(alice, HostClass.PRODUCTION, "a.example.com", "b.example.com"));

    RuntimeKeyClaims claims = claims(key(HostClass.PRODUCTION));

    assertThat(claims.product()).isEqualTo(PRODUCT);
    assertThat(claims.hosts()).isEqualTo(hosts("a.example.com", "b.example.com"));
    assertThat(claims.hostClass()).isEqualTo(HostClass.PRODUCTION);
    assertThat(claims.validUntil()).isEqualTo(world.now.plus(YEAR));
    refused(key(HostClass.TEST), RefusalCode.NO_HOSTNAMES);
  }

  @Test
  @Tag("rule-9.2")
  void aKeyForAnApplicationOnlyWhereTheTermsAllowIt() {
    Optional<ApplicationId> application = Optional.of(new ApplicationId("com.example.shop"));
    refused(key(HostClass.TEST, application), RefusalCode.APPLICATION_NOT_ALLOWED);

    terms(order, Terms.perDeveloper(2).withHosts(new HostTerms(0, 0, false, true, YEAR)));

    RuntimeKeyClaims claims = claims(key(HostClass.TEST, application));
    assertThat(claims.hosts()).isEmpty();
    assertThat(claims.application()).isEqualTo(application);
  }

  @Test
  @Tag("rule-9.2")
  @Tag("rule-2.7")
  @Tag("rule-11.2")
  void noKeyForWhatMayNotBeUsedAndNoneThatOutlivesTheSubscription() {
    permitted(add(alice, HostClass.TEST, "a.example.com"));
    Instant end = world.now.plus(Duration.ofDays(30));
    terms(
        order,
        Terms.perDeveloper(2)
            .withHosts(HostTerms.hosts(2, 1))
            .withValidity(new Validity(Optional.of(end), Optional.empty())));
    assertThat(claims(key(HostClass.TEST)).validUntil()).isEqualTo(end);
    standing(order, Standing.SUSPENDED);
    world.now = end;

    refused(key(HostClass.TEST), RefusalCode.ORDER_SUSPENDED, RefusalCode.LICENSE_EXPIRED);
  }

  @Test
  @Tag("rule-9.2")
  void noKeyForMoreThanTheTermsAllowToday() {
    permitted(add(alice, HostClass.PRODUCTION, "a.example.com", "b.example.com"));
    terms(order, Terms.perDeveloper(2).withHosts(HostTerms.hosts(1, 1)));

    refused(key(HostClass.PRODUCTION), RefusalCode.HOSTNAME_LIMIT_REACHED);
    permitted(drop(HostClass.PRODUCTION, "b.example.com"));
    permitted(key(HostClass.PRODUCTION));
  }

  @Test
  @Tag("rule-9.3")
  void changedHostsNeedANewKeyAndTheAnswerSaysUntilWhenOldOnesServe() {
    permitted(add(alice, HostClass.PRODUCTION, "a.example.com"));
    Instant end = claims(key(HostClass.PRODUCTION)).validUntil();
    world.pass(Duration.ofDays(10));

    assertThat(
            answer(add(alice, HostClass.PRODUCTION, "b.example.com"), Answer.HostnamesChanged.class)
                .keysUntil())
        .contains(end);
    assertThat(
            answer(drop(HostClass.PRODUCTION, "a.example.com"), Answer.HostnamesChanged.class)
                .keysUntil())
        .contains(end);
    assertThat(answer(key(HostClass.PRODUCTION), Answer.RuntimeKeyIssued.class).earlierKeysUntil())
        .contains(end);
    assertThat(
            answer(add(alice, HostClass.TEST, "t.example.com"), Answer.HostnamesChanged.class)
                .keysUntil())
        .as("of another class")
        .isEmpty();
    world.pass(YEAR);
    assertThat(
            answer(drop(HostClass.PRODUCTION, "b.example.com"), Answer.HostnamesChanged.class)
                .keysUntil())
        .as("all have ended")
        .isEmpty();
  }
}
