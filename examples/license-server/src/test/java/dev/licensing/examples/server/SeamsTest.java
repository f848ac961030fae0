package dev.licensing.examples.server;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.licensing.core.license.LicenseSigner;
import dev.licensing.core.license.TrustedKey;
import dev.licensing.core.model.Email;
import dev.licensing.server.access.IdentityProvider;
import dev.licensing.server.notice.NoticeSender;
import dev.licensing.testkit.contract.IdentityProviderContract;
import dev.licensing.testkit.contract.LicenseSignerContract;
import dev.licensing.testkit.contract.NoticeSenderContract;
import dev.licensing.testkit.memory.MemoryLicenseStore;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** What this server fills seams with is held to the contracts of these seams. */
class SeamsTest {

  @Nested
  class TheSigner extends LicenseSignerContract {

    private ServerKey key;

    @BeforeEach
    void create(@TempDir Path folder) throws IOException {
      key = ServerKey.loadOrCreate(folder);
    }

    @Override
    protected LicenseSigner signer() {
      return key.signer();
    }

    @Override
    protected TrustedKey trusted() {
      return key.own();
    }
  }

  @Nested
  class TheMail extends NoticeSenderContract {

    private GreenMail mail;

    @BeforeEach
    void listen() {
      mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
      mail.start();
    }

    @AfterEach
    void stop() {
      mail.stop();
    }

    @Override
    protected NoticeSender sender() {
      SmtpSettings settings =
          SmtpSettings.of(
              URI.create("smtp://127.0.0.1:" + mail.getSmtp().getPort()),
              Optional.empty(),
              Optional.empty(),
              "licenses@vendor.example");
      return new NoticeMail(new Smtp(settings), new MemoryLicenseStore());
    }

    @Override
    protected Collection<UUID> arrived() {
      return Stream.of(mail.getReceivedMessages()).map(TheMail::id).toList();
    }

    private static UUID id(MimeMessage letter) {
      try {
        return UUID.fromString(letter.getMessageID().replaceAll("<(.*)@licensing>", "$1"));
      } catch (MessagingException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    protected void shutDown() {
      mail.stop();
    }
  }

  @Nested
  class TheSignIn extends IdentityProviderContract {

    private static final String ISSUER = "https://sign-in.vendor.example";
    private static final String AUDIENCE = "licensing";

    private KeySetServer server;
    private IdentityProvider provider;

    @BeforeEach
    void publish() throws Exception {
      server = KeySetServer.start();
      provider = new OpenIdentities(new OpenIdSettings(ISSUER, AUDIENCE, server.uri()));
    }

    @AfterEach
    void stop() {
      server.close();
    }

    @Override
    protected IdentityProvider provider() {
      return provider;
    }

    @Override
    protected String token(Email person, Instant signedIn, Instant end) {
      return signed(claims(person, signedIn, end), server.key());
    }

    @Override
    protected String unverified(Email person, Instant signedIn, Instant end) {
      JwtClaims claims = claims(person, signedIn, end);
      claims.setClaim("email_verified", false);
      return signed(claims, server.key());
    }

    @Override
    protected String forged(Email person, Instant signedIn, Instant end) {
      try {
        return signed(claims(person, signedIn, end), KeySetServer.key("1"));
      } catch (JoseException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    protected String forAnotherAudience(Email person, Instant signedIn, Instant end) {
      JwtClaims claims = claims(person, signedIn, end);
      claims.setAudience("another server");
      return signed(claims, server.key());
    }

    private static JwtClaims claims(Email person, Instant signedIn, Instant end) {
      JwtClaims claims = new JwtClaims();
      claims.setIssuer(ISSUER);
      claims.setAudience(AUDIENCE);
      claims.setExpirationTime(NumericDate.fromSeconds(end.getEpochSecond()));
      claims.setClaim("email", person.value());
      claims.setClaim("email_verified", true);
      claims.setClaim("auth_time", signedIn.getEpochSecond());
      return claims;
    }

    private static String signed(JwtClaims claims, RsaJsonWebKey with) {
      try {
        return KeySetServer.signed(claims.toJson(), with);
      } catch (JoseException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
