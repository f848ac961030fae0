package dev.licensing.client;

import dev.licensing.client.answer.CarriedFile;
import dev.licensing.client.answer.Reply;
import dev.licensing.client.answer.Verdict;
import dev.licensing.client.lifecycle.Lifecycle;
import java.util.function.Supplier;

/**
 * Activating and returning on a machine without a network (rule 12.5): a person carries a file to
 * the vendor's page and brings one back. Nothing here sends anything. Thread-safe.
 */
public final class OfflineDesk {

  private final Lifecycle lifecycle;
  private final Opening opening;

  OfflineDesk(Lifecycle lifecycle, Opening opening) {
    this.lifecycle = lifecycle;
    this.opening = opening;
  }

  /** Does a step unless the client was closed. */
  interface Opening {
    <T> Reply<T> open(String what, Supplier<Reply<T>> step);
  }

  /**
   * What to carry to the vendor in order to activate. Asked again for the same serial it is the
   * same request. It is open until the license that answers it was {@linkplain #importLicense
   * imported}, also over a restart; another request takes its place, and so it does that of a
   * return ticket that was not handed in.
   *
   * @param typed as the person typed it; a typo is found here (rule 2.8)
   */
  public Reply<CarriedFile> request(String typed) {
    return opening.open("request", () -> TypedSerial.read(typed, lifecycle::carryRequest));
  }

  /**
   * Takes the license file that was brought back.
   *
   * @param file its text; space around it does not matter
   * @return the verdict from now on; {@code NOT_TRUSTED} if it is not the answer to the open
   *     request, for this machine, signed with a trusted key
   */
  public Reply<Verdict> importLicense(String file) {
    return opening.open("importLicense", () -> lifecycle.takeCarried(file.strip()));
  }

  /**
   * Takes a key set that a root has signed, where the server cannot be asked for it (rule 12.4).
   *
   * @param file its text; space around it does not matter
   * @return the verdict from now on; {@code NOT_TRUSTED} if no root that is built in has signed it
   */
  public Reply<Verdict> importKeySet(String file) {
    return opening.open("importKeySet", () -> lifecycle.takeKeySet(file.strip()));
  }

  /**
   * Gives the license up, at once and for good, and says what to carry to the vendor so that its
   * seat is free there. Asked again it is the same ticket. Whoever has it can do what the license
   * can, until it is handed in.
   */
  public Reply<CarriedFile> returnTicket() {
    return opening.open("returnTicket", lifecycle::carryTicket);
  }
}
