package dev.licensing.examples.desktop.model;

import dev.licensing.client.LicensingClient;
import dev.licensing.client.answer.Doubt;
import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.Status;
import dev.licensing.client.answer.UpkeepStatus;
import dev.licensing.client.answer.Verdict.NotKnown;
import dev.licensing.core.license.LicenseClaims;
import dev.licensing.core.license.VerifiedLicense;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A walk through activating a product: which page is shown, what was typed, what is waited for.
 * Knows no widget. Everything is called on the thread of the screen, and nothing here waits.
 */
public final class Activation {

  private final LicensingClient client;
  private final ActivationOptions options;
  private final Asking asking;
  private final Carriage carriage;
  private final Seats seats;
  private final Deque<Page> behind = new ArrayDeque<>();
  private Page page = new Page.Serial();
  private SerialEntry serial = SerialEntry.EMPTY;
  private String email = "";
  private Runnable changed = () -> {};

  /**
   * Begins where the license stands.
   *
   * @param background where the client is asked; it may take its time
   * @param screen how to come back to the thread of the screen
   */
  public Activation(
      LicensingClient client,
      ActivationOptions options,
      Outside outside,
      Executor background,
      Executor screen) {
    this.client = client;
    this.options = options;
    this.asking = new Asking(client, background, screen, this::moved);
    this.carriage = new Carriage(outside, this);
    this.seats = new Seats(client, this);
    home(Optional.empty());
  }

  /** Calls this whenever the page or the waiting has changed. */
  public void onChange(Runnable listener) {
    changed = listener;
  }

  /** What is shown. */
  public Page page() {
    return page;
  }

  /** What is waited for, as a key of the {@link Words}; empty if nothing is. */
  public Optional<String> waiting() {
    return asking.waiting();
  }

  /** What was typed as a serial. */
  public SerialEntry serial() {
    return serial;
  }

  /** The e-mail address that was typed. */
  public String email() {
    return email;
  }

  /** How it stands, from memory. */
  public Status status() {
    return client.status();
  }

  /** What the license says, from memory; empty if none is held. */
  public Optional<LicenseClaims> license() {
    return client.license().map(VerifiedLicense::claims);
  }

  /** How the upkeep is doing; empty if the application has none. */
  public Optional<UpkeepStatus> upkeep() {
    return options.upkeep().map(kept -> kept.status());
  }

  /** What the application said about itself. */
  public ActivationOptions options() {
    return options;
  }

  /** Files, messages and what else leaves the dialog. */
  public Carriage carriage() {
    return carriage;
  }

  /** What is done about seats. */
  public Seats seats() {
    return seats;
  }

  /** Whether this can help by now. */
  public boolean ripe(Offer offer) {
    return offer.from().map(from -> !options.clock().instant().isBefore(from)).orElse(true);
  }

  /** The person has typed; changes no page. */
  public void type(String typed) {
    serial = SerialEntry.of(typed);
  }

  /** Looks at what is kept, if that was not done yet. */
  public void begin() {
    if (client.check().equals(new NotKnown(Doubt.NOT_STARTED))) {
      look();
    }
  }

  /** Looks at what is kept on this machine, again. */
  public void look() {
    asking.ask(
        "waiting.look", asked -> new Reply.Done<>(asked.start()), reply -> home(Optional.empty()));
  }

  /** Activates what was typed. */
  public void activate() {
    String typed = serial.text();
    ask(
        "waiting.activate",
        asked -> asked.activate(typed),
        done ->
            home(
                Optional.of(
                    Page.Said.well("said.activated", done.liveSeats(), done.machineLimit()))),
        this::activate);
  }

  /** Starts the trial. */
  public void tryIt() {
    ask(
        "waiting.activate",
        LicensingClient::startTrial,
        done -> home(Optional.of(Page.Said.well("said.trial"))),
        this::tryIt);
  }

  /** Signs in, and goes on with what it was needed for. */
  public void signIn(String typedEmail, String password) {
    email = typedEmail.strip();
    Page.SignIn here = (Page.SignIn) page;
    asking.ask(
        "waiting.signIn",
        asked -> asked.signIn(email, password),
        reply -> {
          if (reply.done().isPresent()) {
            back();
            here.next().run();
          } else {
            page = new Page.SignIn(here.again(), Optional.of(reply), here.next());
          }
        });
  }

  /** Asks the server how it stands. */
  public void refresh() {
    ask(
        "waiting.refresh",
        LicensingClient::refresh,
        done -> home(Optional.of(Page.Said.well("said.refreshed"))),
        this::refresh);
  }

  /** Does what was offered on a page of trouble. */
  public void take(Offer offer) {
    Page.Trouble trouble = (Page.Trouble) page;
    switch (offer.kind()) {
      case TRY_AGAIN -> again(trouble);
      case SIGN_IN -> go(new Page.SignIn(true, Optional.empty(), () -> again(trouble)));
      case CORRECT_SERIAL, ACTIVATE -> enterSerial();
      case FORCE_RELEASE -> seats.previewForceRelease(offer, () -> again(trouble));
      case CLAIM -> seats.claim(serial.serial().orElseThrow(), () -> again(trouble));
      case ASK_FOR_ACCESS -> go(new Page.AskingOwner(offer.fact("serial")));
      case REACTIVATE -> seats.reactivate(offer);
      case RELEASE_HERE -> go(new Page.Releasing(() -> again(trouble)));
      case GO_OFFLINE -> goOffline();
      case WRITE -> carriage.write(trouble);
      case BUY -> carriage.buy(trouble);
    }
  }

  private void again(Page.Trouble trouble) {
    behind.clear();
    page = Page.first(client.status());
    trouble.again().run();
  }

  /** Asks for a serial number. */
  public void enterSerial() {
    behind.clear();
    if (client.check().licensed()) {
      behind.push(new Page.Standing(Optional.empty()));
    }
    page = new Page.Serial();
    moved();
  }

  /** Goes on by files. */
  public void goOffline() {
    go(new Page.Offline(Optional.empty()));
  }

  /** Whether there is a page before this one. */
  public boolean canGoBack() {
    return !behind.isEmpty();
  }

  /** Goes back one page, or stops waiting. */
  public void back() {
    if (waiting().isPresent()) {
      asking.stop();
    } else if (canGoBack()) {
      page = behind.pop();
      moved();
    }
  }

  /** Asks, and hands on whatever the answer is. */
  <T> void hear(
      String what, Function<LicensingClient, Reply<T>> question, Consumer<Reply<T>> answered) {
    asking.ask(what, question, answered);
  }

  /** Asks, and shows what is in the way if the answer is no "yes". */
  <T> void ask(
      String what, Function<LicensingClient, Reply<T>> question, Consumer<T> done, Runnable again) {
    asking.ask(
        what, question, reply -> reply.done().ifPresentOrElse(done, () -> trouble(reply, again)));
  }

  /** Shows what is in the way, or where to sign in if that is all. */
  void trouble(Reply<?> reply, Runnable again) {
    go(
        Page.SignIn.ifThatIsAll(reply, again)
            .map(signIn -> (Page) signIn)
            .orElseGet(
                () -> new Page.Trouble(reply, Offers.about(reply), again, Optional.empty())));
  }

  /** Shows a page from which one can come back to this one. */
  public void go(Page next) {
    if (!(page instanceof Page.Trouble && next instanceof Page.Trouble)) {
      behind.push(page);
    }
    page = next;
    moved();
  }

  /** Shows this page unless it is shown. */
  void show(Page wanted) {
    if (page != wanted) {
      go(wanted);
    }
  }

  /** Shows this page in place of the one that is shown. */
  void turn(Page next) {
    page = next;
    moved();
  }

  /** Shows how it stands. */
  void home(Optional<Page.Said> said) {
    behind.clear();
    page = said.isPresent() ? new Page.Standing(said) : Page.first(client.status());
    moved();
  }

  /** What nobody waited for any more may have come to be in the meantime. */
  private void moved() {
    boolean done =
        page instanceof Page.Serial
            && behind.isEmpty()
            && waiting().isEmpty()
            && client.check().licensed();
    if (done) {
      page = new Page.Standing(Optional.empty());
    }
    changed.run();
  }
}
