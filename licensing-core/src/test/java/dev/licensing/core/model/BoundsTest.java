package dev.licensing.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
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
  void aReportHashIsAHash() {
    refused(() -> new ReportHash("*"));
    assertThat(ReportHash.of("a")).isNotEqualTo(ReportHash.of("b"));
  }

  private static void refused(ThrowingCallable making) {
    assertThatThrownBy(making).isInstanceOf(IllegalArgumentException.class);
  }
}
