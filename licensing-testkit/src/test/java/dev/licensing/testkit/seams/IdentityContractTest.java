package dev.licensing.testkit.seams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.license.Ed25519Signer;
import dev.licensing.core.license.LicenseSigner;
import dev.licensing.core.model.Email;
import dev.licensing.server.access.IdentityProvider;
import dev.licensing.testkit.contract.IdentityProviderContract;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A small provider passes the contract; each broken one is found out. */
class IdentityContractTest {

  private static final KeyPair PAIR = Pairs.ed25519();
  private static final KeyPair OTHERS = Pairs.ed25519();

  @Nested
  class ASmallOne extends Provided {
    ASmallOne() {
      super(new Small());
    }
  }

  @Test
  void eachBrokenOneIsFoundOut() {
    assertThat(Failures.of(BelievesAnybody.class))
        .contains("whoHasNotTheKeysIsNobody", "aTokenThatWasTouchedIsNone");
    assertThat(Failures.of(ForgetsTheEnd.class)).containsExactly("itHoldsBetweenItsInstantsOnly");
    assertThat(Failures.of(BelievesAddresses.class))
        .containsExactly("anAddressThatNobodyVerifiedIsNobodys");
    assertThat(Failures.of(ServesAll.class))
        .containsExactly("aTokenForAnotherApplicationIsNoneHere");
    assertThat(Failures.of(Throws.class)).contains("whatIsNoTokenIsNobody");
    assertThat(Failures.of(RemembersTheLast.class)).contains("severalThreadsGetTheirOwnPerson");
    assertThat(Failures.of(ThinksTheyJustSignedIn.class))
        .containsExactly("aGoodTokenIsThatOfItsPerson");
  }

  /** The words of a token: person, audience, verified or not, two instants. */
  private static String signed(KeyPair pair, Object... words) {
    StringBuilder claims = new StringBuilder();
    for (Object word : words) {
      claims.append(word).append(' ');
    }
    byte[] bytes = claims.toString().strip().getBytes(StandardCharsets.UTF_8);
    LicenseSigner signer = new Ed25519Signer("", pair.getPrivate());
    return base64(bytes) + "." + base64(signer.sign(bytes));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** A provider in a few lines, each of which one of the broken ones leaves out. */
  static class Small implements IdentityProvider {

    @Override
    public Optional<Identity> recognise(String token, Instant now) {
      try {
        String[] parts = token.split("\\.", -1);
        byte[] claims = Base64.getUrlDecoder().decode(parts[0]);
        String[] words = new String(claims, StandardCharsets.UTF_8).split(" ", -1);
        return signs(claims, parts[1])
                && serves(words[1])
                && verified(words[2])
                && holds(now, Instant.parse(words[4]))
            ? Optional.of(
                new Identity(new Email(words[0]), "", signedIn(Instant.parse(words[3]), now)))
            : Optional.empty();
      } catch (RuntimeException e) {
        return nothing(e);
      }
    }

    boolean signs(byte[] claims, String signature) {
      try {
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(PAIR.getPublic());
        verifier.update(claims);
        return verifier.verify(Base64.getUrlDecoder().decode(signature));
      } catch (GeneralSecurityException e) {
        return false;
      }
    }

    boolean serves(String audience) {
      return audience.equals("licensing");
    }

    boolean verified(String word) {
      return word.equals("verified");
    }

    boolean holds(Instant now, Instant end) {
      return now.isBefore(end);
    }

    Instant signedIn(Instant at, Instant now) {
      return at;
    }

    Optional<Identity> nothing(RuntimeException e) {
      return Optional.empty();
    }
  }

  abstract static class Provided extends IdentityProviderContract {

    private final IdentityProvider provider;

    Provided(IdentityProvider provider) {
      this.provider = provider;
    }

    @Override
    protected IdentityProvider provider() {
      return provider;
    }

    @Override
    protected String token(Email person, Instant signedIn, Instant end) {
      return signed(PAIR, person, "licensing", "verified", signedIn, end);
    }

    @Override
    protected String unverified(Email person, Instant signedIn, Instant end) {
      return signed(PAIR, person, "licensing", "typed", signedIn, end);
    }

    @Override
    protected String forged(Email person, Instant signedIn, Instant end) {
      return signed(OTHERS, person, "licensing", "verified", signedIn, end);
    }

    @Override
    protected String forAnotherAudience(Email person, Instant signedIn, Instant end) {
      return signed(PAIR, person, "chess", "verified", signedIn, end);
    }
  }

  static final class BelievesAnybody extends Provided {
    BelievesAnybody() {
      super(
          new Small() {
            @Override
            boolean signs(byte[] claims, String signature) {
              return true;
            }
          });
    }
  }

  static final class ForgetsTheEnd extends Provided {
    ForgetsTheEnd() {
      super(
          new Small() {
            @Override
            boolean holds(Instant now, Instant end) {
              return true;
            }
          });
    }
  }

  static final class BelievesAddresses extends Provided {
    BelievesAddresses() {
      super(
          new Small() {
            @Override
            boolean verified(String word) {
              return true;
            }
          });
    }
  }

  static final class ServesAll extends Provided {
    ServesAll() {
      super(
          new Small() {
            @Override
            boolean serves(String audience) {
              return true;
            }
          });
    }
  }

  static final class Throws extends Provided {
    Throws() {
      super(
          new Small() {
            @Override
            Optional<Identity> nothing(RuntimeException e) {
              throw e;
            }
          });
    }
  }

  static final class ThinksTheyJustSignedIn extends Provided {
    ThinksTheyJustSignedIn() {
      super(
          new Small() {
            @Override
            Instant signedIn(Instant at, Instant now) {
              return now;
            }
          });
    }
  }

  static final class RemembersTheLast extends Provided {
    RemembersTheLast() {
      super(
          new Small() {
            private volatile Optional<Identity> last = Optional.empty();

            @Override
            public Optional<Identity> recognise(String token, Instant now) {
              last = super.recognise(token, now);
              LockSupport.parkNanos(50_000);
              return last;
            }
          });
    }
  }
}
