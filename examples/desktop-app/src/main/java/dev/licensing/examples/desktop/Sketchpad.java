package dev.licensing.examples.desktop;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import dev.licensing.client.LicensingClient;
import dev.licensing.client.Upkeep;
import dev.licensing.client.answer.Sentences;
import dev.licensing.client.answer.Verdict;
import dev.licensing.client.answer.Verdict.Licensed;
import dev.licensing.examples.desktop.activation.ActivationDialog;
import dev.licensing.examples.desktop.model.ActivationOptions;
import java.awt.BorderLayout;
import java.awt.Font;
import java.awt.event.ActionEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.Locale;
import javax.swing.AbstractAction;
import javax.swing.Action;
import javax.swing.BorderFactory;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JMenu;
import javax.swing.JMenuBar;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;

/** A place for notes: everybody may read, who has a license may write. */
@SuppressWarnings("serial") // never written
final class Sketchpad extends JFrame {

  private static final float LARGER = 1.25f;

  private final transient LicensingClient licensing;
  private final transient ActivationOptions options;
  private final JTextArea notes = new JTextArea(14, 50);
  private final JLabel reminder = new JLabel();

  // tag::host[]
  Sketchpad(LicensingClient licensing, String name) {
    super(name);
    this.licensing = licensing;
    Upkeep upkeep = licensing.keepFresh((before, now) -> SwingUtilities.invokeLater(this::look));
    this.options = ActivationOptions.of(name).upkeep(upkeep);
    build();
    look();
  }

  /** Help, License… */
  private void showLicense() {
    ActivationDialog.show(this, licensing, options);
    look();
  }

  /** Nothing is taken away from who is at work: only writing asks for a license. */
  private void look() {
    Verdict verdict = licensing.check(); // from memory
    notes.setEditable(verdict.licensed());
    boolean well = verdict instanceof Licensed;
    reminder.setText(well ? " " : Sentences.in(Locale.getDefault()).of(verdict));
  }

  // end::host[]

  private void build() {
    notes.setLineWrap(true);
    notes.setWrapStyleWord(true);
    reminder.setBorder(BorderFactory.createEmptyBorder(6, 10, 6, 10));
    add(new JScrollPane(notes), BorderLayout.CENTER);
    add(reminder, BorderLayout.SOUTH);
    JMenu view = new JMenu("View");
    view.setMnemonic('V');
    view.add(action("Light", () -> wear(new FlatLightLaf())));
    view.add(action("Dark", () -> wear(new FlatDarkLaf())));
    view.add(action("Larger text", this::larger));
    JMenu help = new JMenu("Help");
    help.setMnemonic('H');
    help.add(action("License…", this::showLicense));
    JMenuBar bar = new JMenuBar();
    bar.add(view);
    bar.add(help);
    setJMenuBar(bar);
    setDefaultCloseOperation(DISPOSE_ON_CLOSE);
    addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosed(WindowEvent event) {
            licensing.close(); // and with it what keeps the license fresh
          }
        });
    pack();
    setLocationByPlatform(true);
  }

  private void wear(FlatLaf look) {
    FlatLaf.setup(look);
    FlatLaf.updateUI();
  }

  private void larger() {
    Font font = UIManager.getFont("defaultFont");
    UIManager.put("defaultFont", font.deriveFont(font.getSize2D() * LARGER));
    FlatLaf.updateUI();
  }

  private static Action action(String name, Runnable run) {
    return new AbstractAction(name) {
      @Override
      public void actionPerformed(ActionEvent event) {
        run.run();
      }
    };
  }
}
