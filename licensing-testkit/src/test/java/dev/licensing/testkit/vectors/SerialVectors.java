package dev.licensing.testkit.vectors;

import static dev.licensing.testkit.vectors.VectorFile.entry;

import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.SerialReading;
import dev.licensing.core.model.SerialReading.Mistyped;
import dev.licensing.core.model.SerialReading.Valid;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Serial numbers: how they are made, and what people make of them (rule 2.8). */
final class SerialVectors {

  private SerialVectors() {}

  static VectorFile file() {
    VectorFile file =
        new VectorFile(
            "serials",
            "made: 15 random bytes (hex) and their serial. read: what was typed, and the serial it"
                + " is, or the typo and the index of the first wrong character (-1: no single"
                + " one).");
    Random random = new Random(1);
    for (String bytes : List.of("00".repeat(15), "ff".repeat(15), "07" + "5a".repeat(14))) {
      made(file, HexFormat.of().parseHex(bytes));
    }
    for (int i = 0; i < 20; i++) {
      byte[] bytes = new byte[15];
      random.nextBytes(bytes);
      made(file, bytes);
    }
    read(file, SerialNumber.fromRandom(HexFormat.of().parseHex("0123456789abcdef0123456789abcd")));
    return file;
  }

  private static void made(VectorFile file, byte[] bytes) {
    file.add(
        "made",
        entry(
            "random",
            HexFormat.of().formatHex(bytes),
            "serial",
            SerialNumber.fromRandom(bytes).value()));
  }

  private static void read(VectorFile file, SerialNumber serial) {
    String text = serial.value();
    String plain = text.replace("-", "");
    for (String typed :
        List.of(
            text,
            plain,
            text.toLowerCase(Locale.ROOT),
            " " + text.replace('-', ' ') + "\n",
            text.replace('-', '\u2013'),
            text.replace('0', 'O').replace('1', 'I'),
            text.replace('0', 'o').replace('1', 'l'),
            "",
            " - ",
            plain.substring(0, 24),
            plain + "0",
            text.replaceFirst("-", "_"),
            "U" + text.substring(1),
            "\u00c4" + text.substring(1))) {
      reading(file, typed);
    }
    for (int i = 0; i < plain.length(); i++) {
      reading(file, replaced(plain, i));
      if (i > 0 && plain.charAt(i) != plain.charAt(i - 1)) {
        reading(file, swapped(plain, i));
      }
    }
  }

  /** Another character of the alphabet at this place. */
  private static String replaced(String serial, int at) {
    char other = serial.charAt(at) == '7' ? 'K' : '7';
    return serial.substring(0, at) + other + serial.substring(at + 1);
  }

  /** This character and the one before it in each other's place. */
  private static String swapped(String serial, int at) {
    return serial.substring(0, at - 1)
        + serial.charAt(at)
        + serial.charAt(at - 1)
        + serial.substring(at + 1);
  }

  private static void reading(VectorFile file, String typed) {
    SerialReading reading = SerialNumber.read(typed);
    if (reading instanceof Valid valid) {
      file.add("read", entry("typed", typed, "serial", valid.serial().value()));
    } else if (reading instanceof Mistyped mistyped) {
      file.add(
          "read",
          entry("typed", typed, "typo", mistyped.typo().name(), "position", mistyped.position()));
    }
  }
}
