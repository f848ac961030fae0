package dev.licensing.examples.desktop.activation;

import java.awt.AWTException;
import java.awt.Component;
import java.awt.Container;
import java.awt.KeyboardFocusManager;
import java.awt.Robot;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javax.swing.JDialog;
import javax.swing.SwingUtilities;

/** Somebody at the keyboard: real key events, and eyes that wait for what should appear. */
final class Person {

  /** A guard against hanging only: a busy machine takes its time. */
  private static final long PATIENCE_MILLIS = 120_000;

  private static final int GLANCE_MILLIS = 20;

  private final Robot robot;

  Person() throws AWTException {
    robot = new Robot();
    robot.setAutoDelay(4);
  }

  Robot robot() {
    return robot;
  }

  /** Asks something of the event thread. */
  static <T> T see(Callable<T> question) {
    FutureTask<T> asked = new FutureTask<>(question);
    SwingUtilities.invokeLater(asked);
    try {
      return asked.get();
    } catch (Exception e) {
      throw new AssertionError("on the event thread", e);
    }
  }

  /** Waits until this is so. */
  static void until(String what, BooleanSupplier so) {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    while (!see(so::getAsBoolean)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it never came: " + what + "; " + see(Person::scene));
      }
      try {
        Thread.sleep(GLANCE_MILLIS);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static String scene() {
    Component focus = focused();
    List<String> names = new ArrayList<>();
    for (Window window : Window.getWindows()) {
      if (window.isShowing()) {
        names.add(
            window.getName()
                + " "
                + all(window, each -> each.getName() != null && each.isShowing()).stream()
                    .map(Component::getName)
                    .toList());
      }
    }
    return "the focus is on " + focus + ", to be seen is " + names;
  }

  static Component focused() {
    return KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
  }

  /** Waits until what has this name has the focus. */
  void seesFocusOn(String name) {
    until("the focus on " + name, () -> focused() != null && name.equals(focused().getName()));
  }

  /** What has this name and can be seen. */
  static Optional<Component> named(Container within, String name) {
    return all(within, each -> name.equals(each.getName()) && each.isShowing()).stream()
        .findFirst();
  }

  static List<Component> all(Container within, Predicate<Component> wanted) {
    List<Component> found = new ArrayList<>();
    for (Component each : within.getComponents()) {
      if (wanted.test(each)) {
        found.add(each);
      }
      if (each instanceof Container container) {
        found.addAll(all(container, wanted));
      }
    }
    return found;
  }

  /** Presses keys together, and lets them go. */
  void press(int... keys) {
    for (int key : keys) {
      robot.keyPress(key);
    }
    for (int i = keys.length - 1; i >= 0; i--) {
      robot.keyRelease(keys[i]);
    }
  }

  void alt(int key) {
    press(KeyEvent.VK_ALT, key);
  }

  void enter() {
    press(KeyEvent.VK_ENTER);
  }

  void space() {
    press(KeyEvent.VK_SPACE);
  }

  void escape() {
    press(KeyEvent.VK_ESCAPE);
  }

  /** Tabs until the focus is on what has this name: it can be reached so. */
  void tabTo(String name) {
    for (int i = 0; i < 20; i++) {
      if (name.equals(see(() -> focused() == null ? "" : focused().getName()))) {
        return;
      }
      Component before = see(Person::focused);
      press(KeyEvent.VK_TAB);
      until("the focus moves", () -> focused() != null && focused() != before);
    }
    throw new AssertionError("Tab never comes to " + name + "; " + see(Person::scene));
  }

  /** Types on a keyboard as they have it in the United States. */
  void type(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean shift = Character.isUpperCase(c) || "@_:".indexOf(c) >= 0;
      int key =
          switch (c) {
            case '@' -> KeyEvent.VK_2;
            case '_' -> KeyEvent.VK_MINUS;
            case ':' -> KeyEvent.VK_SEMICOLON;
            default -> KeyEvent.getExtendedKeyCodeForChar(c);
          };
      if (shift) {
        press(KeyEvent.VK_SHIFT, key);
      } else {
        press(key);
      }
    }
    robot.waitForIdle();
  }

  /** Opens a dialog and waits until it has the focus. */
  void open(JDialog dialog) {
    // Without a window manager AWT does not learn of another place.
    dialog.setLocation(0, 0);
    SwingUtilities.invokeLater(() -> dialog.setVisible(true)); // waits there until it is closed
    until("the dialog", dialog::isShowing);
    robot.waitForIdle();
    until("the dialog's focus", () -> focused() != null);
  }

  /** Looks at a dialog again after another one was closed: what a window manager would do. */
  void isBackAt(JDialog dialog) {
    until(
        "the dialog's focus",
        () -> {
          if (!dialog.isFocused()) {
            dialog.requestFocus();
          }
          return dialog.isFocused();
        });
  }
}
