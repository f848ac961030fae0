package dev.licensing.examples.desktop.activation;

import dev.licensing.client.answer.Status.Pending;
import dev.licensing.core.decision.ForceReleaseReport;
import dev.licensing.examples.desktop.model.Activation;
import dev.licensing.examples.desktop.model.Page;
import dev.licensing.examples.desktop.model.Standing.Mood;
import dev.licensing.examples.desktop.model.Words;
import java.awt.Insets;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JPasswordField;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.KeyStroke;

/** Draws each page of an activation. */
final class Pages {

  private final Activation activation;
  private final Words words;

  Pages(Activation activation, Words words) {
    this.activation = activation;
    this.words = words;
  }

  /** The page that is shown now. */
  Sheet current() {
    Sheet sheet = new Sheet(words);
    Page page = activation.page();
    if (page instanceof Page.Serial) {
      serial(sheet);
    } else if (page instanceof Page.SignIn signIn) {
      signIn(sheet, signIn);
    } else if (page instanceof Page.Trouble trouble) {
      new TroubleView(activation, sheet, trouble).build();
    } else if (page instanceof Page.ForceReleasing releasing) {
      forceReleasing(sheet, releasing.report().report());
    } else if (page instanceof Page.AskingOwner) {
      askingOwner(sheet);
    } else if (page instanceof Page.Releasing) {
      question(sheet, "page.release", "button.release", activation.seats()::release);
    } else if (page instanceof Page.GivingUp) {
      question(sheet, "page.giveUp", "button.giveUp", () -> activation.carriage().giveUp());
    } else if (page instanceof Page.Offline offline) {
      offline(sheet, offline.said());
    } else if (page instanceof Page.Standing standing) {
      new StandingView(activation, sheet).build(standing.said());
    }
    if (activation.canGoBack()) {
      // Where something is about to be given up, Enter goes back.
      sheet.first(sheet.back(activation::back));
    }
    return sheet.finished();
  }

  private String application() {
    return activation.options().application();
  }

  private void serial(Sheet sheet) {
    sheet.title(words.of("page.serial.title", application()));
    sheet.text(words.of("page.serial.text", application()));
    JButton activate = sheet.main("button.activate", activation::activate);
    SerialView.on(sheet, activation, activate);
    sheet.elsewhere("button.offline", activation::goOffline);
    if (activation.options().trial()) {
      sheet.elsewhere("button.try", activation::tryIt);
    }
    if (!activation.canGoBack()) {
      sheet.elsewhere("button.standing", () -> activation.go(new Page.Standing(Optional.empty())));
    }
  }

  private void signIn(Sheet sheet, Page.SignIn page) {
    sheet.title(words.of("page.signIn.title"));
    sheet.text(words.of(page.again() ? "page.signIn.again" : "page.signIn.text", application()));
    page.trouble().ifPresent(reply -> sheet.say(Mood.BAD, words.sentences().of(reply), false));
    JTextField email = sheet.field("field.email", new JTextField(activation.email()));
    JPasswordField password = sheet.field("field.password", new JPasswordField());
    JButton main =
        sheet.main(
            "button.signIn",
            () -> activation.signIn(email.getText(), new String(password.getPassword())));
    email.addActionListener(enter -> password.requestFocusInWindow());
    password.addActionListener(enter -> main.doClick(0));
    sheet.first(activation.email().isEmpty() ? email : password);
  }

  private void forceReleasing(Sheet sheet, ForceReleaseReport report) {
    sheet.title(words.of("page.forceRelease.title", report.machine()));
    sheet.text(words.of("page.forceRelease.text", report.machine(), report.user()));
    sheet.heading(words.of("page.forceRelease.consequences"));
    sheet.say(
        Mood.ATTENTION, words.of("page.forceRelease.doubleUse", report.offlineUseUntil()), false);
    sheet.say(
        Mood.ATTENTION, words.of("page.forceRelease.coolDown", report.coolDownUntil()), false);
    sheet.say(Mood.ATTENTION, words.of("page.forceRelease.told", report.user()), false);
    JCheckBox stated = new JCheckBox();
    stated.setName("check.unreachable");
    Buttons.name(stated, words.label("check.unreachable", report.machine()));
    JButton release = sheet.main("button.forceRelease", activation.seats()::forceRelease);
    release.setEnabled(false);
    stated.addActionListener(changed -> release.setEnabled(stated.isSelected()));
    sheet.add(stated, 1.1);
    sheet.first(stated);
  }

  private void askingOwner(Sheet sheet) {
    sheet.title(words.of("page.askOwner.title"));
    sheet.text(words.of("page.askOwner.text"));
    JTextArea message = new JTextArea(words.of("page.askOwner.message", application()), 5, 20);
    message.setLineWrap(true);
    message.setWrapStyleWord(true);
    message.setMargin(new Insets(sheet.em().of(0.3), sheet.em().of(0.5), 0, sheet.em().of(0.5)));
    // Tab leaves it, as it leaves every other field.
    message.getInputMap().put(KeyStroke.getKeyStroke("TAB"), "next");
    message.getInputMap().put(KeyStroke.getKeyStroke("shift TAB"), "previous");
    message.getActionMap().put("next", Actions.of(message::transferFocus));
    message.getActionMap().put("previous", Actions.of(message::transferFocusBackward));
    sheet.field("field.message", message, new JScrollPane(message));
    sheet.main("button.send", () -> activation.seats().askOwner(message.getText()));
    sheet.first(message);
  }

  private void question(Sheet sheet, String page, String key, Runnable action) {
    sheet.title(words.of(page + ".title"));
    sheet.text(words.of(page + ".text", application()));
    sheet.say(Mood.ATTENTION, words.of(page + ".consequence", application()), false);
    sheet.button(key, action);
  }

  private void offline(Sheet sheet, Optional<Page.Said> said) {
    sheet.title(words.of("page.offline.title"));
    said.ifPresent(done -> sheet.say(done.good() ? Mood.GOOD : Mood.BAD, done.in(words), false));
    if (activation.license().isPresent()) {
      sheet.text(words.of("page.offline.return", application()));
      sheet.first(sheet.main("button.askGiveUp", () -> activation.carriage().askToGiveUp()));
      return;
    }
    if (activation.status().pending().equals(Optional.of(Pending.RELEASE))) {
      sheet.text(words.of("page.offline.ticket", application()));
      sheet.button("button.saveTicket", () -> activation.carriage().giveUp());
    }
    boolean saved = said.map(Page.Said::good).orElse(false);
    sheet.text(words.of("page.offline.text", application()));
    sheet.heading(words.of("page.offline.step1"));
    JButton save =
        Buttons.of(words, "button.saveRequest", () -> activation.carriage().saveRequest());
    Runnable load = () -> activation.carriage().loadLicense();
    JButton next = saved ? sheet.main("button.load", load) : sheet.button("button.load", load);
    if (saved) {
      sheet.first(next);
    }
    SerialView.on(sheet, activation, save);
    sheet.add(save, 0.6);
    sheet.heading(words.of("page.offline.step2"));
    sheet.hint(words.of("page.offline.step2.text"));
    sheet.heading(words.of("page.offline.step3"));
    sheet.hint(words.of("page.offline.step3.text"));
  }
}
