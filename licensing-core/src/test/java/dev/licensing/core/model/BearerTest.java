package dev.licensing.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rule 2.12: whoever has a serial is one account, and no person's. */
@Tag("rule-2.12")
class BearerTest {

  private static final SerialNumber ONE = SerialNumber.fromRandom(new byte[15]);
  private static final SerialNumber OTHER =
      SerialNumber.fromRandom(
          "another serial!".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

  @Test
  void itFollowsFromTheSerialAndDoesNotTellIt() {
    assertThat(Bearer.of(ONE)).isEqualTo(Bearer.of(new SerialNumber(ONE.value())));
    assertThat(Bearer.of(ONE).id()).isNotEqualTo(Bearer.of(OTHER).id());
    assertThat(Bearer.of(ONE).toString()).doesNotContain(ONE.value());
    assertThat(Bearer.of(ONE).id().value().version()).isEqualTo(8);
    assertThat(Bearer.of(ONE).id().value().variant()).isEqualTo(2);
  }

  @Test
  void itIsToldFromPersons() {
    assertThat(Bearer.is(Bearer.of(ONE))).isTrue();
    assertThat(Bearer.is(new Email("ada@example.com"))).isFalse();
    assertThat(Bearer.is(new Email("ADA@BEARER.INVALID"))).isTrue();
  }
}
