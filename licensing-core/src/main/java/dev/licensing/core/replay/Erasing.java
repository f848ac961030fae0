package dev.licensing.core.replay;

import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.Ending;
import dev.licensing.core.model.Environment;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.Request;
import dev.licensing.core.model.SerialNumber;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** Takes a person out of a state; the id stays as a pseudonym (rules 8.6, 8.7). */
final class Erasing {

  private static final Machine ERASED =
      new Machine("erased", new MachineIdentity(new TreeMap<>()), Environment.UNKNOWN);

  private Erasing() {}

  /** Whether there was such an account. What it had live must have ended or lapsed. */
  static boolean erase(State state, AccountId id) {
    Account account = state.accounts.remove(id);
    if (account == null) {
      return false;
    }
    state.erased.add(id);
    Email email = account.email();
    endSharing(
        state, state.assignments, key -> key.account().equals(id), State.AssignmentKey::serial);
    endSharing(
        state, state.invitations, key -> key.email().equals(email), State.InvitationKey::serial);
    state.pendingRoles.keySet().removeIf(key -> key.email().equals(email));
    state.bars.keySet().removeIf(key -> key.account().equals(id));
    state.requests.values().removeIf(request -> request.by().equals(id) || names(request, email));
    state.orders.replaceAll(
        (same, order) ->
            order.reservation().filter(held -> held.email().equals(email)).isPresent()
                ? order.withReservation(Optional.empty()).withRevision(order.revision() + 1)
                : order);
    state.untold.removeIf(lapsed -> of(state, lapsed).account().equals(id));
    state.activations.replaceAll((same, activation) -> pseudonymous(activation, id));
    state.open.values().forEach(those -> those.values().removeIf(a -> a.account().equals(id)));
    return true;
  }

  private static Activation of(State state, ActivationId id) {
    return State.referred(state.activations, id);
  }

  private static <K> void endSharing(
      State state, Map<K, ?> sharing, Predicate<K> ofTheAccount, Function<K, SerialNumber> serial) {
    sharing.keySet().stream()
        .filter(ofTheAccount)
        .toList()
        .forEach(
            key -> {
              sharing.remove(key);
              Changing.update(
                  state.serials, serial.apply(key), s -> s.withRevision(s.revision() + 1));
            });
  }

  private static boolean names(Request request, Email email) {
    Request.Wish wish = request.wish();
    return (wish instanceof Request.OrderTransfer transfer && transfer.newCustomer().equals(email))
        || (wish instanceof Request.AnotherLicenseManager another
            && another.manager().equals(email));
  }

  private static Activation pseudonymous(Activation activation, AccountId erased) {
    boolean own = activation.account().equals(erased);
    Optional<Ending> ending =
        own && activation.ending().isEmpty()
            ? activation.leaseUntil().map(Ending::lapsed)
            : activation.ending();
    return new Activation(
        activation.id(),
        activation.serial(),
        activation.account(),
        own ? ERASED : activation.machine(),
        activation.since(),
        activation.lastSeen(),
        activation.leaseUntil(),
        ending.map(end -> end.by().equals(Optional.of(erased)) ? mute(end) : end));
  }

  private static Ending mute(Ending ending) {
    return new Ending(ending.kind(), ending.at(), ending.by(), "");
  }
}
