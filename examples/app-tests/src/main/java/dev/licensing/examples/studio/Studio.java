package dev.licensing.examples.studio;

import dev.licensing.client.LicensingClient;
import dev.licensing.client.answer.Advice;
import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.Verdict;
import dev.licensing.client.answer.Verdict.Grace;
import dev.licensing.client.answer.Verdict.Licensed;
import dev.licensing.client.answer.Verdict.NotKnown;
import dev.licensing.client.answer.Verdict.NotLicensed;

/** A drawing program: everybody may look, who has a license may save, and some may export. */
public final class Studio {

  /** What the program lets its user do. */
  public enum Mode {
    /** Everything the license includes. */
    FULL,
    /** Everything, and a reminder with it. */
    FULL_WITH_REMINDER,
    /** Looking at drawings, and what to do about it is told. */
    VIEWER,
    /** What was possible before; nobody is punished for what is not known. */
    AS_BEFORE
  }

  private final LicensingClient licensing;

  /** The program with this client, which it does not close. */
  public Studio(LicensingClient licensing) {
    this.licensing = licensing;
    licensing.start();
  }

  /** The user signs in and types the serial. */
  public Reply<Verdict> activate(String email, String password, String serial) {
    return licensing
        .signIn(email, password)
        .then(signedIn -> licensing.activate(serial))
        .map(activated -> licensing.check());
  }

  /** Once a day, and when the network comes back. */
  public Reply<Verdict> refresh() {
    return licensing.refresh();
  }

  /** What the user may do now; from memory. */
  public Mode mode() {
    Verdict verdict = licensing.check();
    if (verdict instanceof Licensed) {
      return Mode.FULL;
    }
    if (verdict instanceof Grace) {
      return Mode.FULL_WITH_REMINDER;
    }
    return verdict instanceof NotKnown unknown && unknown.doubt().advice() == Advice.REFRESH
        ? Mode.AS_BEFORE
        : Mode.VIEWER;
  }

  /** Whether drawings may be exported as that; the license says so. */
  public boolean exports(String format) {
    Verdict verdict = licensing.check();
    return verdict.licensed() && format.equals(verdict.features().get("export"));
  }

  /** What stands in the title bar; empty where all is well. */
  public String reminder() {
    Verdict verdict = licensing.check();
    if (verdict instanceof Grace grace) {
      return "Connect to the internet within " + grace.daysLeft() + " days.";
    }
    return verdict instanceof NotLicensed ? "Viewer: activate to draw." : "";
  }
}
