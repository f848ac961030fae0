package dev.licensing.examples.desktop.activation;

import java.awt.Dimension;
import java.awt.Font;
import java.awt.Insets;
import javax.swing.JTextArea;
import javax.swing.UIManager;
import javax.swing.text.View;

/** Running text, broken into lines of a given width. Looks like a label and takes no focus. */
@SuppressWarnings("serial") // never written
final class Prose extends JTextArea {

  private final int width;

  Prose(String text, Font font, int width) {
    super(text);
    this.width = width;
    setFont(font);
    setLineWrap(true);
    setWrapStyleWord(true);
    setEditable(false);
    setFocusable(false);
    setOpaque(false);
    setBorder(null);
    setMargin(new Insets(0, 0, 0, 0));
    setForeground(UIManager.getColor("Label.foreground"));
    setBackground(UIManager.getColor("Panel.background"));
    getAccessibleContext().setAccessibleName(text);
  }

  /** As high as the lines of this width are. */
  @Override
  public Dimension getPreferredSize() {
    Insets around = getInsets();
    View text = getUI().getRootView(this);
    text.setSize(width - around.left - around.right, Short.MAX_VALUE);
    int height = (int) Math.ceil(text.getPreferredSpan(View.Y_AXIS));
    return new Dimension(width, height + around.top + around.bottom);
  }

  @Override
  public Dimension getMinimumSize() {
    return getPreferredSize();
  }
}
