package dev.licensing.examples.desktop.activation;

import dev.licensing.client.answer.Reason;
import dev.licensing.client.answer.Reply;
import dev.licensing.core.decision.Remedy;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.examples.desktop.model.Activation;
import dev.licensing.examples.desktop.model.Offer;
import dev.licensing.examples.desktop.model.Page;
import dev.licensing.examples.desktop.model.Standing.Mood;
import dev.licensing.examples.desktop.model.Words;
import java.awt.BorderLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JPanel;

/** An answer that was no "yes": every reason in words, and what can be done about it as buttons. */
final class TroubleView {

  private final Activation activation;
  private final Sheet sheet;
  private final Page.Trouble page;
  private final Words words;
  private final Map<Offer, JButton> unripe = new LinkedHashMap<>();

  TroubleView(Activation activation, Sheet sheet, Page.Trouble page) {
    this.activation = activation;
    this.sheet = sheet;
    this.page = page;
    this.words = sheet.words();
  }

  void build() {
    Reply<?> reply = page.reply();
    boolean silent = reply instanceof Reply.NoAnswer<?>;
    sheet.title(words.of(silent ? "page.silence.title" : "page.refused.title"));
    List<Reason> reasons =
        reply instanceof Reply.Refused<?> refused ? refused.problem().reasons() : List.of();
    if (reasons.isEmpty()) {
      sheet.say(silent ? Mood.ATTENTION : Mood.BAD, words.sentences().of(reply), true);
    }
    reasons.forEach(reason -> sheet.say(Mood.BAD, words.sentences().of(reason), true));
    if (silent) {
      sheet.text(words.of("page.silence.text"));
    }
    remedies();
    page.said().ifPresent(done -> sheet.say(Mood.GOOD, done.in(words), false));
    sheet.everySecond(this::ripen);
  }

  private void remedies() {
    List<Remedy> advice = page.offers().advice();
    boolean machines =
        page.offers().offers().stream().anyMatch(o -> o.kind() == Offer.Kind.FORCE_RELEASE);
    if (!advice.isEmpty() || machines) {
      sheet.heading(words.of("trouble.whatNow"));
    }
    advice.stream()
        .map(Remedy::code)
        .distinct()
        .forEach(code -> sheet.text(words.sentences().of(code)));
    if (machines) {
      sheet.text(words.sentences().of(RemedyCode.FORCE_RELEASE));
    }
    for (Offer offer : page.offers().offers()) {
      if (offer.kind() == Offer.Kind.FORCE_RELEASE) {
        machine(offer);
      } else if (offer.kind() != Offer.Kind.BUY || activation.options().shop().isPresent()) {
        button(offer);
      }
    }
    sheet.buttons().stream().filter(JButton::isEnabled).findFirst().ifPresent(sheet::first);
  }

  /** A line for each machine, with its button at the end. */
  private void machine(Offer offer) {
    JPanel row = new JPanel(new BorderLayout(sheet.em().of(0.8), 0));
    String user = offer.fact("user");
    String machine =
        user.isEmpty()
            ? offer.fact("machine")
            : words.of("trouble.machine", offer.fact("machine"), user);
    JButton release =
        Buttons.of(words, "button.releaseOn", () -> activation.take(offer), offer.fact("machine"));
    Prose name =
        new Prose(
            offer
                .from()
                .map(from -> machine + "\n" + words.of("trouble.from", from))
                .orElse(machine),
            sheet.em().font(),
            sheet.em().line() - release.getPreferredSize().width - sheet.em().of(0.8));
    // The name stands beside the text of the button.
    int above =
        (release.getPreferredSize().height - name.getFontMetrics(name.getFont()).getHeight()) / 2;
    name.setBorder(BorderFactory.createEmptyBorder(Math.max(0, above), 0, 0, 0));
    row.add(name, BorderLayout.CENTER);
    row.add(release, BorderLayout.EAST);
    waits(offer, release);
    if (release.isEnabled()) {
      sheet.first(release);
    }
    sheet.add(row, 0.6);
  }

  private void button(Offer offer) {
    String key = "button.offer." + offer.kind();
    offer.from().ifPresent(from -> sheet.text(words.of("trouble.from", from)));
    boolean main = sheet.main().isEmpty() && offer.kind() != Offer.Kind.GO_OFFLINE;
    JButton button =
        main ? sheet.main(key, () -> take(offer)) : sheet.button(key, () -> take(offer));
    waits(offer, button);
  }

  private void take(Offer offer) {
    activation.take(offer);
  }

  private void waits(Offer offer, JButton button) {
    if (!activation.ripe(offer)) {
      button.setEnabled(false);
      unripe.put(offer, button);
    }
  }

  private void ripen() {
    unripe
        .entrySet()
        .removeIf(
            entry -> {
              boolean ripe = activation.ripe(entry.getKey());
              if (ripe) {
                entry.getValue().setEnabled(true);
              }
              return ripe;
            });
  }
}
