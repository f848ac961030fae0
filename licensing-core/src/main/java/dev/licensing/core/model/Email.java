package dev.licensing.core.model;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address, kept in lower case: one account has one, and case does not tell two apart.
 *
 * <p>The check is deliberately mild (one {@code @}, no white space, at most 254 characters as in
 * RFC 5321): only a delivered message proves an address.
 */
public record Email(String value) implements Comparable<Email> {

  private static final Pattern SHAPE = Pattern.compile("[^\\s@<>]{1,64}@[^\\s@<>]+\\.[^\\s@<>.]+");

  /**
   * @throws IllegalArgumentException if this cannot be an address
   */
  public Email {
    value = Text.bounded("e-mail", value, 254).toLowerCase(Locale.ROOT);
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("e-mail is not of the form name@host.domain");
    }
  }

  /** What somebody typed, if it can be an address. */
  public static Optional<Email> parse(String typed) {
    try {
      return Optional.of(new Email(typed));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public int compareTo(Email other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
