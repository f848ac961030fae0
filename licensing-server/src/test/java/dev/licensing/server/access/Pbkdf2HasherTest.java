package dev.licensing.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Pbkdf2HasherTest {

  private final Pbkdf2Hasher hasher = new Pbkdf2Hasher(RandomBytes.secure());

  @Test
  void aPasswordIsRecognisedAndAnotherIsNot() {
    String kept = hasher.hash("secret of ann");

    assertThat(kept).startsWith("$pbkdf2-sha512$i=210000$").doesNotContain("secret");
    assertThat(hasher.matches("secret of ann", kept)).isTrue();
    assertThat(hasher.matches("secret of anN", kept)).isFalse();
    assertThat(hasher.hash("secret of ann")).isNotEqualTo(kept);
  }

  @Test
  void aTextWithOtherIterationsServesOn() {
    String kept = new Pbkdf2Hasher(RandomBytes.secure(), 1_000).hash("secret of ann");

    assertThat(hasher.matches("secret of ann", kept)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret",
        "$pbkdf2-sha512$i=0$c2FsdA$c2FsdA",
        "$pbkdf2-sha512$i=99999999$c2FsdA$c2FsdA",
        "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$c2FsdA"
      })
  void anUnknownTextMatchesNothing(String kept) {
    assertThat(hasher.matches("secret", kept)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 999, 10_000_001})
  void tooFewOrTooManyIterationsAreRefused(int iterations) {
    assertThatThrownBy(() -> new Pbkdf2Hasher(RandomBytes.secure(), iterations))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
