package dev.licensing.examples.desktop.activation;

import java.awt.Color;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.swing.AbstractButton;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JProgressBar;
import javax.swing.JScrollBar;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.text.JTextComponent;

/** Looks at a page as it is laid out, and finds what a person would stumble over. */
final class Inspection {

  private final String page;
  private final List<String> flaws = new ArrayList<>();

  private Inspection(String page) {
    this.page = page;
  }

  /** What is wrong with the page; empty if nothing is. */
  static List<String> of(String page, JDialog dialog) {
    Inspection inspection = new Inspection(page);
    List<Component> shown = Person.all(dialog.getContentPane(), Component::isShowing);
    shown.forEach(inspection::mustFit);
    shown.forEach(inspection::mustBeReadable);
    shown.forEach(inspection::mustHaveAName);
    inspection.mnemonicsMustDiffer(shown);
    inspection.nothingScrollsSideways(shown);
    inspection.nothingMustOverlap(shown);
    return inspection.flaws;
  }

  private void flaw(Component component, String what) {
    flaws.add(page + ": " + text(component) + " " + what);
  }

  private static String text(Component component) {
    if (component instanceof AbstractButton button) {
      return "button " + button.getText();
    }
    if (component instanceof JLabel label) {
      return "label " + label.getText();
    }
    return component instanceof JTextComponent field
        ? "text " + field.getText()
        : component.getClass().getName();
  }

  /** Nothing is cut off: neither in itself, nor by what it stands in. */
  private void mustFit(Component component) {
    boolean written =
        component instanceof JLabel
            || component instanceof AbstractButton
            || component instanceof Prose;
    if (!written || component.getParent() instanceof JScrollBar) {
      return;
    }
    Dimension wanted = component.getPreferredSize();
    if (component.getWidth() < wanted.width || component.getHeight() < wanted.height) {
      flaw(component, "is " + component.getSize() + " and needs " + wanted);
    }
    Container parent = component.getParent();
    if (component.getX() + component.getWidth() > parent.getWidth()
        || component.getY() + component.getHeight() > parent.getHeight()) {
      flaw(component, "reaches beyond " + parent.getSize());
    }
  }

  /** WCAG 2.2, 1.4.3; what cannot be used just now is exempt. */
  private void mustBeReadable(Component component) {
    boolean text = component instanceof JLabel || component instanceof JTextComponent;
    if (!text || !component.isEnabled()) {
      return;
    }
    double contrast = Tones.contrast(component.getForeground(), behind(component));
    if (contrast < Tones.READABLE) {
      flaw(component, "has a contrast of " + contrast);
    }
  }

  private static Color behind(Component component) {
    Component opaque = component;
    while (!opaque.isOpaque() && opaque.getParent() != null) {
      opaque = opaque.getParent();
    }
    return opaque.getBackground();
  }

  /** Whoever hears the screen hears what it is. */
  private void mustHaveAName(Component component) {
    boolean used =
        component instanceof AbstractButton
            || component instanceof JTextField
            || component instanceof JProgressBar
            || (component instanceof JTextArea area && area.isFocusable());
    if (!used || component.getParent() instanceof JScrollBar) {
      return;
    }
    String name = component.getAccessibleContext().getAccessibleName();
    if (name == null || name.isBlank()) {
      flaw(component, "has no accessible name");
    }
  }

  private void mnemonicsMustDiffer(List<Component> shown) {
    Set<Integer> keys = new TreeSet<>();
    for (Component component : shown) {
      int key =
          component instanceof AbstractButton button
              ? button.getMnemonic()
              : component instanceof JLabel label ? label.getDisplayedMnemonic() : 0;
      if (key != 0 && !keys.add(key)) {
        flaw(component, "has the same key as another: " + (char) key);
      }
      boolean reached =
          key != 0
              || !(component instanceof AbstractButton)
              || component.getParent() instanceof JScrollBar
              || "button.releaseOn".equals(component.getName())
              || "button.useOther".equals(component.getName());
      if (!reached) {
        flaw(component, "has no key");
      }
    }
  }

  /** Of two that overlap one is cut off. */
  private void nothingMustOverlap(List<Component> shown) {
    for (int i = 0; i < shown.size(); i++) {
      for (Component other : shown.subList(i + 1, shown.size())) {
        Component one = shown.get(i);
        if (one.getParent() == other.getParent() && one.getBounds().intersects(other.getBounds())) {
          flaw(one, "overlaps " + text(other));
        }
      }
    }
  }

  private void nothingScrollsSideways(List<Component> shown) {
    shown.stream()
        .filter(JScrollBar.class::isInstance)
        .map(JScrollBar.class::cast)
        .filter(bar -> bar.getOrientation() == JScrollBar.HORIZONTAL)
        .forEach(bar -> flaw(bar, "is needed"));
  }
}
