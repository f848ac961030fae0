package dev.licensing.testkit.contract;

import dev.licensing.core.facts.Extent;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Email;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.testkit.FakeMachine;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything that can be asked for, in the town after its story. */
final class Questions {

  private final TownStory story;
  private final Instant at;
  private final SortedMap<String, FactsNeeded> all = new TreeMap<>();

  Questions(TownStory story) {
    this.story = story;
    this.at = story.end();
    byName();
    byMachine();
    extents();
  }

  SortedMap<String, FactsNeeded> all() {
    return all;
  }

  private FactsNeeded nobody() {
    return FactsNeeded.by(at, Optional.empty());
  }

  private FactsNeeded by(Account caller) {
    return FactsNeeded.by(at, Optional.of(caller.id()));
  }

  private void ask(String what, FactsNeeded needed) {
    all.put("look at what is loaded for " + what, needed);
  }

  private List<Account> people() {
    return List.of(
        story.ada, story.bob, story.cora, story.eve, story.frank, story.mallory, story.dan);
  }

  private void byName() {
    people().forEach(who -> ask("caller " + who.name(), by(who)));
    people().forEach(who -> ask("account " + who.name(), nobody().andAccount(who.id())));
    people().forEach(who -> ask("order, by " + who.name(), by(who).andOrder(story.order())));
    ask("emails", nobody().andEmails(Set.of(new Email(story.ghost), new Email(story.heir))));
    ask("invitations, and an account", by(story.bob).andEmails(Set.of(new Email(story.ghost))));
    ask("email of an account", nobody().andEmail(story.bob.email()));
    ask("email of somebody removed", by(story.ada).andEmail(story.mallory.email()));
    ask("serials", by(story.eve).andSerials(serials()));
    ask("serials of somebody removed", by(story.mallory).andSerials(serials()));
    story.activations.forEach(id -> ask("activation " + id, nobody().andActivation(id)));
    story.requests.forEach(id -> ask("request " + id, by(story.cora).andRequest(id)));
  }

  private Set<SerialNumber> serials() {
    return Set.copyOf(story.serials());
  }

  private void byMachine() {
    for (String name : List.of("desktop", "laptop", "eves")) {
      MachineIdentity machine =
          FakeMachine.named(name).machine(new ProductId("contract")).identity();
      ask(
          "machine " + name,
          by(story.bob).andSerials(serials()).andMachine(machine).and(Extent.USERS));
    }
    for (String name : List.of("desktop", "laptop")) {
      MachineIdentity machine = FakeMachine.named(name).machine(story.trial).identity();
      ask("trial on " + name, by(story.eve).andMachine(machine).andTrial(story.trial));
    }
  }

  private void extents() {
    ask(
        "USES_BY_NAMED",
        by(story.bob)
            .andSerials(serials())
            .andEmails(Set.of(story.eve.email(), story.ada.email()))
            .and(Extent.USES_BY_NAMED));
    ask("HOLDERS for nobody", nobody().andSerials(serials()).and(Extent.HOLDERS));
    for (Account who : people()) {
      ask("HOLDERS for " + who.name(), by(who).andSerials(serials()).and(Extent.HOLDERS));
    }
    ask("ASSIGNEES", by(story.ada).andSerials(serials()).and(Extent.ASSIGNEES));
    ask("OWNERS", by(story.bob).andSerials(serials()).and(Extent.OWNERS));
    ask("ALL_USES_OF_NAMED", nobody().andAccount(story.bob.id()).and(Extent.ALL_USES_OF_NAMED));
    ask("ORDER_CONTENT", by(story.cora).andOrder(story.order()).and(Extent.ORDER_CONTENT));
    ask(
        "ORDER_CONTENT behind a serial",
        by(story.cora)
            .andOrder(story.order())
            .and(Extent.ORDER_CONTENT)
            .after(serials().stream().min(Comparator.naturalOrder())));
    for (String email : List.of(story.ghost, story.cora.email().value())) {
      FactsNeeded orders = nobody().andEmail(new Email(email)).and(Extent.ORDERS);
      ask("ORDERS of " + email, orders);
      ask("ORDERS behind one, of " + email, orders.andOrder(story.order()));
    }
    for (Account who : people()) {
      ask("ESTATE of " + who.name(), by(who).and(Extent.ESTATE));
      ask(
          "ESTATE and COLLEAGUES of " + who.name(),
          by(who).and(Extent.ESTATE).and(Extent.COLLEAGUES));
      ask("ROLES of " + who.name(), by(who).and(Extent.ROLES));
      ask("OWN_REQUESTS of " + who.name(), by(who).and(Extent.OWN_REQUESTS));
      ask("ESTATE and ROLES of " + who.name(), by(who).and(Extent.ESTATE).and(Extent.ROLES));
    }
  }
}
