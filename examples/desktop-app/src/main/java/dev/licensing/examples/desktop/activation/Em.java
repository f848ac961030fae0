package dev.licensing.examples.desktop.activation;

import java.awt.Font;
import java.awt.Insets;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.border.Border;

/** Lengths that follow the font, so that a larger font makes everything larger. */
record Em(Font font) {

  /** How wide a text may run: some seventy characters. */
  private static final double LINE = 38;

  /** As the look and feel writes labels. */
  static Em ofLabels() {
    return new Em(new JLabel().getFont());
  }

  /** So many times the size of the font, in pixels of the user's space. */
  int of(double times) {
    return (int) Math.round(times * font.getSize2D());
  }

  /** The width of a text. */
  int line() {
    return of(LINE);
  }

  /** Empty space around something. */
  Border space(double top, double left, double bottom, double right) {
    return BorderFactory.createEmptyBorder(of(top), of(left), of(bottom), of(right));
  }

  /** Empty space above, in a grid. */
  Insets above(double space) {
    return new Insets(of(space), 0, 0, 0);
  }

  /** The font of a heading. */
  Font heading() {
    return font.deriveFont(Font.BOLD, font.getSize2D() * 1.45f);
  }

  /** The font of what should be seen first. */
  Font strong() {
    return font.deriveFont(Font.BOLD);
  }

  /** The font of a serial number, in which a 0 is no O and all are as wide. */
  Font typed() {
    return new Font(Font.MONOSPACED, Font.PLAIN, 1).deriveFont(font.getSize2D() * 1.15f);
  }
}
