package dev.licensing.examples.desktop.activation;

import dev.licensing.examples.desktop.model.Standing.Mood;
import java.awt.Color;

/**
 * Colours that say how good something is, on whatever background there is, light or dark: as close
 * to their hue as contrast allows (WCAG 2.2, 4.5 to 1). No meaning is in the colour alone.
 */
final class Tones {

  /** What WCAG 2.2 asks for text of the usual size (1.4.3). */
  static final double READABLE = 4.5;

  private static final int STEPS = 32;

  private Tones() {}

  /** The colour of a mood on this background. */
  static Color of(Mood mood, Color background) {
    return readable(
        switch (mood) {
          case GOOD -> new Color(0x2DA44E);
          case ATTENTION -> new Color(0xC77700);
          case BAD -> new Color(0xD1384B);
          case UNKNOWN -> new Color(0x2F7DD1);
        },
        background);
  }

  /** The quieter of two texts: halfway to the background, as far as it can still be read. */
  static Color quiet(Color foreground, Color background) {
    return readable(mixed(foreground, background, 0.4), background);
  }

  /** This hue, as dark or as light as it has to be to be read on the background. */
  static Color readable(Color hue, Color background) {
    Color end = luminance(background) > 0.18 ? Color.BLACK : Color.WHITE;
    for (int step = 0; step <= STEPS; step++) {
      Color tried = mixed(hue, end, (double) step / STEPS);
      if (contrast(tried, background) >= READABLE) {
        return tried;
      }
    }
    return end;
  }

  /** From 1, nothing to be seen, to 21, black on white. */
  static double contrast(Color one, Color other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static Color mixed(Color from, Color to, double share) {
    return new Color(
        mixed(from.getRed(), to.getRed(), share),
        mixed(from.getGreen(), to.getGreen(), share),
        mixed(from.getBlue(), to.getBlue(), share));
  }

  private static int mixed(int from, int to, double share) {
    return (int) Math.round(from + (to - from) * share);
  }

  /** Relative luminance, WCAG 2.2. */
  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
