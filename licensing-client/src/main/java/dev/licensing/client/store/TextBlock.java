package dev.licensing.client.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Names and texts as bytes: a count, then each name and text in Java's modified UTF-8. */
final class TextBlock {

  private TextBlock() {}

  static byte[] write(SortedMap<String, String> texts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeShort(texts.size());
      for (Map.Entry<String, String> text : texts.entrySet()) {
        out.writeUTF(text.getKey());
        out.writeUTF(text.getValue());
      }
    }
    return bytes.toByteArray();
  }

  static SortedMap<String, String> read(byte[] bytes) throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int count = in.readUnsignedShort();
      for (int i = 0; i < count; i++) {
        texts.put(in.readUTF(), in.readUTF());
      }
    }
    return texts;
  }
}
