package dev.licensing.benchmarks.cold;

import global.namespace.fun.io.bios.BIOS;
import global.namespace.truelicense.api.ConsumerLicenseManager;
import global.namespace.truelicense.api.License;
import global.namespace.truelicense.api.LicenseManagementContext;
import global.namespace.truelicense.api.VendorLicenseManager;
import global.namespace.truelicense.api.passwd.Password;
import global.namespace.truelicense.api.passwd.PasswordProtection;
import global.namespace.truelicense.v4.V4;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/**
 * TrueLicense: a key that was installed in a file is decrypted and its RSA signature verified. It
 * has no identity of a machine.
 */
final class TrueLicense {

  private static final String PASSWORD = "benchmark1";
  private static final String KEYS = "truelicense-keys.p12";
  private static final String CERTIFICATE = "truelicense-certificate.p12";
  private static final String LICENSE = "truelicense.lic";
  private static final String ALIAS = "vendor";

  private TrueLicense() {}

  /** Folder. */
  public static void main(String[] args) throws Exception {
    consumer(Path.of(args[0])).verify();
    System.out.println(ColdStart.LICENSED);
  }

  /** Generates a key as the vendor and installs it as the customer. */
  static void install(Path folder) throws Exception {
    Path exported = folder.resolve("truelicense.cer");
    keytool(
        folder.resolve(KEYS),
        List.of("-genkeypair", "-keyalg", "RSA", "-keysize", "2048", "-dname", "CN=vendor"));
    keytool(folder.resolve(KEYS), List.of("-exportcert", "-file", exported.toString()));
    keytool(
        folder.resolve(CERTIFICATE),
        List.of("-importcert", "-noprompt", "-file", exported.toString()));
    License license = context().licenseFactory().license();
    license.setHolder(new X500Principal("CN=Ada"));
    license.setIssuer(new X500Principal("CN=vendor"));
    license.setConsumerType("User");
    license.setConsumerAmount(1);
    license.setNotAfter(Date.from(Instant.now().plus(Duration.ofDays(30))));
    Path sold = folder.resolve("truelicense.sold");
    vendor(folder).generateKeyFrom(license).saveTo(BIOS.path(sold));
    consumer(folder).install(BIOS.path(sold));
  }

  private static void keytool(Path store, List<String> command)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    words.addAll(command);
    words.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    words.addAll(List.of("-storetype", "PKCS12", "-alias", ALIAS));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
  }

  private static LicenseManagementContext context() {
    return V4.builder().subject(ColdStart.PRODUCT).build();
  }

  private static VendorLicenseManager vendor(Path folder) {
    return context()
        .vendor()
        .encryption()
        .protection(protection())
        .up()
        .authentication()
        .alias(ALIAS)
        .loadFrom(BIOS.path(folder.resolve(KEYS)))
        .storeProtection(protection())
        .up()
        .build();
  }

  private static ConsumerLicenseManager consumer(Path folder) {
    return context()
        .consumer()
        .encryption()
        .protection(protection())
        .up()
        .authentication()
        .alias(ALIAS)
        .loadFrom(BIOS.path(folder.resolve(CERTIFICATE)))
        .storeProtection(protection())
        .up()
        .storeInPath(folder.resolve(LICENSE))
        .build();
  }

  private static PasswordProtection protection() {
    return usage ->
        new Password() {
          @Override
          public char[] characters() {
            return PASSWORD.toCharArray();
          }

          @Override
          public void close() {}
        };
  }
}
