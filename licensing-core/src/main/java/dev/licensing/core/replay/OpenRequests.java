package dev.licensing.core.replay;

import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.Request;
import dev.licensing.core.model.RequestId;
import dev.licensing.core.model.SerialNumber;

/** How open requests come and go; each answer says whether the guards were kept. */
final class OpenRequests {

  private final State state;

  OpenRequests(State state) {
    this.state = state;
  }

  boolean made(Request request) {
    return state.accounts.containsKey(request.by())
        && state.requests.values().stream().noneMatch(request::repeats)
        && asksForWhatIs(request)
        && state.requests.putIfAbsent(request.id(), request) == null;
  }

  private boolean asksForWhatIs(Request request) {
    if (request.wish() instanceof Request.RemoteDeactivation lost) {
      Activation activation = state.activations.get(lost.activation());
      return activation != null && activation.liveAt(request.at());
    }
    return true;
  }

  boolean closed(RequestId request) {
    return state.requests.remove(request) != null;
  }

  /** Somebody has access now, who may have asked for it. */
  void granted(SerialNumber serial, AccountId account) {
    state
        .requests
        .values()
        .removeIf(request -> request.by().equals(account) && isAccessTo(request, serial));
  }

  /** Nobody is left who could give the access that was asked for. */
  void overtaken(SerialNumber serial) {
    state.requests.values().removeIf(request -> isAccessTo(request, serial));
  }

  private static boolean isAccessTo(Request request, SerialNumber serial) {
    return request.wish() instanceof Request.Access access && access.serial().equals(serial);
  }
}
