package dev.licensing.benchmarks.cold;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The floor: the same file, its signature verified by the JDK, and the machine's id hashed and
 * looked for in it. No library, no form, no error that is told apart.
 */
final class BareJdk {

  private BareJdk() {}

  /** Folder; the X.509 public key in base64url. */
  public static void main(String[] args) throws Exception {
    String compact = Files.readString(Path.of(args[0], "license.jws"));
    int dot = compact.lastIndexOf('.');
    Base64.Decoder base64 = Base64.getUrlDecoder();
    Signature signature = Signature.getInstance("Ed25519");
    signature.initVerify(
        KeyFactory.getInstance("Ed25519")
            .generatePublic(new X509EncodedKeySpec(base64.decode(args[1]))));
    signature.update(compact.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
    boolean signed = signature.verify(base64.decode(compact.substring(dot + 1)));
    byte[] id = Files.readAllBytes(Path.of("/etc/machine-id"));
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(id));
    boolean here = Files.readString(Path.of(args[0], "machine")).equals(hash);
    System.out.println(signed && here ? ColdStart.LICENSED : "no");
  }
}
