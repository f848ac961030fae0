package dev.licensing.examples.desktop.activation;

import java.awt.event.ActionEvent;
import javax.swing.AbstractAction;
import javax.swing.Action;

/** Makes actions for keys. */
final class Actions {

  private Actions() {}

  static Action of(Runnable action) {
    return new Bound(action);
  }

  @SuppressWarnings("serial") // never written
  private static final class Bound extends AbstractAction {
    private final transient Runnable action;

    Bound(Runnable action) {
      this.action = action;
    }

    @Override
    public void actionPerformed(ActionEvent event) {
      action.run();
    }
  }
}
