package dev.licensing.examples.desktop.activation;

import dev.licensing.client.LicensingClient;
import dev.licensing.client.answer.Verdict;
import dev.licensing.examples.desktop.model.ActivationOptions;
import java.awt.Component;
import java.awt.Dialog;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JRootPane;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;

/**
 * A dialog in which a person activates a product, and sees how it stands with its license. All
 * methods belong to the event thread.
 */
public final class ActivationDialog {

  private ActivationDialog() {}

  /**
   * Shows it, until the person closes it.
   *
   * @param owner what it belongs to; null if there is no window yet
   * @return the verdict then, from memory
   */
  public static Verdict show(
      @Nullable Component owner, LicensingClient client, ActivationOptions options) {
    JDialog dialog = of(owner, client, options);
    dialog.setVisible(true);
    return client.check();
  }

  /** The dialog, modal and not yet shown. It disposes of itself when the person closes it. */
  public static JDialog of(
      @Nullable Component owner, LicensingClient client, ActivationOptions options) {
    Window window = owner == null ? null : window(owner);
    JDialog dialog = new JDialog(window, Dialog.ModalityType.DOCUMENT_MODAL);
    dialog.setTitle(options.words().of("title", options.application()));
    ActivationPanel panel = new ActivationPanel(client, options);
    dialog.setContentPane(panel);
    panel.onClose(dialog::dispose);
    JRootPane root = dialog.getRootPane();
    panel.onEnter(root::setDefaultButton);
    root.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW)
        .put(KeyStroke.getKeyStroke("ESCAPE"), "escape");
    root.getActionMap().put("escape", Actions.of(panel::escape));
    dialog.setDefaultCloseOperation(JDialog.DISPOSE_ON_CLOSE);
    dialog.addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowOpened(WindowEvent event) {
            panel.focus();
          }

          @Override
          public void windowClosed(WindowEvent event) {
            panel.close();
          }
        });
    dialog.pack();
    fit(dialog);
    dialog.setLocationRelativeTo(window);
    return dialog;
  }

  private static @Nullable Window window(Component owner) {
    return owner instanceof Window itself ? itself : SwingUtilities.getWindowAncestor(owner);
  }

  /** On a small screen with a large font it is as large as the screen, and scrolls. */
  private static void fit(JDialog dialog) {
    Rectangle screen = dialog.getGraphicsConfiguration().getBounds();
    Dimension size = dialog.getSize();
    dialog.setSize(Math.min(size.width, screen.width), Math.min(size.height, screen.height));
  }
}
