package dev.licensing.client;

import java.util.regex.Pattern;

/**
 * Takes out of a text what must not leave the machine, should a message of a library have brought
 * it in: addresses of people, whole signed statements, passwords in addresses, the home directory.
 */
final class Redaction {

  private static final Pattern EMAIL = Pattern.compile("[\\w.+%-]+@[\\w-]+(\\.[\\w-]+)+");
  private static final Pattern SIGNED =
      Pattern.compile("[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}");
  private static final Pattern CREDENTIALS = Pattern.compile("//[^/\\s@]+@");
  private static final Pattern BEARER = Pattern.compile("(?i)\\b(bearer|license|basic) \\S{16,}");

  private Redaction() {}

  static String of(String text) {
    String bare = CREDENTIALS.matcher(text).replaceAll("//***@");
    bare = SIGNED.matcher(bare).replaceAll("***");
    bare = BEARER.matcher(bare).replaceAll("$1 ***");
    bare = EMAIL.matcher(bare).replaceAll("***");
    String home = System.getProperty("user.home", "");
    return home.length() > 1 ? bare.replace(home, "~") : bare;
  }
}
