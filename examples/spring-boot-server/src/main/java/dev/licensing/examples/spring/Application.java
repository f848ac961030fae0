package dev.licensing.examples.spring;

import dev.licensing.core.license.Ed25519Signer;
import dev.licensing.core.license.TrustedKey;
import dev.licensing.core.model.Policy;
import dev.licensing.server.EndpointSettings;
import dev.licensing.server.LicenseEndpoint;
import dev.licensing.server.postgres.Housekeeping;
import dev.licensing.server.postgres.PostgresLicenseStore;
import dev.licensing.server.postgres.PostgresSessionStore;
import dev.licensing.server.postgres.SchemaMigration;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;

/** A Spring Boot application with licensing in it; {@link Mount} answers. */
@SpringBootApplication
public class Application {

  /** Starts it. */
  public static void main(String[] arguments) {
    SpringApplication.run(Application.class, arguments);
  }

  /**
   * The endpoint, over the application's own data source.
   *
   * @param publicKey as {@code ID:BASE64URL}, what clients are to trust
   * @param privateKey PKCS 8 in base64; from a secret store, not from a file in the repository
   */
  @Bean
  LicenseEndpoint licensing(
      DataSource source,
      @Value("${licensing.public-key}") String publicKey,
      @Value("${licensing.private-key}") String privateKey,
      @Value("${licensing.vendor-key}") String vendorKey)
      throws GeneralSecurityException, SQLException {
    new SchemaMigration(source).apply();
    PrivateKey key =
        KeyFactory.getInstance("Ed25519")
            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(privateKey)));
    TrustedKey trusted = TrustedKey.parse(publicKey);
    return new LicenseEndpoint(
        EndpointSettings.of(
                new PostgresLicenseStore(source),
                new PostgresSessionStore(source),
                new Ed25519Signer(trusted.id(), key),
                List.of(trusted))
            .withVendorKey("vendor", vendorKey));
  }

  /** Tells of lapsed seats, and forgets what serves no more. */
  @Bean(initMethod = "start", destroyMethod = "close")
  @DependsOn("licensing") // which has brought the schema up to date
  Housekeeping housekeeping(DataSource source) {
    return new Housekeeping(
        new PostgresLicenseStore(source),
        new PostgresSessionStore(source),
        Policy.standard(),
        InstantSource.system());
  }
}
