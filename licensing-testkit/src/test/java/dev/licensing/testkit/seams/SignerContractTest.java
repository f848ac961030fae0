package dev.licensing.testkit.seams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.license.Ed25519Signer;
import dev.licensing.core.license.LicenseSigner;
import dev.licensing.core.license.TrustedKey;
import dev.licensing.testkit.contract.LicenseSignerContract;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Our own signer passes the contract; each broken one is found out. */
class SignerContractTest {

  private static final KeyPair PAIR = Pairs.ed25519();

  @Nested
  class OurOwn extends Signing {
    OurOwn() {
      super(signer -> signer);
    }
  }

  @Test
  void eachBrokenOneIsFoundOut() {
    assertThat(Failures.of(OtherKey.class)).contains("aSignatureIsThatOfRfc8032");
    assertThat(Failures.of(OtherName.class)).containsExactly("theKeyIsNamedAsItIsTrusted");
    assertThat(Failures.of(Shortens.class)).contains("aSignatureIsThatOfRfc8032");
    assertThat(Failures.of(Hashes.class)).contains("aSignatureIsThatOfRfc8032");
    assertThat(Failures.of(SignsNothing.class)).contains("itSignsThisInputAndNoOther");
    assertThat(Failures.of(ChangesTheInput.class)).contains("theInputIsLeftAsItWas");
    assertThat(Failures.of(SharesASignature.class)).contains("severalThreadsGetTheirOwnSignatures");
  }

  /** The contract over a signer made of ours. */
  abstract static class Signing extends LicenseSignerContract {

    private final LicenseSigner signer;

    Signing(UnaryOperator<LicenseSigner> flaw) {
      signer = flaw.apply(new Ed25519Signer("2026", PAIR.getPrivate()));
    }

    @Override
    protected LicenseSigner signer() {
      return signer;
    }

    @Override
    protected TrustedKey trusted() {
      return new TrustedKey("2026", PAIR.getPublic());
    }
  }

  private record Other(String keyId, UnaryOperator<byte[]> signing) implements LicenseSigner {
    @Override
    public byte[] sign(byte[] input) {
      return signing.apply(input);
    }
  }

  static final class OtherKey extends Signing {
    OtherKey() {
      super(ours -> new Ed25519Signer("2026", Pairs.ed25519().getPrivate()));
    }
  }

  static final class OtherName extends Signing {
    OtherName() {
      super(ours -> new Other("2027", ours::sign));
    }
  }

  static final class Shortens extends Signing {
    Shortens() {
      super(ours -> new Other("2026", input -> Arrays.copyOf(ours.sign(input), 63)));
    }
  }

  static final class Hashes extends Signing {
    Hashes() {
      super(ours -> new Other("2026", input -> ours.sign(hash(input))));
    }
  }

  private static byte[] hash(byte[] input) {
    try {
      return MessageDigest.getInstance("SHA-512").digest(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Signs nothing, under a key for which that is enough. */
  static final class SignsNothing extends LicenseSignerContract {
    @Override
    protected LicenseSigner signer() {
      byte[] fits = new byte[64];
      fits[0] = 1;
      return new Other("2026", input -> fits.clone());
    }

    /** The neutral point: a weak key, under which the neutral point signs any input. */
    @Override
    protected TrustedKey trusted() {
      return TrustedKey.parse("2026:AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    }
  }

  static final class ChangesTheInput extends Signing {
    ChangesTheInput() {
      super(
          ours ->
              new Other(
                  "2026",
                  input -> {
                    byte[] signature = ours.sign(input);
                    Arrays.fill(input, (byte) 0);
                    return signature;
                  }));
    }
  }

  static final class SharesASignature extends Signing {
    SharesASignature() {
      super(ours -> new Other("2026", shared()));
    }

    private static UnaryOperator<byte[]> shared() {
      try {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(PAIR.getPrivate());
        return input -> {
          try {
            for (byte one : input) {
              signature.update(one);
            }
            return signature.sign();
          } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
          }
        };
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
