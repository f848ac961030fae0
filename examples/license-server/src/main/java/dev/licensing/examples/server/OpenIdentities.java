package dev.licensing.examples.server;

import dev.licensing.core.model.Email;
import dev.licensing.server.access.IdentityProvider;
import java.time.Instant;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * People who have signed in at an OpenID provider: a JWT of this issuer for this audience, signed
 * with a key of its JSON Web Key Set, with an e-mail that the provider has verified.
 *
 * <p>A token that does not say when its bearer signed in ({@code auth_time}) serves for everything
 * but what asks for a fresh sign-in.
 */
final class OpenIdentities implements IdentityProvider {

  private static final Logger LOG = LoggerFactory.getLogger(OpenIdentities.class);
  private static final int SKEW_SECONDS = 30;
  private static final int LONGEST_LIFE_MINUTES = 24 * 60;

  private final OpenIdSettings settings;
  private final HttpsJwksVerificationKeyResolver keys;

  OpenIdentities(OpenIdSettings settings) {
    this.settings = settings;
    HttpsJwks set = new HttpsJwks(settings.keys().toString());
    set.setSimpleHttpGet(new KeySetGet());
    this.keys = new HttpsJwksVerificationKeyResolver(set);
  }

  @Override
  public Optional<Identity> recognise(String token, Instant now) {
    try {
      return identity(consumer(now).processToClaims(token));
    } catch (InvalidJwtException | MalformedClaimException e) {
      LOG.debug("no token of the provider: {}", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  /** Only asymmetric algorithms: a public key must never serve as a shared secret. */
  private JwtConsumer consumer(Instant now) {
    return new JwtConsumerBuilder()
        .setVerificationKeyResolver(keys)
        .setJwsAlgorithmConstraints(
            ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.EDDSA)
        .setExpectedIssuer(settings.issuer())
        .setExpectedAudience(settings.audience())
        .setRequireExpirationTime()
        .setMaxFutureValidityInMinutes(LONGEST_LIFE_MINUTES)
        .setAllowedClockSkewInSeconds(SKEW_SECONDS)
        .setEvaluationTime(NumericDate.fromMilliseconds(now.toEpochMilli()))
        .build();
  }

  private static Optional<Identity> identity(JwtClaims claims) throws MalformedClaimException {
    Object verified = claims.getClaimValue("email_verified");
    String email = claims.getStringClaimValue("email");
    if (!Boolean.TRUE.equals(verified) || email == null) {
      return Optional.empty();
    }
    String name = claims.getStringClaimValue("name");
    NumericDate signedIn = claims.getNumericDateClaimValue("auth_time");
    Instant authenticatedAt =
        signedIn == null ? Instant.EPOCH : Instant.ofEpochMilli(signedIn.getValueInMillis());
    return Email.parse(email)
        .map(address -> new Identity(address, name == null ? "" : name, authenticatedAt));
  }
}
