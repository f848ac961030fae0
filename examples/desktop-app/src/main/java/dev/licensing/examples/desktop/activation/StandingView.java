package dev.licensing.examples.desktop.activation;

import dev.licensing.examples.desktop.model.Activation;
import dev.licensing.examples.desktop.model.Page;
import dev.licensing.examples.desktop.model.Standing;
import dev.licensing.examples.desktop.model.Standing.Act;
import dev.licensing.examples.desktop.model.Standing.Mood;
import dev.licensing.examples.desktop.model.Standing.Row;
import dev.licensing.examples.desktop.model.Words;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.util.List;
import java.util.Optional;
import javax.swing.JPanel;

/** How it stands with the license: a sign, a sentence, a table of facts. */
final class StandingView {

  private static final double NAMES = 11;
  private static final double GAP = 1;

  private final Activation activation;
  private final Sheet sheet;
  private final Words words;

  StandingView(Activation activation, Sheet sheet) {
    this.activation = activation;
    this.sheet = sheet;
    this.words = sheet.words();
  }

  /** What is to be shown at this moment. */
  static Standing now(Activation activation, Words words) {
    return Standing.of(words, activation.status(), activation.license(), activation.upkeep());
  }

  void build(Optional<Page.Said> said) {
    Standing standing = now(activation, words);
    sheet.title(words.of("page.standing.title", activation.options().application()));
    sheet.say(standing.mood(), standing.headline(), true);
    said.ifPresent(done -> sheet.hint(done.in(words)));
    if (!standing.rows().isEmpty()) {
      sheet.add(table(standing.rows()), 1.1);
    }
    sheet.elsewhere("button.copyReport", () -> activation.carriage().copyReport());
    sheet.elsewhere("button.offline", activation::goOffline);
    buttons(standing);
  }

  private void buttons(Standing standing) {
    List<Act> acts = standing.acts();
    for (int i = acts.size() - 1; i >= 0; i--) {
      Act act = acts.get(i);
      String key = "button.act." + act;
      Runnable action =
          switch (act) {
            case REFRESH -> activation::refresh;
            case LOOK -> activation::look;
            case ENTER_SERIAL -> activation::enterSerial;
            case REACTIVATE -> activation.seats()::reactivate;
            case RELEASE -> activation.seats()::askToRelease;
          };
      if (i == 0 && standing.mood() != Mood.GOOD) {
        sheet.main(key, action);
      } else {
        sheet.button(key, action);
      }
    }
  }

  private JPanel table(List<Row> rows) {
    JPanel table = new JPanel(new GridBagLayout());
    GridBagConstraints place = new GridBagConstraints();
    place.anchor = GridBagConstraints.FIRST_LINE_START;
    place.gridy = -1;
    int names = sheet.em().of(NAMES);
    int gap = sheet.em().of(GAP);
    for (Row row : rows) {
      place.gridy++;
      place.insets = sheet.em().above(place.gridy == 0 ? 0 : 0.45);
      place.gridx = 0;
      table.add(sheet.quiet(row.name(), names), place);
      Prose text = new Prose(row.text(), sheet.em().font(), sheet.em().line() - names - gap);
      place.gridx = 1;
      place.weightx = 1;
      place.insets = new Insets(place.insets.top, gap, 0, 0);
      table.add(text, place);
      place.weightx = 0;
    }
    rows.forEach(row -> sheet.alsoSay(row.name() + ": " + row.text()));
    return table;
  }
}
