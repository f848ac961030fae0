package dev.licensing.core.model;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a host in its one canonical form: ASCII (international names as IDNA, RFC 3490),
 * lower case, without port and without trailing dot (rule 9.4). {@code *.example.com} stands for
 * every name with exactly one label more, as in certificates (RFC 6125).
 */
public record HostName(String value) implements Comparable<HostName> {

  private static final String WILDCARD = "*.";
  private static final int LONGEST = 253;
  private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");
  private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}");

  /**
   * @throws IllegalArgumentException unless the name is in its canonical form
   */
  public HostName {
    if (!canonical(value).equals(value)) {
      throw new IllegalArgumentException("not a host name in its canonical form");
    }
  }

  /**
   * Reads a name as people write it, or as a request brings it: with any case, port, trailing dot
   * or international characters.
   *
   * @throws IllegalArgumentException if it cannot be the name of a host
   */
  public static HostName of(String written) {
    return new HostName(canonical(written));
  }

  /** Whether a running application's text names this very machine, for which no key is needed. */
  public static boolean isLocal(String written) {
    String text = written.strip().toLowerCase(Locale.ROOT);
    String name = text.equals("::1") ? text : PORT.matcher(text).replaceFirst("");
    return name.equals("localhost")
        || name.endsWith(".localhost")
        || name.equals("::1")
        || name.equals("[::1]")
        || LOOPBACK.matcher(name).matches();
  }

  /** Whether it stands for many names. */
  public boolean wildcard() {
    return value.startsWith(WILDCARD);
  }

  /** Whether this name, or one of those it stands for, is the other. */
  public boolean covers(HostName other) {
    if (!wildcard()) {
      return value.equals(other.value);
    }
    int dot = other.value.indexOf('.');
    return dot > 0 && !other.wildcard() && other.value.substring(dot).equals(value.substring(1));
  }

  private static String canonical(String written) {
    String name = PORT.matcher(written.strip()).replaceFirst("");
    name = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    String prefix = name.startsWith(WILDCARD) ? WILDCARD : "";
    String rest = name.substring(prefix.length());
    if (rest.isEmpty() || rest.length() > LONGEST) {
      throw new IllegalArgumentException("not a host name");
    }
    String ascii = prefix + IDN.toASCII(rest, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
    if (ascii.length() > LONGEST || ascii.contains("..") || rest.startsWith(".")) {
      throw new IllegalArgumentException("not a host name");
    }
    return ascii;
  }

  @Override
  public int compareTo(HostName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
