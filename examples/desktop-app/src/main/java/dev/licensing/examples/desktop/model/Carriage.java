package dev.licensing.examples.desktop.model;

import dev.licensing.client.answer.CarriedFile;
import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.ServerProblem;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * What leaves the dialog and comes back: files that a person carries (rule 12.5), messages, and the
 * support report. Belongs to the thread of the screen; files are read and written off it.
 */
public final class Carriage {

  /** Far more than a license has; a person can pick any file by mistake. */
  private static final long MOST_BYTES = 1 << 20;

  private final Outside outside;
  private final Activation activation;

  Carriage(Outside outside, Activation activation) {
    this.outside = outside;
    this.activation = activation;
  }

  /** Makes the request for what was typed and saves it where the person says. */
  public void saveRequest() {
    String typed = activation.serial().text();
    activation.ask(
        "waiting.file",
        asked -> asked.offline().request(typed),
        file ->
            outside.saveAs(file.name()).ifPresent(path -> save(file, path, "said.requestSaved")),
        this::saveRequest);
  }

  /** Reads the license that the person has brought back. */
  public void loadLicense() {
    outside.open().ifPresent(this::load);
  }

  private void load(Path path) {
    activation.ask(
        "waiting.file",
        asked -> {
          Optional<String> text = read(path);
          return text.isPresent()
              ? asked.offline().importLicense(text.get()).map(Optional::of)
              : new Reply.Done<>(Optional.empty());
        },
        verdict ->
            verdict.ifPresentOrElse(
                now -> activation.home(Optional.of(Page.Said.well("said.imported"))),
                () -> say(false, "said.notRead", path.getFileName())),
        () -> load(path));
  }

  /** Asks whether to give the license up. */
  public void askToGiveUp() {
    activation.go(new Page.GivingUp());
  }

  /**
   * Gives the license up and saves the ticket. The person says where before anything is given up;
   * if it cannot be written there, the same ticket can be saved elsewhere.
   */
  public void giveUp() {
    outside
        .saveAs("return-ticket.json")
        .ifPresent(
            path ->
                activation.ask(
                    "waiting.file",
                    asked -> asked.offline().returnTicket(),
                    file -> save(file, path, "said.ticketSaved"),
                    this::giveUp));
  }

  private void save(CarriedFile file, Path path, String said) {
    activation.ask(
        "waiting.file",
        asked -> new Reply.Done<>(written(path, file.text())),
        written -> say(written, written ? said : "said.notWritten", path.getFileName()),
        () -> save(file, path, said));
  }

  private void say(boolean good, String key, Object... arguments) {
    Page.Said said = good ? Page.Said.well(key, arguments) : Page.Said.badly(key, arguments);
    Page.Offline next = new Page.Offline(Optional.of(said));
    if (activation.page() instanceof Page.GivingUp) {
      activation.back();
    }
    activation.turn(next);
  }

  private static boolean written(Path path, String text) {
    try {
      Files.writeString(path, text);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** The text of a file; empty if it cannot be read, or can be no license. */
  private static Optional<String> read(Path path) {
    try {
      return Files.size(path) > MOST_BYTES ? Optional.empty() : Optional.of(Files.readString(path));
    } catch (CharacterCodingException e) {
      return Optional.of("no text"); // let the client say what it thinks of it
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Copies the support report. */
  public void copyReport() {
    activation.ask(
        "waiting.look",
        asked -> new Reply.Done<>(asked.supportReport()),
        report -> {
          outside.copy(report);
          activation.turn(new Page.Standing(Optional.of(Page.Said.well("said.reportCopied"))));
        },
        this::copyReport);
  }

  /** Prepares a message about trouble: a mail where there is an address, else on the clipboard. */
  void write(Page.Trouble trouble) {
    Words words = activation.options().words();
    String text = message(words, trouble.reply());
    Optional<URI> support = activation.options().support();
    if (support.isEmpty() || !outside.visit(mail(support.get(), words, text))) {
      outside.copy(text);
      activation.turn(trouble.saying("said.messageCopied"));
    }
  }

  /** Opens the shop. */
  void buy(Page.Trouble trouble) {
    URI shop = activation.options().shop().orElseThrow();
    if (!outside.visit(shop)) {
      outside.copy(shop.toString());
      activation.turn(trouble.saying("said.addressCopied", shop.toString()));
    }
  }

  private String message(Words words, Reply<?> reply) {
    StringBuilder text =
        new StringBuilder(words.of("message.begin", activation.options().application()));
    text.append("\n\n").append(words.sentences().of(reply)).append('\n');
    if (reply instanceof Reply.Refused<?> refused) {
      ServerProblem problem = refused.problem();
      problem.reasons().forEach(reason -> text.append(reason.code()).append('\n'));
      if (!problem.instance().isEmpty()) {
        text.append(problem.instance()).append('\n');
      }
    }
    // Of the serial as much as a support report shows: who asks an owner need not send it whole.
    activation
        .serial()
        .serial()
        .ifPresent(
            serial ->
                text.append(words.of("fact.serial"))
                    .append(": …")
                    .append(serial.value().substring(serial.value().length() - 4))
                    .append('\n'));
    return text.toString();
  }

  private URI mail(URI address, Words words, String text) {
    Function<String, String> encoded =
        part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    return URI.create(
        address
            + (address.toString().contains("?") ? "&" : "?")
            + "subject="
            + encoded.apply(words.of("message.subject", activation.options().application()))
            + "&body="
            + encoded.apply(text));
  }
}
