package dev.licensing.examples.server;

import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Passwords that whoever guesses tries first: the thirty thousand that people choose most often,
 * and those that say nothing but what this is about, perhaps with a few digits and signs around it.
 *
 * <p>The list is that of zxcvbn. Its estimate of strength is not asked: it takes seconds for texts
 * that are made to.
 */
final class EasyPasswords implements Predicate<String> {

  /** Words of this site, of which a password must not be made up; and the names it is known by. */
  static final List<String> WORDS =
      List.of(
          "account",
          "activation",
          "admin",
          "customer",
          "key",
          "license",
          "licenses",
          "licensing",
          "login",
          "manager",
          "my",
          "order",
          "owner",
          "pass",
          "password",
          "product",
          "serial",
          "server",
          "software",
          "support",
          "user",
          "vendor",
          "welcome");

  private static final int SHORTEST_NAME = 3;

  private final Set<String> common;
  private final Pattern ofWords;

  private EasyPasswords(Set<String> common, Set<String> words) {
    this.common = common;
    // The longest first, and what was read is read: however it is made, a text is read once.
    String word =
        words.stream()
            .sorted(Comparator.comparing(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(?:", ")"));
    this.ofWords = Pattern.compile("\\P{L}{0,6}+(?:" + word + "\\P{L}{0,6}+)++");
  }

  /** By the common list, the words of this site, and the hosts by which it is known. */
  static EasyPasswords of(Options options) {
    Stream<String> hosts =
        Stream.of(
                options.address().map(address -> address.getHost()),
                options.mail().map(mail -> mail.from().substring(mail.from().indexOf('@') + 1)))
            .flatMap(Optional::stream);
    Set<String> words =
        Stream.concat(WORDS.stream(), hosts.flatMap(host -> Arrays.stream(host.split("\\W", -1))))
            .map(word -> word.toLowerCase(Locale.ROOT))
            .filter(word -> word.length() >= SHORTEST_NAME || WORDS.contains(word))
            .collect(Collectors.toSet());
    return new EasyPasswords(common(), words);
  }

  private static Set<String> common() {
    try {
      return new HashSet<>(StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean test(String password) {
    String small = password.toLowerCase(Locale.ROOT);
    return common.contains(small) || ofWords.matcher(small).matches();
  }
}
