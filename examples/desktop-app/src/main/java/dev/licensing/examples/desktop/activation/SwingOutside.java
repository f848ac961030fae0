package dev.licensing.examples.desktop.activation;

import dev.licensing.examples.desktop.model.Outside;
import dev.licensing.examples.desktop.model.Words;
import java.awt.Component;
import java.awt.Desktop;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import javax.swing.JFileChooser;
import javax.swing.JOptionPane;

/** The desktop, as Swing reaches it. */
record SwingOutside(Component parent, Words words) implements Outside {

  @Override
  public Optional<Path> saveAs(String name) {
    JFileChooser chooser = chooser();
    chooser.setSelectedFile(new File(chooser.getCurrentDirectory(), name));
    while (chooser.showSaveDialog(parent) == JFileChooser.APPROVE_OPTION) {
      File file = chooser.getSelectedFile();
      if (!file.exists() || mayReplace(file)) {
        return Optional.of(file.toPath());
      }
    }
    return Optional.empty();
  }

  private boolean mayReplace(File file) {
    return JOptionPane.showConfirmDialog(
            parent,
            words.of("question.replace", file.getName()),
            words.of("page.offline.title"),
            JOptionPane.YES_NO_OPTION)
        == JOptionPane.YES_OPTION;
  }

  @Override
  public Optional<Path> open() {
    JFileChooser chooser = chooser();
    return chooser.showOpenDialog(parent) == JFileChooser.APPROVE_OPTION
        ? Optional.of(chooser.getSelectedFile().toPath())
        : Optional.empty();
  }

  private JFileChooser chooser() {
    JFileChooser chooser = new JFileChooser();
    chooser.setLocale(words.locale());
    chooser.updateUI(); // it takes its words when it gets its looks
    return chooser;
  }

  @Override
  public void copy(String text) {
    StringSelection copied = new StringSelection(text);
    Toolkit.getDefaultToolkit().getSystemClipboard().setContents(copied, copied);
  }

  @Override
  public boolean visit(URI address) {
    boolean mail = "mailto".equals(address.getScheme());
    Desktop.Action action = mail ? Desktop.Action.MAIL : Desktop.Action.BROWSE;
    if (!Desktop.isDesktopSupported() || !Desktop.getDesktop().isSupported(action)) {
      return false;
    }
    try {
      if (mail) {
        Desktop.getDesktop().mail(address);
      } else {
        Desktop.getDesktop().browse(address);
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
