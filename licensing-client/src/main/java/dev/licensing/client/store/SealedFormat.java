package dev.licensing.client.store;

import dev.licensing.client.answer.StoreCondition;
import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.model.ProductId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * The bytes of a sealed file: a header with a version, a random data key wrapped once for each
 * component that tells this machine from others, and the content under that key. One component that
 * is still the same opens it, whatever else has changed; another machine has none (rule 12.6).
 * Every key is new with each sealing: the data key is random, and the wrapping ones have a random
 * salt.
 *
 * <p>It keeps a copy from serving elsewhere. It keeps nothing secret from who may read the
 * machine's own serial numbers.
 */
final class SealedFormat {

  private static final byte[] MAGIC = "LICENSES".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final int SALT_BYTES = 16;
  private static final int MOST_WRAPS = 16;
  private static final int MOST_BYTES = 512 * 1024;

  private final ProductId product;
  private final RandomGenerator random;

  SealedFormat(ProductId product, RandomGenerator random) {
    this.product = product;
    this.random = random;
  }

  /** Seals; the components are as they were read, and at least one of them is telling. */
  byte[] seal(SortedMap<String, String> texts, Map<ComponentKind, String> machine)
      throws IOException {
    byte[] key = bytes(Envelope.KEY_BYTES);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(MAGIC);
      out.writeShort(VERSION);
      Map<ComponentKind, String> telling = telling(machine);
      out.writeByte(telling.size());
      for (Map.Entry<ComponentKind, String> component : telling.entrySet()) {
        byte[] salt = bytes(SALT_BYTES);
        out.writeUTF(component.getKey().name());
        out.write(salt);
        writeBlock(out, new Envelope(wrapping(component, salt)).seal(key));
      }
      writeBlock(out, new Envelope(key).seal(TextBlock.write(texts)));
    }
    return bytes.toByteArray();
  }

  /** Opens on this machine. Whatever the bytes are, it ends and does not throw. */
  Opened open(byte[] file, Map<ComponentKind, String> machine) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(file))) {
      if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
        return new Opened.Closed(StoreCondition.DAMAGED);
      }
      if (in.readUnsignedShort() > VERSION) {
        return new Opened.Closed(StoreCondition.NEWER);
      }
      Optional<byte[]> key = unwrap(in, telling(machine));
      byte[] sealed = block(in);
      if (key.isEmpty()) {
        return new Opened.Closed(StoreCondition.OTHER_MACHINE);
      }
      Optional<byte[]> plain = new Envelope(key.get()).open(sealed);
      return plain.isPresent()
          ? new Opened.Content(TextBlock.read(plain.get()))
          : new Opened.Closed(StoreCondition.DAMAGED);
    } catch (IOException e) {
      return new Opened.Closed(StoreCondition.DAMAGED);
    }
  }

  private Optional<byte[]> unwrap(DataInputStream in, Map<ComponentKind, String> machine)
      throws IOException {
    Optional<byte[]> key = Optional.empty();
    int wraps = in.readUnsignedByte();
    if (wraps > MOST_WRAPS) {
      throw new IOException("too many keys");
    }
    for (int i = 0; i < wraps; i++) {
      String kind = in.readUTF();
      byte[] salt = exactly(in, SALT_BYTES);
      byte[] wrapped = block(in);
      for (Map.Entry<ComponentKind, String> component : machine.entrySet()) {
        if (key.isEmpty() && component.getKey().name().equals(kind)) {
          // Empty if this component has changed; another may not have.
          key = new Envelope(wrapping(component, salt)).open(wrapped);
        }
      }
    }
    return key;
  }

  private byte[] wrapping(Map.Entry<ComponentKind, String> component, byte[] salt) {
    byte[] value = component.getValue().getBytes(StandardCharsets.UTF_8);
    String info = "licensing-store/" + VERSION + '\0' + product + '\0' + component.getKey().name();
    return Hkdf.derive(value, salt, info);
  }

  private static void writeBlock(DataOutputStream out, byte[] sealed) throws IOException {
    out.writeInt(sealed.length);
    out.write(sealed);
  }

  private static byte[] block(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > MOST_BYTES) {
      throw new IOException("too long");
    }
    return exactly(in, length);
  }

  private static byte[] exactly(DataInputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length != length) {
      throw new IOException("cut short");
    }
    return bytes;
  }

  private static Map<ComponentKind, String> telling(Map<ComponentKind, String> machine) {
    SortedMap<ComponentKind, String> telling = new TreeMap<>(machine);
    for (ComponentKind kind : machine.keySet()) {
      if (!kind.telling()) {
        telling.remove(kind);
      }
    }
    return telling;
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
