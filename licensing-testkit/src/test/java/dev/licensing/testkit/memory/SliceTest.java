package dev.licensing.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licensing.core.facts.Extent;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.testkit.FakeMachine;
import dev.licensing.testkit.Scene;
import dev.licensing.testkit.VirtualClock;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A slice holds what was asked for, and nothing more. */
class SliceTest {

  private final MemoryLicenseStore store = new MemoryLicenseStore();
  private final Scene scene =
      new Scene(store, new VirtualClock(), new Random(1), new ProductId("acme-studio"));
  private final Account alice = scene.givenAccount("alice@example.com", "Alice");
  private final Account bob = scene.givenAccount("bob@example.com", "Bob");
  private final SerialNumber serial = scene.givenOwned(alice, Terms.singleMachine());
  private final Activation used;

  SliceTest() {
    scene.givenAssigned(alice, serial, bob);
    used = scene.givenActivation(bob, serial, FakeMachine.named("desktop"));
  }

  @Test
  void aSerialBringsItsOrderAndNobody() {
    Facts facts = store.read(nobody().andSerials(Set.of(serial)));
    assertThat(facts.serials()).hasSize(1);
    assertThat(facts.orders()).hasSize(1);
    assertThat(facts.accounts()).isEmpty();
    assertThat(facts.assignments()).isEmpty();
    assertThat(facts.activations()).isEmpty();
  }

  @Test
  void anAccountBringsNothing() {
    Facts facts = store.read(FactsNeeded.by(scene.clock().instant(), Optional.of(alice.id())));
    assertThat(facts.accounts()).extracting(Account::id).containsExactly(alice.id());
    assertThat(facts.orders()).isEmpty();
    assertThat(facts.serials()).isEmpty();
    assertThatThrownBy(() -> facts.serial(serial)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anActivationBringsItsSerialItsUserAndWhatIsBetweenThem() {
    Facts facts = store.read(nobody().andActivation(used.id()));
    assertThat(facts.activations()).containsExactly(used);
    assertThat(facts.serials()).hasSize(1);
    assertThat(facts.accounts()).extracting(Account::id).containsExactly(bob.id());
    assertThat(facts.assignments()).hasSize(1);
  }

  @Test
  void whatIsNotThereIsMissing() {
    Facts facts =
        store.read(
            nobody()
                .andSerials(scene.commands().vendor().issue(Terms.singleMachine(), 1).serials()));
    assertThat(facts.serials()).isEmpty();
    assertThat(facts.orders()).isEmpty();
  }

  @Test
  void aSnapshotStaysAsItWas() {
    FactsNeeded needed = nobody().andSerials(Set.of(serial)).and(Extent.USERS);
    Facts before = store.read(needed);
    scene.decide(scene.commands().release(bob.id(), used.id(), FakeMachine.named("desktop")));
    assertThat(before.users(serial)).containsExactly(used);
    assertThat(store.read(needed).users(serial)).isEmpty();
  }

  private FactsNeeded nobody() {
    return FactsNeeded.by(scene.clock().instant(), Optional.empty());
  }
}
