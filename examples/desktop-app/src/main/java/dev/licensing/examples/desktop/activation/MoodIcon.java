package dev.licensing.examples.desktop.activation;

import dev.licensing.examples.desktop.model.Standing.Mood;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import javax.swing.Icon;

/**
 * A disc with a sign in it: a tick, an exclamation mark, a cross, a question mark. Drawn, so that
 * it is sharp at any size; the sign says without colour what the colour says.
 */
record MoodIcon(Mood mood, int size) implements Icon {

  /** The side of the square in which the signs are drawn. */
  private static final double GRID = 24;

  @Override
  public void paintIcon(Component on, Graphics graphics, int x, int y) {
    Graphics2D drawn = (Graphics2D) graphics.create();
    try {
      drawn.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      drawn.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      drawn.translate(x, y);
      drawn.scale(size / GRID, size / GRID);
      Color background = on.getBackground();
      drawn.setColor(Tones.of(mood, background));
      drawn.fill(new Ellipse2D.Double(1, 1, GRID - 2, GRID - 2));
      drawn.setColor(background);
      drawn.setStroke(new BasicStroke(2.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      drawn.draw(sign());
      if (mood == Mood.ATTENTION || mood == Mood.UNKNOWN) {
        drawn.fill(new Ellipse2D.Double(10.6, 16.2, 2.8, 2.8));
      }
    } finally {
      drawn.dispose();
    }
  }

  private Path2D sign() {
    Path2D sign = new Path2D.Double();
    switch (mood) {
      case GOOD -> {
        sign.moveTo(7, 12.6);
        sign.lineTo(10.6, 16);
        sign.lineTo(17, 8.6);
      }
      case ATTENTION -> {
        sign.moveTo(12, 6.2);
        sign.lineTo(12, 13.2);
      }
      case BAD -> {
        sign.moveTo(8.2, 8.2);
        sign.lineTo(15.8, 15.8);
        sign.moveTo(15.8, 8.2);
        sign.lineTo(8.2, 15.8);
      }
      case UNKNOWN -> {
        sign.moveTo(9, 9.2);
        sign.curveTo(9, 5, 15.2, 5, 15.2, 9);
        sign.curveTo(15.2, 11.4, 12, 11.4, 12, 14);
      }
    }
    return sign;
  }

  @Override
  public int getIconWidth() {
    return size;
  }

  @Override
  public int getIconHeight() {
    return size;
  }
}
