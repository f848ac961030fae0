package dev.licensing.benchmarks.cold;

import java.nio.file.Path;
import java.util.Base64;
import javax0.license3j.HardwareBinder;
import javax0.license3j.License;
import javax0.license3j.io.LicenseReader;

/** License3j: a file with an RSA signature, and its hardware binder. */
final class License3j {

  /** The feature that holds the machine. */
  static final String MACHINE = "machine";

  private License3j() {}

  /** Folder; the public key in base64url. */
  public static void main(String[] args) throws Exception {
    try (LicenseReader reader = new LicenseReader(Path.of(args[0], "license3j.bin").toFile())) {
      License license = reader.read();
      boolean signed = license.isOK(Base64.getUrlDecoder().decode(args[1]));
      boolean here = new HardwareBinder().assertUUID(license.get(MACHINE).getUUID());
      System.out.println(signed && here && !license.isExpired() ? ColdStart.LICENSED : "no");
    }
  }
}
