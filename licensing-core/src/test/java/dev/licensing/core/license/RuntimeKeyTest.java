package dev.licensing.core.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licensing.core.license.RuntimeCheck.Outcome;
import dev.licensing.core.license.Verification.Accepted;
import dev.licensing.core.license.Verification.Rejected;
import dev.licensing.core.model.ApplicationId;
import dev.licensing.core.model.HostClass;
import dev.licensing.core.model.HostName;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.RuntimeKeyId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rules 9.2 and 9.4: a runtime key verifies offline, and says where it serves. */
class RuntimeKeyTest {

  private static final Instant ISSUED = Instant.parse("2026-11-22T10:00:00.5Z");
  private static final Instant NOW = ISSUED.plus(Duration.ofDays(1));
  private static final Instant END = Instant.parse("2027-11-22T10:00:00Z");

  private static RuntimeKeyClaims forHosts(
      ProductId product, HostClass hostClass, String... hosts) {
    return new RuntimeKeyClaims(
        product,
        new OrderId(new UUID(0, 1)),
        new RuntimeKeyId(new UUID(0, 2)),
        hostClass,
        Stream.of(hosts).map(HostName::of).collect(Collectors.toCollection(TreeSet::new)),
        Optional.empty(),
        ISSUED,
        END);
  }

  private static RuntimeKeyClaims forApplication(String application) {
    return new RuntimeKeyClaims(
        Signing.PRODUCT,
        new OrderId(new UUID(0, 1)),
        new RuntimeKeyId(new UUID(0, 2)),
        HostClass.PRODUCTION,
        new TreeSet<>(),
        Optional.of(new ApplicationId(application)),
        ISSUED,
        END);
  }

  private static VerifiedRuntimeKey verified(RuntimeKeyClaims claims) {
    return ((Accepted<VerifiedRuntimeKey>) Signing.VERIFIER.verifyRuntimeKey(Signing.sign(claims)))
        .value();
  }

  @Test
  @Tag("rule-9.2")
  void itIsReadAsItWasSigned() {
    RuntimeKeyClaims hosts = forHosts(Signing.PRODUCT, HostClass.TEST, "a.com", "*.b.com");
    RuntimeKeyClaims application = forApplication("com.example.shop");

    assertThat(verified(hosts).claims()).isEqualTo(hosts);
    assertThat(verified(application).claims()).isEqualTo(application);
    assertThat(verified(hosts)).hasToString("VerifiedRuntimeKey[" + hosts.key() + "]");
    assertThat(hosts.issuedAt()).isEqualTo(Instant.parse("2026-11-22T10:00:00Z"));
  }

  @Test
  @Tag("rule-9.2")
  void aTestKeySaysSo() {
    assertThat(verified(forHosts(Signing.PRODUCT, HostClass.TEST, "a.com")).test()).isTrue();
    assertThat(verified(forHosts(Signing.PRODUCT, HostClass.PRODUCTION, "a.com")).test()).isFalse();
  }

  @Test
  @Tag("rule-9.2")
  void itServesOnItsHostsUntilItEndsAndEverywhereLocally() {
    VerifiedRuntimeKey key =
        verified(forHosts(Signing.PRODUCT, HostClass.PRODUCTION, "a.com", "*.b.com"));

    assertThat(key.onHost("A.com:443", NOW).outcome()).isEqualTo(Outcome.PERMITTED);
    assertThat(key.onHost("x.b.com.", NOW).permitted()).isTrue();
    assertThat(key.onHost("a.com", END.minusNanos(1)).permitted()).isTrue();
    assertThat(key.onHost("a.com", END).outcome()).isEqualTo(Outcome.EXPIRED);
    assertThat(key.onHost("a.com", END).permitted()).isFalse();
    assertThat(key.onHost("localhost:8080", END).outcome()).isEqualTo(Outcome.LOCAL);
    assertThat(key.onHost("localhost:8080", END).permitted()).isTrue();
  }

  @Test
  @Tag("rule-9.4")
  void onAWrongHostTheCheckSaysWhichWereExpectedAndWhichOneItIs() {
    VerifiedRuntimeKey key = verified(forHosts(Signing.PRODUCT, HostClass.PRODUCTION, "a.com"));

    RuntimeCheck check = key.onHost("Evil.COM:80", NOW);

    assertThat(check.outcome()).isEqualTo(Outcome.WRONG_HOST);
    assertThat(check.permitted()).isFalse();
    assertThat(check.actual()).isEqualTo("evil.com");
    assertThat(check.expectedHosts()).containsExactly(HostName.of("a.com"));
    assertThat(key.onHost("not a host", END).outcome()).isEqualTo(Outcome.WRONG_HOST);
    assertThat(key.onHost("not a host", END).actual()).isEqualTo("not a host");
    assertThat(key.inApplication(new ApplicationId("a.com"), NOW).permitted()).isFalse();
  }

  @Test
  @Tag("rule-9.2")
  void aKeyForAnApplicationServesInThatApplication() {
    VerifiedRuntimeKey key = verified(forApplication("com.example.shop"));

    assertThat(key.inApplication(new ApplicationId("com.example.shop"), NOW).permitted()).isTrue();
    assertThat(key.inApplication(new ApplicationId("com.example.shop"), END).outcome())
        .isEqualTo(Outcome.EXPIRED);
    RuntimeCheck other = key.inApplication(new ApplicationId("com.example.other"), NOW);
    assertThat(other.outcome()).isEqualTo(Outcome.WRONG_HOST);
    assertThat(other.expectedApplication()).contains(new ApplicationId("com.example.shop"));
    assertThat(key.onHost("a.com", NOW).permitted()).isFalse();
  }

  @Test
  @Tag("rule-9.2")
  @Tag("rule-12.2")
  void nothingElseIsTakenForOne() {
    String other = Signing.sign(forHosts(new ProductId("other"), HostClass.PRODUCTION, "a.com"));
    assertThat(Signing.VERIFIER.verifyRuntimeKey(other))
        .isEqualTo(new Rejected<>(Defect.WRONG_PRODUCT));
    String license = Signing.sign(RefusalTest.CLAIMS);
    assertThat(Signing.VERIFIER.verifyRuntimeKey(license))
        .isEqualTo(new Rejected<>(Defect.WRONG_TYPE));
    assertThatThrownBy(() -> forHosts(Signing.PRODUCT, HostClass.TEST))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
