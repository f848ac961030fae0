package dev.licensing.examples.server.bulk;

import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.SerialNumber;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Ids of orders and numbers of serials that are the same whenever a file is imported again, so that
 * what is there already is recognised.
 *
 * <p>A serial is a secret: whoever knows that of an unowned order may claim it (rule 4.2). So those
 * that are generated follow from a secret too, which is kept as long as the server's keys.
 */
final class Names {

  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final String MAC = "HmacSHA256";
  private static final int BYTES_OF_SERIAL = 15;
  private static final int LONGEST = 200;

  private final SecretKeySpec secret;

  Names(byte[] secret) {
    this.secret = new SecretKeySpec(secret, MAC);
  }

  /**
   * The order with this reference of the vendor's; of an id, as an export writes it, the order with
   * that id.
   *
   * @throws IllegalArgumentException if it is empty or too long
   */
  static OrderId order(String reference) {
    if (reference.isEmpty()) {
      throw new IllegalArgumentException("is missing");
    }
    if (reference.length() > LONGEST) {
      throw new IllegalArgumentException("is longer than " + LONGEST + " characters");
    }
    return ID.matcher(reference).matches()
        ? OrderId.of(reference)
        : new OrderId(
            UUID.nameUUIDFromBytes(("order " + reference).getBytes(StandardCharsets.UTF_8)));
  }

  /** The number of a serial that has none in its file, by its place in its order. */
  SerialNumber serial(OrderId order, int place) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(secret);
      byte[] all = mac.doFinal((order + "/" + place).getBytes(StandardCharsets.UTF_8));
      return SerialNumber.fromRandom(Arrays.copyOf(all, BYTES_OF_SERIAL));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + MAC, e);
    }
  }
}
