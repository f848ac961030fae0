package dev.licensing.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.licensing.core.license.LicenseSigner;
import dev.licensing.core.license.TrustedKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What every {@link LicenseSigner} must do, as tests: extend it, name yours and the public key that
 * belongs to it, and run. The signatures are checked with the JDK's own Ed25519.
 */
public abstract class LicenseSignerContract {

  private static final int RIVALS = 8;
  private static final int EACH = 50;

  /** For subclasses. */
  protected LicenseSignerContract() {}

  /** The signer under test; may be the same for all tests. */
  protected abstract LicenseSigner signer();

  /** The public key under which its signatures are trusted. */
  protected abstract TrustedKey trusted();

  @Test
  @Tag("rule-12.1")
  void theKeyIsNamedAsItIsTrusted() {
    assertEquals(
        trusted().id(),
        signer().keyId(),
        "rule 12.1: clients look a key up by its id; look at keyId()");
    assertEquals(
        signer().keyId(), signer().keyId(), "rule 12.1: and it is the same whenever it is asked");
  }

  @Test
  @Tag("rule-12.1")
  void aSignatureIsThatOfRfc8032() {
    for (int length : new int[] {0, 1, 64, 1_000, 32 * 1024}) {
      byte[] input = bytes(length);
      byte[] signature = signer().sign(input);
      assertEquals(
          64,
          signature.length,
          "rule 12.1: an Ed25519 signature has 64 bytes (RFC 8032), of an input of " + length);
      assertTrue(
          verifies(input, signature),
          "rule 12.1: it verifies under the public key, of an input of "
              + length
              + " bytes; look at what is signed (the input itself, no hash of it) and with which"
              + " key");
    }
  }

  @Test
  @Tag("rule-12.1")
  void itSignsThisInputAndNoOther() {
    byte[] input = bytes(200);
    byte[] signature = signer().sign(input);
    input[17] ^= 1;
    assertTrue(
        !verifies(input, signature), "rule 12.1: another input must not verify; is it all signed?");
  }

  @Test
  void theInputIsLeftAsItWas() {
    byte[] input = bytes(300);
    byte[] before = input.clone();
    signer().sign(input);
    assertArrayEquals(before, input, "the input is the caller's, who sends it afterwards");
  }

  @Test
  @Tag("rule-12.1")
  void severalThreadsGetTheirOwnSignatures() {
    List<Boolean> right =
        Race.between(
            RIVALS,
            rival -> {
              for (int i = 0; i < EACH; i++) {
                byte[] input = (rival + " signs " + i).getBytes(StandardCharsets.UTF_8);
                if (!verifies(input, signer().sign(input))) {
                  return false;
                }
              }
              return true;
            });
    assertTrue(
        right.stream().allMatch(Boolean::booleanValue),
        "rule 12.1: signing is safe for several threads; look for a Signature that they share");
  }

  private boolean verifies(byte[] input, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(trusted().key());
      verifier.update(input);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false; // no signature at all
    }
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    return bytes;
  }
}
