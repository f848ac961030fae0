package dev.licensing.examples.server;

import dev.licensing.server.access.PasswordHasher;
import dev.licensing.server.access.RandomBytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id with 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet), kept in the PHC
 * form. As many at once as there are processors: more would only wait, and take memory meanwhile.
 */
final class Argon2idHasher implements PasswordHasher {

  private static final int KIBIBYTES = 19_456;
  private static final int PASSES = 2;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int MOST_KIBIBYTES = 1 << 20;
  private static final Pattern KEPT =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=([1-9][0-9]{0,6}),t=([1-9][0-9]?),p=1"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

  private final RandomBytes random;
  private final Semaphore atOnce = new Semaphore(Runtime.getRuntime().availableProcessors());

  Argon2idHasher(RandomBytes random) {
    this.random = random;
  }

  @Override
  public String hash(String password) {
    byte[] salt = random.next(SALT_BYTES);
    byte[] hash = derive(password, salt, KIBIBYTES, PASSES, HASH_BYTES);
    Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m="
        + KIBIBYTES
        + ",t="
        + PASSES
        + ",p=1$"
        + encoder.encodeToString(salt)
        + "$"
        + encoder.encodeToString(hash);
  }

  @Override
  public boolean matches(String password, String kept) {
    Matcher parts = KEPT.matcher(kept);
    if (!parts.matches() || Integer.parseInt(parts.group(1)) > MOST_KIBIBYTES) {
      return false;
    }
    byte[] salt = Base64.getDecoder().decode(parts.group(3));
    byte[] hash = Base64.getDecoder().decode(parts.group(4));
    int memory = Integer.parseInt(parts.group(1));
    int passes = Integer.parseInt(parts.group(2));
    return MessageDigest.isEqual(hash, derive(password, salt, memory, passes, hash.length));
  }

  private byte[] derive(String password, byte[] salt, int memory, int passes, int length) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memory)
            .withIterations(passes)
            .withParallelism(1)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[length];
    atOnce.acquireUninterruptibly();
    try {
      generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    } finally {
      atOnce.release();
    }
    return hash;
  }
}
