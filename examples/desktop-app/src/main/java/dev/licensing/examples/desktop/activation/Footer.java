package dev.licensing.examples.desktop.activation;

import dev.licensing.examples.desktop.model.Activation;
import dev.licensing.examples.desktop.model.Words;
import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Color;
import java.awt.FlowLayout;
import java.util.List;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;

/** The buttons of a page; in their place, while something is waited for, what it is. */
@SuppressWarnings("serial") // never written
final class Footer extends JPanel {

  private static final String BUTTONS = "buttons";
  private static final String WAITING = "waiting";

  private final transient Words words;
  private final transient Activation activation;
  private final CardLayout cards = new CardLayout();
  private final JLabel what = new JLabel();
  private final JProgressBar bar = new JProgressBar();
  private transient Optional<Runnable> close = Optional.empty();
  private transient Sheet sheet;
  private JButton stop;
  private @Nullable JButton closeButton;
  private boolean waiting;

  Footer(Words words, Activation activation) {
    this.words = words;
    this.activation = activation;
    this.sheet = new Sheet(words);
    this.stop = Buttons.of(words, "button.stop", activation::back);
    setLayout(cards);
  }

  /** There is somewhere to go from here. */
  void closable(Runnable action) {
    close = Optional.of(action);
    fill(sheet);
  }

  /** Shows the buttons of this page. */
  void fill(Sheet page) {
    sheet = page;
    Em em = page.em();
    closeButton = close.map(action -> Buttons.of(words, "button.close", action)).orElse(null);
    removeAll();
    add(buttons(em), BUTTONS);
    add(waiting(em), WAITING);
    setBorder(
        BorderFactory.createCompoundBorder(
            BorderFactory.createMatteBorder(1, 0, 0, 0, line()), em.space(0.9, 1, 1, 1)));
    cards.show(this, waiting ? WAITING : BUTTONS);
    revalidate();
  }

  private static Color line() {
    Color color = UIManager.getColor("Separator.foreground");
    return color == null ? UIManager.getColor("Label.foreground") : color;
  }

  private JPanel buttons(Em em) {
    JPanel all = new JPanel(new BorderLayout(em.of(1), 0));
    all.add(row(sheet.back().stream().toList(), FlowLayout.LEADING, em), BorderLayout.WEST);
    JPanel right = row(sheet.buttons(), FlowLayout.TRAILING, em);
    if (closeButton != null) {
      right.add(closeButton);
    }
    all.add(right, BorderLayout.EAST);
    return all;
  }

  private static JPanel row(List<JButton> buttons, int side, Em em) {
    JPanel row = new JPanel(new FlowLayout(side, em.of(0.6), 0));
    buttons.forEach(row::add);
    return row;
  }

  private JPanel waiting(Em em) {
    stop = Buttons.of(words, "button.stop", activation::back);
    bar.updateUI();
    what.updateUI();
    JPanel progress = new JPanel(new BorderLayout(0, em.of(0.3)));
    progress.add(what, BorderLayout.NORTH);
    progress.add(bar, BorderLayout.SOUTH);
    progress.setBorder(em.space(0, 0.6, 0, 0));
    JPanel all = new JPanel(new BorderLayout(em.of(1), 0));
    all.add(progress, BorderLayout.CENTER);
    JPanel right = row(List.of(stop), FlowLayout.TRAILING, em);
    all.add(right, BorderLayout.EAST);
    return all;
  }

  /** Shows what is waited for, or the buttons again. */
  void show(Optional<String> key) {
    waiting = key.isPresent();
    bar.setIndeterminate(waiting); // it moves, and costs, only while there is something to wait for
    key.ifPresent(
        text -> {
          what.setText(words.of(text));
          bar.getAccessibleContext().setAccessibleName(words.of(text));
          stop.getAccessibleContext().setAccessibleDescription(words.of(text));
        });
    cards.show(this, waiting ? WAITING : BUTTONS);
  }

  /** What Enter presses; null if nothing. */
  @Nullable JButton enter() {
    return sheet.main().orElse(closeButton);
  }

  /** The button that is there in any case. */
  JComponent last() {
    return waiting ? stop : closeButton != null ? closeButton : this;
  }
}
