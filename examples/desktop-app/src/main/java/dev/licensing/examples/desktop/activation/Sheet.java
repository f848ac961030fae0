package dev.licensing.examples.desktop.activation;

import dev.licensing.examples.desktop.model.Standing.Mood;
import dev.licensing.examples.desktop.model.Words;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Component;
import java.awt.Font;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.UIManager;

/** One page: what stands on it from top to bottom, and the buttons below it. */
final class Sheet {

  private final Words words;
  private final Em em = Em.ofLabels();
  private final Color background = UIManager.getColor("Panel.background");
  private final Color foreground = UIManager.getColor("Label.foreground");
  private final JPanel body = new JPanel(new GridBagLayout());
  private final List<JButton> elsewhere = new ArrayList<>();
  private final List<JButton> buttons = new ArrayList<>();
  private final List<String> spoken = new ArrayList<>();
  private String title = "";
  private Optional<JButton> back = Optional.empty();
  private Optional<JButton> main = Optional.empty();
  private Optional<JComponent> first = Optional.empty();
  private Runnable tick = () -> {};
  private int rows;

  Sheet(Words words) {
    this.words = words;
  }

  Words words() {
    return words;
  }

  Em em() {
    return em;
  }

  /** The heading of the page. */
  void title(String text) {
    title = text;
    spoken.add(text);
  }

  /** A paragraph. */
  Prose text(String text) {
    return text(text, em.font(), foreground, 0.5);
  }

  /** A paragraph that explains what stands above it. */
  void hint(String text) {
    spoken.add(text);
    add(quiet(text), 0.35);
  }

  /** The same, not yet on the page. */
  Prose quiet(String text) {
    return quiet(text, em.line());
  }

  /** The same, in lines of this width. */
  Prose quiet(String text, int width) {
    Prose prose = new Prose(text, em.font(), width);
    prose.setForeground(Tones.quiet(foreground, background));
    return prose;
  }

  /** A heading within the page. */
  void heading(String text) {
    text(text, em.strong(), foreground, 1.1);
  }

  private Prose text(String text, Font font, Color color, double above) {
    Prose prose = new Prose(text, font, em.line());
    prose.setForeground(color);
    spoken.add(text);
    add(prose, above);
    return prose;
  }

  /** A sentence with a sign of how good it is. */
  void say(Mood mood, String text, boolean strong) {
    add(sentence(mood, text, strong), strong ? 0.7 : 0.6);
    spoken.add(text);
  }

  /** The same, not yet on the page. */
  JComponent sentence(Mood mood, String text, boolean strong) {
    MoodIcon icon = new MoodIcon(mood, em.of(strong ? 1.7 : 1.25));
    int gap = em.of(0.6);
    JPanel row = new JPanel(new BorderLayout(gap, 0));
    JLabel sign = new JLabel(icon);
    sign.setVerticalAlignment(JLabel.TOP);
    Prose prose =
        new Prose(text, strong ? em.strong() : em.font(), em.line() - icon.getIconWidth() - gap);
    // The first line stands beside the sign, not at its foot.
    int line = prose.getFontMetrics(prose.getFont()).getHeight();
    int difference = Math.max(0, (icon.getIconHeight() - line) / 2);
    prose.setBorder(BorderFactory.createEmptyBorder(difference, 0, 0, 0));
    row.add(sign, BorderLayout.WEST);
    row.add(prose, BorderLayout.CENTER);
    return row;
  }

  /** What is shown otherwise, for who hears the page. */
  void alsoSay(String text) {
    spoken.add(text);
  }

  /** A field below its label. */
  <C extends JComponent> C field(String key, C field) {
    return field(key, field, field);
  }

  /** The same, where the field stands in something else. */
  <C extends JComponent> C field(String key, C field, JComponent around) {
    Words.Label written = words.label(key);
    JLabel label = new JLabel(written.text());
    if (written.mnemonic() >= 0) {
      label.setDisplayedMnemonic(written.key());
      label.setDisplayedMnemonicIndex(written.mnemonic());
    }
    label.setLabelFor(field);
    field.setName(key);
    field.getAccessibleContext().setAccessibleName(written.text());
    add(label, 0.9);
    add(around, 0.25);
    return field;
  }

  /** Anything else. */
  void add(JComponent component, double above) {
    GridBagConstraints place = new GridBagConstraints();
    place.gridx = 0;
    place.gridy = rows++;
    place.anchor = GridBagConstraints.LINE_START;
    place.fill =
        component instanceof JButton ? GridBagConstraints.NONE : GridBagConstraints.HORIZONTAL;
    place.insets = em.above(rows == 1 ? 0 : above);
    body.add(component, place);
  }

  /** What the page is for; Enter presses it. */
  JButton main(String key, Runnable action) {
    JButton button = button(key, action);
    main = Optional.of(button);
    return button;
  }

  /** Another thing to do. */
  JButton button(String key, Runnable action) {
    JButton button = Buttons.of(words, key, action);
    buttons.add(button);
    return button;
  }

  /** A way to somewhere else; such buttons stand at the foot of the page. */
  void elsewhere(String key, Runnable action) {
    elsewhere.add(Buttons.of(words, key, action));
  }

  /** The way to the page before. */
  JButton back(Runnable action) {
    JButton button = Buttons.of(words, "button.back", action);
    back = Optional.of(button);
    return button;
  }

  /** Where the focus is at first; what is said first counts. */
  void first(JComponent component) {
    first = first.or(() -> Optional.of(component));
  }

  /** Called about once a second while the page is shown. */
  void everySecond(Runnable action) {
    tick = action;
  }

  void tick() {
    tick.run();
  }

  String title() {
    return title;
  }

  /** All that is written, for who hears it. */
  String spoken() {
    return spoken.stream().collect(Collectors.joining(" "));
  }

  Optional<JButton> main() {
    return main;
  }

  Optional<JButton> back() {
    return back;
  }

  /** The main button last, at the right. */
  List<JButton> buttons() {
    return buttons;
  }

  /** The component that gets the focus. */
  Optional<JComponent> first() {
    return first.or(() -> main.map(button -> (JComponent) button).filter(Component::isEnabled));
  }

  /** What stands on the page. */
  JPanel body() {
    return body;
  }

  /** Nothing more comes onto the page. */
  Sheet finished() {
    GridBagConstraints rest = new GridBagConstraints();
    rest.gridx = 0;
    rest.gridy = rows++;
    rest.weighty = 1;
    body.add(Box.createGlue(), rest);
    rest.gridx = 1; // the lines stay as long as they are, however wide the window is
    rest.weightx = 1;
    body.add(Box.createGlue(), rest);
    if (!elsewhere.isEmpty()) {
      JPanel row = new JPanel();
      row.setLayout(new BoxLayout(row, BoxLayout.LINE_AXIS));
      for (JButton button : elsewhere) {
        row.add(button);
        row.add(Box.createHorizontalStrut(em.of(0.7)));
      }
      add(row, 1);
    }
    return this;
  }
}
