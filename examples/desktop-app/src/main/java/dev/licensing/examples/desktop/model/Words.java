package dev.licensing.examples.desktop.model;

import dev.licensing.client.answer.Sentences;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;

/**
 * The words of the dialog in one language: its own, and the client's sentences for what is
 * answered. Built in are English, German, French, Spanish, Japanese and Chinese (simplified).
 * Immutable; thread-safe.
 */
public final class Words {

  /** The languages besides English. */
  static final List<String> TRANSLATIONS = List.of("de", "fr", "es", "ja", "zh");

  /** Stands for an ampersand that is meant as one. */
  private static final char AMPERSAND = '\uE000';

  private final Locale locale;
  private final ResourceBundle bundle;
  private final Sentences sentences;
  private final ZoneId zone;

  private Words(Locale locale, ResourceBundle bundle, ZoneId zone) {
    this.locale = locale;
    this.bundle = bundle;
    this.sentences = Sentences.in(locale);
    this.zone = zone;
  }

  /** In the language of this locale; in English if that is not built in. Times are of the zone. */
  public static Words in(Locale locale, ZoneId zone) {
    boolean known = TRANSLATIONS.contains(locale.getLanguage());
    String name = known ? "dialog_" + locale.getLanguage() + ".properties" : "dialog.properties";
    try (Reader in =
        new InputStreamReader(Words.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
      return new Words(known ? locale : Locale.ENGLISH, new PropertyResourceBundle(in), zone);
    } catch (IOException e) {
      throw new UncheckedIOException("the words belong to this dialog", e);
    }
  }

  /** The client's sentences in the same language. */
  public Sentences sentences() {
    return sentences;
  }

  /** The locale of these words, for a component that has words of its own. */
  public Locale locale() {
    return locale;
  }

  /**
   * What stands under a key, with the arguments put in; an instant appears as date and time.
   *
   * @throws java.util.MissingResourceException if there is no such key
   */
  public String of(String key, Object... arguments) {
    Object[] shown = arguments.clone();
    for (int i = 0; i < shown.length; i++) {
      shown[i] = shown[i] instanceof Instant at ? time(at) : shown[i];
    }
    return new MessageFormat(bundle.getString(key), locale).format(shown);
  }

  /** What stands on something that can be pressed, with its mnemonic. */
  public Label label(String key, Object... arguments) {
    Object[] named = arguments.clone();
    for (int i = 0; i < named.length; i++) {
      // A machine may be called R&D; that is no mnemonic.
      named[i] = named[i] instanceof String text ? text.replace('&', AMPERSAND) : named[i];
    }
    return Label.parse(of(key, named));
  }

  /** A date with its time, as people of this language write it. */
  public String time(Instant at) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
        .withLocale(locale)
        .withZone(zone)
        .format(at);
  }

  /** A date alone. */
  public String date(Instant at) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(locale)
        .withZone(zone)
        .format(at);
  }

  /**
   * A text with the key that reaches it: {@code &} stands before it in the bundle.
   *
   * @param mnemonic index of the character in the text, or -1
   */
  public record Label(String text, int mnemonic) {

    static Label parse(String written) {
      int mark = written.indexOf('&');
      String text = mark < 0 ? written : written.substring(0, mark) + written.substring(mark + 1);
      return new Label(text.replace(AMPERSAND, '&'), mark);
    }

    /** The key, as a capital letter; 0 if there is none. */
    public char key() {
      return mnemonic < 0 ? 0 : Character.toUpperCase(text.charAt(mnemonic));
    }
  }
}
