package dev.licensing.examples.desktop.activation;

import dev.licensing.examples.desktop.model.Grouped;
import dev.licensing.examples.desktop.model.SerialEntry;
import javax.swing.JTextField;
import javax.swing.text.AttributeSet;
import javax.swing.text.BadLocationException;
import javax.swing.text.DocumentFilter;
import org.jspecify.annotations.Nullable;

/** Keeps a field in groups of five while somebody types, pastes and deletes in it. */
final class SerialFilter extends DocumentFilter {

  /** More than any serial; who pastes a novel by mistake does not wait for it. */
  private static final int MOST = 60;

  private final JTextField field;

  SerialFilter(JTextField field) {
    this.field = field;
  }

  @Override
  public void insertString(
      FilterBypass bypass, int offset, String text, @Nullable AttributeSet attributes)
      throws BadLocationException {
    replace(bypass, offset, 0, text, attributes);
  }

  @Override
  public void replace(
      FilterBypass bypass,
      int offset,
      int length,
      @Nullable String text,
      @Nullable AttributeSet attributes)
      throws BadLocationException {
    String added = text == null ? "" : text;
    if (added.length() > 1 && SerialEntry.foundIn(added).isPresent()) {
      // A whole serial was pasted, perhaps with words around it: it is what was meant.
      String serial = SerialEntry.foundIn(added).get().value();
      show(bypass, serial, serial.length());
      return;
    }
    String before = field.getText();
    String after = before.substring(0, offset) + added + before.substring(offset + length);
    show(bypass, after, offset + added.length());
  }

  /** Who deletes a dash means the character before or behind it. */
  @Override
  public void remove(FilterBypass bypass, int offset, int length) throws BadLocationException {
    String before = field.getText();
    int from = offset;
    int to = offset + length;
    if (before.substring(from, to).equals("-")) {
      boolean backwards = field.getCaretPosition() >= to;
      from = backwards ? Math.max(0, from - 1) : from;
      to = backwards ? to : Math.min(before.length(), to + 1);
    }
    show(bypass, before.substring(0, from) + before.substring(to), from);
  }

  private void show(FilterBypass bypass, String text, int caret) throws BadLocationException {
    String kept = text.length() > MOST ? text.substring(0, MOST) : text;
    Grouped grouped = Grouped.of(kept, Math.min(caret, kept.length()));
    change(bypass, field.getText(), grouped.text());
    field.setCaretPosition(grouped.caret());
  }

  /** Changes only what differs, so that who listens hears of one change and not of two. */
  private static void change(FilterBypass bypass, String before, String after)
      throws BadLocationException {
    int shorter = Math.min(before.length(), after.length());
    int start = 0;
    while (start < shorter && before.charAt(start) == after.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && before.charAt(before.length() - 1 - end) == after.charAt(after.length() - 1 - end)) {
      end++;
    }
    String added = after.substring(start, after.length() - end);
    int removed = before.length() - end - start;
    if (removed > 0 || !added.isEmpty()) {
      bypass.replace(start, removed, added, null);
    }
  }
}
