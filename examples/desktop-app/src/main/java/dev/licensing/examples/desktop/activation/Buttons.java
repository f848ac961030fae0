package dev.licensing.examples.desktop.activation;

import dev.licensing.examples.desktop.model.Words;
import java.awt.event.KeyEvent;
import javax.swing.AbstractButton;
import javax.swing.InputMap;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.KeyStroke;

/**
 * Makes buttons that are pressed by mouse, mnemonic, space bar, and Enter where they have focus.
 */
final class Buttons {

  private Buttons() {}

  /** A button with the words of this key; the key is its name. */
  static JButton of(Words words, String key, Runnable action, Object... arguments) {
    JButton button = new JButton();
    button.setName(key);
    name(button, words.label(key, arguments));
    button.addActionListener(pressed -> action.run());
    pressedByEnter(button);
    return button;
  }

  /** Writes a label on it. */
  static void name(AbstractButton button, Words.Label label) {
    button.setText(label.text());
    if (label.mnemonic() >= 0) {
      button.setMnemonic(KeyEvent.getExtendedKeyCodeForChar(label.key()));
      button.setDisplayedMnemonicIndex(label.mnemonic());
    }
  }

  /** Some looks let Enter press the default button although another one has the focus. */
  private static void pressedByEnter(JButton button) {
    InputMap keys = button.getInputMap(JComponent.WHEN_FOCUSED);
    keys.put(KeyStroke.getKeyStroke("ENTER"), "pressed");
    keys.put(KeyStroke.getKeyStroke("released ENTER"), "released");
  }
}
