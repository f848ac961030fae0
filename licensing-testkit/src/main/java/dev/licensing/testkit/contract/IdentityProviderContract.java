package dev.licensing.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.licensing.core.model.Email;
import dev.licensing.server.access.IdentityProvider;
import dev.licensing.server.access.IdentityProvider.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What every {@link IdentityProvider} must do, as tests: extend it, name yours, and make tokens as
 * your sign-in makes them. Whoever is recognised here is that account: nothing may fail open.
 */
public abstract class IdentityProviderContract {

  private static final Email ADA = new Email("ada@people.example");
  private static final Email BOB = new Email("bob@people.example");
  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final Duration LIFE = Duration.ofHours(1);
  private static final int LONGEST = 8_192;
  private static final int RIVALS = 8;

  /** For subclasses. */
  protected IdentityProviderContract() {}

  /** The provider under test. */
  protected abstract IdentityProvider provider();

  /**
   * A token as your sign-in gives it to this person, whose address it has verified.
   *
   * @param signedIn when they proved who they are, and the token was issued
   * @param end the first instant at which it no longer holds
   */
  protected abstract String token(Email person, Instant signedIn, Instant end);

  /** The same of an address that nobody has verified. */
  protected abstract String unverified(Email person, Instant signedIn, Instant end);

  /** The same, made by somebody else, who has not your keys but knows everything else. */
  protected abstract String forged(Email person, Instant signedIn, Instant end);

  /** The same, made by your sign-in for another application. */
  protected abstract String forAnotherAudience(Email person, Instant signedIn, Instant end);

  /** By how much clocks may differ before a token's end counts; a minute unless you say so. */
  protected Duration leeway() {
    return Duration.ofMinutes(1);
  }

  private Optional<Identity> recognise(String token, Instant at) {
    return assertDoesNotThrow(
        () -> provider().recognise(token, at), "a token that is none is empty, never an exception");
  }

  private void assertNobody(String token, Instant at, String why) {
    assertEquals(Optional.empty(), recognise(token, at), "nothing fails open: " + why);
  }

  @Test
  void aGoodTokenIsThatOfItsPerson() {
    Identity identity =
        recognise(token(ADA, NOW, NOW.plus(LIFE)), NOW.plusSeconds(1)).orElseThrow();
    assertEquals(ADA, identity.email(), "the account is found by it");
    assertEquals(
        NOW,
        identity.authenticatedAt(),
        "rule 3.2: when they proved who they are; destructive acts ask for a recent proof");
    assertFalse(identity.toString().contains("ada"), "no personal data in logs");
  }

  @Test
  @Tag("rule-11.1")
  void itHoldsBetweenItsInstantsOnly() {
    String token = token(ADA, NOW, NOW.plus(LIFE));
    assertFalse(recognise(token, NOW.plus(LIFE).minusSeconds(1)).isEmpty(), "it still holds");
    assertNobody(token, NOW.plus(LIFE).plus(leeway()), "rule 11.1: it has ended");
    assertNobody(token, NOW.plus(LIFE.multipliedBy(1_000)), "rule 11.1: long ago");
  }

  @Test
  void anAddressThatNobodyVerifiedIsNobodys() {
    assertNobody(
        unverified(ADA, NOW, NOW.plus(LIFE)),
        NOW.plusSeconds(1),
        "whoever types an address at the provider would become its account here");
  }

  @Test
  void whoHasNotTheKeysIsNobody() {
    assertNobody(forged(ADA, NOW, NOW.plus(LIFE)), NOW.plusSeconds(1), "another key signed it");
  }

  @Test
  void aTokenForAnotherApplicationIsNoneHere() {
    assertNobody(
        forAnotherAudience(ADA, NOW, NOW.plus(LIFE)),
        NOW.plusSeconds(1),
        "that application could act here in everybody's name");
  }

  @Test
  void aTokenThatWasTouchedIsNone() {
    String token = token(ADA, NOW, NOW.plus(LIFE));
    for (int i = 0; i < token.length(); i += Math.max(1, token.length() / 40)) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      String touched = token.substring(0, i) + other + token.substring(i + 1);
      Optional<Identity> found = recognise(touched, NOW.plusSeconds(1));
      assertFalse(
          found.filter(identity -> !identity.email().equals(ADA)).isPresent(),
          "nothing fails open: at character " + i);
    }
    String bobs = token(BOB, NOW, NOW.plus(LIFE));
    int dot = token.lastIndexOf('.');
    if (dot > 0 && bobs.lastIndexOf('.') > 0) {
      assertNobody(
          bobs.substring(0, bobs.lastIndexOf('.')) + token.substring(dot),
          NOW.plusSeconds(1),
          "one person's claims under another's signature");
    }
  }

  @Test
  void whatIsNoTokenIsNobody() {
    List<String> nothing =
        List.of(
            "",
            ".",
            "..",
            "...",
            "a.b.c",
            "\u0000",
            "\u00e4\u6f22",
            "x".repeat(LONGEST),
            ".".repeat(LONGEST),
            "eyJhbGciOiJub25lIn0.eyJlbWFpbCI6ImFkYUBwZW9wbGUuZXhhbXBsZSJ9.");
    nothing.forEach(text -> assertNobody(text, NOW, "of length " + text.length()));
  }

  @Test
  void severalThreadsGetTheirOwnPerson() {
    IdentityProvider shared = provider();
    String adas = token(ADA, NOW, NOW.plus(LIFE));
    String bobs = token(BOB, NOW, NOW.plus(LIFE));
    List<Boolean> own =
        Race.between(
            RIVALS,
            rival -> {
              boolean even = rival % 2 == 0;
              for (int i = 0; i < 50; i++) {
                Optional<Email> found =
                    shared.recognise(even ? adas : bobs, NOW.plusSeconds(1)).map(Identity::email);
                if (!found.equals(Optional.of(even ? ADA : BOB))) {
                  return false;
                }
              }
              return true;
            });
    assertEquals(
        List.of(true), own.stream().distinct().toList(), "each its own; look for what they share");
  }
}
