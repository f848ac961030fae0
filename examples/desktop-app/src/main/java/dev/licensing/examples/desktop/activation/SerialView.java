package dev.licensing.examples.desktop.activation;

import dev.licensing.core.model.SerialNumber;
import dev.licensing.examples.desktop.model.Activation;
import dev.licensing.examples.desktop.model.Grouped;
import dev.licensing.examples.desktop.model.SerialEntry;
import dev.licensing.examples.desktop.model.SerialEntry.Say;
import dev.licensing.examples.desktop.model.Standing.Mood;
import dev.licensing.examples.desktop.model.Words;
import java.awt.BorderLayout;
import java.awt.FlowLayout;
import java.awt.Insets;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import javax.swing.text.AbstractDocument;

/** A field for a serial number, with what can be said of it below, as it is typed. */
final class SerialView {

  private final Activation activation;
  private final Sheet sheet;
  private final JTextField field = new JTextField();
  private final JPanel verdict = new JPanel(new BorderLayout());
  private final JButton depending;

  private SerialView(Activation activation, Sheet sheet, JButton depending) {
    this.activation = activation;
    this.sheet = sheet;
    this.depending = depending;
  }

  /** Puts the field on the sheet; the button can be pressed once the serial is complete. */
  static void on(Sheet sheet, Activation activation, JButton depending) {
    new SerialView(activation, sheet, depending).build();
  }

  private void build() {
    field.setFont(sheet.em().typed());
    int above = sheet.em().of(0.3);
    field.setMargin(new Insets(above, 2 * above, above, 2 * above));
    field.enableInputMethods(false); // there is nothing to convert in a serial
    ((AbstractDocument) field.getDocument()).setDocumentFilter(new SerialFilter(field));
    field.setText(activation.serial().text());
    field.getDocument().addDocumentListener(new Typing());
    field.addActionListener(enter -> depending.doClick(0));
    sheet.field("field.serial", field);
    sheet.add(verdict, 0.35);
    sheet.first(field);
    show(activation.serial());
  }

  private final class Typing implements DocumentListener {
    @Override
    public void insertUpdate(DocumentEvent event) {
      typed();
    }

    @Override
    public void removeUpdate(DocumentEvent event) {
      typed();
    }

    @Override
    public void changedUpdate(DocumentEvent event) {
      typed();
    }
  }

  private void typed() {
    activation.type(field.getText());
    show(activation.serial());
  }

  private void show(SerialEntry entry) {
    depending.setEnabled(entry.serial().isPresent());
    verdict.removeAll();
    String said = said(sheet.words(), entry);
    JPanel lines = new JPanel();
    lines.setLayout(new BoxLayout(lines, BoxLayout.PAGE_AXIS));
    boolean judged = entry.say().mistake() || entry.say() == Say.COMPLETE;
    lines.add(
        left(
            judged
                ? sheet.sentence(entry.say().mistake() ? Mood.BAD : Mood.GOOD, said, false)
                : sheet.quiet(said)));
    for (SerialNumber proposal : entry.proposals()) {
      lines.add(Box.createVerticalStrut(sheet.em().of(0.5)));
      lines.add(left(proposal(entry, proposal, lines.getComponentCount() == 2)));
    }
    verdict.add(lines, BorderLayout.NORTH);
    verdict.revalidate();
    verdict.repaint();
    // Who hears the screen hears what has changed below the field.
    field.getAccessibleContext().setAccessibleDescription(said);
  }

  private static JComponent left(JComponent row) {
    row.setAlignmentX(JComponent.LEFT_ALIGNMENT);
    return row;
  }

  private JComponent proposal(SerialEntry entry, SerialNumber serial, boolean first) {
    Words words = sheet.words();
    JPanel row = new JPanel(new FlowLayout(FlowLayout.LEADING, 0, 0));
    JLabel meant = new JLabel("<html>" + marked(entry.text(), serial.value()) + "</html>");
    meant.setFont(sheet.em().typed());
    meant.getAccessibleContext().setAccessibleName(serial.value());
    JButton use = Buttons.of(words, first ? "button.use" : "button.useOther", () -> use(serial));
    use.getAccessibleContext().setAccessibleName(words.of("button.use.spoken", serial.value()));
    row.add(meant);
    row.add(Box.createHorizontalStrut(sheet.em().of(0.8)));
    row.add(use);
    return row;
  }

  /** The proposal, with what differs from what was typed in bold: a person compares it. */
  static String marked(String typed, String proposed) {
    String before = Grouped.symbols(typed);
    StringBuilder text = new StringBuilder();
    int symbol = 0;
    for (int i = 0; i < proposed.length(); i++) {
      char c = proposed.charAt(i);
      boolean same = c == '-' || (symbol < before.length() && before.charAt(symbol) == c);
      text.append(same ? String.valueOf(c) : "<b><u>" + c + "</u></b>");
      symbol += c == '-' ? 0 : 1;
    }
    return text.toString();
  }

  private void use(SerialNumber serial) {
    field.setText(serial.value());
    field.requestFocusInWindow();
  }

  private static String said(Words words, SerialEntry entry) {
    String said =
        words.of(
            "serial." + entry.say(),
            entry.say() == Say.FOREIGN ? entry.foreign().orElse("") : entry.symbols());
    return entry.proposals().isEmpty() ? said : said + " " + words.of("serial.meant");
  }
}
