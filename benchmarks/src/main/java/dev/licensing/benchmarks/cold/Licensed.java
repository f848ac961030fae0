package dev.licensing.benchmarks.cold;

import dev.licensing.client.LicensingClient;
import dev.licensing.client.LicensingClientBuilder;
import dev.licensing.client.answer.Activated;
import dev.licensing.client.answer.Reply;
import dev.licensing.core.license.TrustedKeys;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.spi.LicenseTransport;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.testkit.LicensingWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax0.license3j.Feature;
import javax0.license3j.HardwareBinder;
import javax0.license3j.License;
import javax0.license3j.crypto.LicenseKeyPair;
import javax0.license3j.io.IOFormat;
import javax0.license3j.io.LicenseWriter;

/**
 * Makes a license for each subject, on this machine; the floor has the very file that our client
 * got.
 *
 * @param folder with all of them
 * @param bareKey the X.509 key of the floor
 * @param ourKey as it is built into an application
 * @param license3jKey in the form of that library
 */
record Licensed(Path folder, String bareKey, String ourKey, String license3jKey) {

  static Licensed in(Path folder) throws Exception {
    Files.createDirectories(folder);
    String ours = activate(folder);
    machine(folder);
    TrueLicense.install(folder);
    return new Licensed(folder, bare(ours), ours, license3j(folder));
  }

  /** An activation through the real endpoint, whose key no other world knows. */
  private static String activate(Path folder) {
    try (LicensingWorld world = new LicensingWorld()) {
      world.clock().set(Instant.now());
      Account user = world.givenAccount("ada@example.com", "Ada");
      SerialNumber serial = world.givenOwned(user, Terms.singleMachine());
      Keeping keeping = new Keeping(world.transport(), folder.resolve("license.jws"));
      try (LicensingClient client = client(folder, keeping, world.trustedKeys())) {
        client.start();
        client.useToken(world.signedIn(user));
        Reply<Activated> reply = client.activate(serial.value());
        if (!client.check().licensed()) {
          throw new IllegalStateException("not licensed here: " + reply);
        }
      }
      return key(world);
    }
  }

  /** As it would be built in. */
  private static String key(LicensingWorld world) {
    WireRequest request = new WireRequest("GET", "/v1/keys", new TreeMap<>(), new byte[0]);
    LicenseTransport.Answered answered =
        (LicenseTransport.Answered) world.transport().send(request);
    String keys = new String(answered.response().body(), StandardCharsets.UTF_8);
    return keys.replaceAll(".*\\[\"([^\"]*)\"\\].*", "$1");
  }

  private static LicensingClient client(Path folder, LicenseTransport transport, TrustedKeys keys) {
    LicensingClientBuilder builder =
        LicensingClient.forProduct(ColdStart.PRODUCT)
            .server(transport)
            .trusting(keys)
            .store(folder.resolve("store"));
    if (ColdStart.IN_CONTAINER) {
      builder.explicitIdentity(ColdStart.IDENTITY);
    }
    return builder.build();
  }

  /** The same key as the JDK reads it: its 32 bytes behind the name of the algorithm (RFC 8410). */
  private static String bare(String ours) {
    byte[] key = Base64.getUrlDecoder().decode(ours.substring(ours.indexOf(':') + 1));
    String x509 = "302a300506032b6570032100" + HexFormat.of().formatHex(key);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(HexFormat.of().parseHex(x509));
  }

  private static void machine(Path folder) throws Exception {
    byte[] id = Files.readAllBytes(Path.of("/etc/machine-id"));
    Files.writeString(
        folder.resolve("machine"),
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(id)));
  }

  /** Writes down the license file that passes. */
  private record Keeping(LicenseTransport world, Path file) implements LicenseTransport {

    private static final Pattern LICENSE = Pattern.compile("\"license\":\"([^\"]*)\"");

    @Override
    public Delivery send(WireRequest request) {
      Delivery delivery = world.send(request);
      if (delivery instanceof Answered answered) {
        Matcher found =
            LICENSE.matcher(new String(answered.response().body(), StandardCharsets.UTF_8));
        if (found.find()) {
          try {
            Files.writeString(file, found.group(1));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      }
      return delivery;
    }
  }

  private static String license3j(Path folder) throws Exception {
    LicenseKeyPair pair = LicenseKeyPair.Create.from("RSA", 2048);
    License license = new License();
    license.add(Feature.Create.uuidFeature(License3j.MACHINE, new HardwareBinder().getMachineId()));
    license.setExpiry(Date.from(Instant.now().plus(Duration.ofDays(30))));
    license.sign(pair.getPair().getPrivate(), "SHA-256");
    try (LicenseWriter writer = new LicenseWriter(folder.resolve("license3j.bin").toFile())) {
      writer.write(license, IOFormat.BINARY);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(pair.getPublic());
  }
}
