package dev.licensing.examples.desktop.activation;

import dev.licensing.client.LicensingClient;
import dev.licensing.examples.desktop.model.Activation;
import dev.licensing.examples.desktop.model.ActivationOptions;
import dev.licensing.examples.desktop.model.Page;
import dev.licensing.examples.desktop.model.Standing;
import dev.licensing.examples.desktop.model.Words;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.KeyboardFocusManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.swing.AbstractButton;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import javax.swing.text.JTextComponent;
import org.jspecify.annotations.Nullable;

/**
 * Activating a product, as a panel to put anywhere; {@link ActivationDialog} puts it into a dialog.
 * Asks the client off the event thread, and never closes it. Belongs to the event thread, as every
 * component does. Close it when it is not needed any more: its threads are daemons and end.
 */
@SuppressWarnings("serial") // never written
public final class ActivationPanel extends JPanel implements AutoCloseable {

  /** How high the pages are, so that the panel need not grow and shrink between them. */
  private static final double HEIGHT = 27;

  private static final int SECOND = 1000;

  private final transient ExecutorService background;
  private final transient Activation activation;
  private final transient Words words;
  private final Timer clock = new Timer(SECOND, second -> tick());
  private transient Sheet sheet;
  private transient Footer footer;
  private transient Page shown;
  private transient @Nullable Standing standing;
  private final transient List<Component> disabled = new ArrayList<>();
  private transient Runnable closing = () -> {};
  private transient Consumer<@Nullable JButton> enter = button -> {};

  /** A panel about this client, which the application started, or will have started by this. */
  public ActivationPanel(LicensingClient client, ActivationOptions options) {
    super(new BorderLayout());
    words = options.words();
    background =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "activation-dialog");
              thread.setDaemon(true);
              return thread;
            });
    activation =
        new Activation(
            client,
            options,
            new SwingOutside(this, words),
            background,
            SwingUtilities::invokeLater);
    shown = activation.page();
    sheet = new Sheet(words);
    footer = new Footer(words, activation);
    activation.onChange(this::changed);
    draw();
    activation.begin();
  }

  /** Calls this when the person is done with it; without it there is no button to close. */
  public void onClose(Runnable listener) {
    closing = listener;
    footer.closable(this::leave);
  }

  /** Tells which button Enter shall press, whenever that changes; null for none. */
  void onEnter(Consumer<@Nullable JButton> listener) {
    enter = listener;
    listener.accept(footer.enter());
  }

  /** Ends its threads. What is under way goes on in the client, and is not shown any more. */
  @Override
  public void close() {
    clock.stop();
    activation.onChange(() -> {});
    background.shutdown();
  }

  /** Escape: stops waiting, goes back a page, or closes. */
  void escape() {
    if (activation.waiting().isPresent() || activation.canGoBack()) {
      activation.back();
    } else {
      leave();
    }
  }

  private void leave() {
    closing.run();
  }

  @Override
  public void addNotify() {
    super.addNotify();
    clock.start();
  }

  @Override
  public void removeNotify() {
    clock.stop();
    super.removeNotify();
  }

  /** Another look, or another size of font: what was computed from it is computed again. */
  @Override
  public void updateUI() {
    super.updateUI();
    if (activation != null) {
      SwingUtilities.invokeLater(this::redraw);
    }
  }

  @Override
  public Dimension getPreferredSize() {
    Em em = Em.ofLabels();
    Dimension size = super.getPreferredSize();
    return new Dimension(Math.max(size.width, em.line() + em.of(4)), em.of(HEIGHT) + em.of(8));
  }

  private void changed() {
    boolean turned = activation.page() != shown;
    if (turned) {
      shown = activation.page();
      draw();
    }
    footer.show(activation.waiting());
    freeze(activation.waiting().isPresent());
    if (turned && activation.waiting().isEmpty()) {
      focus(); // not before: a button that is not shown yet takes no focus
    }
  }

  private void redraw() {
    String focused = focusedName();
    draw();
    footer.show(activation.waiting());
    named(this, focused).ifPresentOrElse(Component::requestFocusInWindow, this::focus);
  }

  private void draw() {
    disabled.clear();
    sheet = new Pages(activation, words).current();
    standing = shown instanceof Page.Standing ? StandingView.now(activation, words) : null;
    Em em = sheet.em();
    JLabel title = new JLabel(sheet.title());
    title.setFont(em.heading());
    title.setBorder(em.space(1.4, 1.6, 0.9, 1.6));
    JPanel body = sheet.body();
    body.setBorder(em.space(0, 1.6, 0.8, 1.6));
    JScrollPane scrolled = new JScrollPane(body);
    scrolled.setBorder(null);
    scrolled.getVerticalScrollBar().setUnitIncrement(em.of(2));
    scrolled.setFocusable(false);
    footer.fill(sheet);
    removeAll();
    add(title, BorderLayout.NORTH);
    add(scrolled, BorderLayout.CENTER);
    add(footer, BorderLayout.SOUTH);
    getAccessibleContext().setAccessibleName(sheet.title());
    getAccessibleContext().setAccessibleDescription(sheet.spoken());
    sheet.first().ifPresent(first -> describe(first, sheet.spoken()));
    enter.accept(footer.enter());
    revalidate();
    repaint();
  }

  /** What gets the focus tells what the page says, unless it has something to say of its own. */
  private static void describe(JComponent first, String spoken) {
    if (first.getAccessibleContext().getAccessibleDescription() == null) {
      first.getAccessibleContext().setAccessibleDescription(spoken);
    }
  }

  /** Puts the focus where the page wants it. */
  void focus() {
    sheet.first().orElse(footer.last()).requestFocusInWindow();
  }

  private String focusedName() {
    Component focused = KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
    return focused != null && focused.getName() != null && isAncestorOf(focused)
        ? focused.getName()
        : "";
  }

  private static Optional<Component> named(Container within, String name) {
    if (name.isEmpty()) {
      return Optional.empty();
    }
    for (Component each : within.getComponents()) {
      if (name.equals(each.getName())) {
        return Optional.of(each);
      }
      Optional<Component> inside =
          each instanceof Container container ? named(container, name) : Optional.empty();
      if (inside.isPresent()) {
        return inside;
      }
    }
    return Optional.empty();
  }

  /** While something is waited for, the page can be read and not changed. */
  private void freeze(boolean freeze) {
    if (freeze && disabled.isEmpty()) {
      freeze(sheet.body());
      footer.last().requestFocusInWindow();
    } else if (!freeze && !disabled.isEmpty()) {
      disabled.forEach(each -> each.setEnabled(true));
      disabled.clear();
      focus();
    }
  }

  private void freeze(Container within) {
    for (Component each : within.getComponents()) {
      boolean used = each instanceof AbstractButton || each instanceof JTextComponent;
      if (used && each.isEnabled() && each.isFocusable()) {
        each.setEnabled(false);
        disabled.add(each);
      } else if (each instanceof Container container) {
        freeze(container);
      }
    }
  }

  /** What others do to the license is seen here too, at most a second later. */
  private void tick() {
    sheet.tick();
    boolean stale =
        shown instanceof Page.Standing
            && activation.waiting().isEmpty()
            && !StandingView.now(activation, words).equals(standing);
    if (stale) {
      redraw();
    }
  }

  /** For the application's own tests and ours. */
  Activation activation() {
    return activation;
  }
}
