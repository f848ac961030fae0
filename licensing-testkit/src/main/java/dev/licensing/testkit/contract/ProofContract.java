package dev.licensing.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.licensing.core.command.DeleteAccount;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.AccountId;
import dev.licensing.core.model.Email;
import dev.licensing.core.spi.Proof;
import dev.licensing.core.spi.SessionStore.Credential;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people are recognised by, and what they prove by mail. */
abstract class ProofContract {

  private static final int ROUNDS = 10;

  abstract ContractScene scene();

  @Test
  void everyProofIsFoundAsItWasKeptAlsoWhenItHasEnded() {
    Account alice = scene().person("alice");
    Email other = new Email(ContractScene.newAddress("other"));
    Account coming = Account.registered(new AccountId(UUID.randomUUID()), other, "Coming");
    for (Proof proof :
        List.of(
            new Proof.Registration(token(), coming, "credential", end()),
            new Proof.NewEmail(token(), alice.id(), other, end()),
            new Proof.Reset(token(), alice.id(), end().minus(Duration.ofDays(99))))) {
      scene().sessions().keep(proof);
      assertEquals(
          Optional.of(proof),
          scene().sessions().proof(proof.tokenHash()),
          "look at keep(): nothing of a proof may be lost");
    }
    assertTrue(scene().sessions().proof(token()).isEmpty(), "nobody was sent this token");
  }

  @Test
  void aNewCredentialEndsSessionsAndProofsAndNobodyElses() {
    Account alice = scene().person("alice");
    Account bob = scene().person("bob");
    Proof.Reset hers = new Proof.Reset(token(), alice.id(), end());
    Proof.Reset his = new Proof.Reset(token(), bob.id(), end());
    for (Account who : List.of(alice, bob)) {
      scene().sessions().open(scene().session(who));
    }
    scene().sessions().keep(hers);
    scene().sessions().keep(his);

    assertTrue(scene().sessions().replaceCredential(alice.id(), "another"), "she is there");

    String look = "look at replaceCredential(): ";
    assertEquals(
        Optional.of(new Credential(alice.id(), "another")),
        scene().sessions().credential(alice.email()),
        look + "the credential");
    assertTrue(scene().sessions().find(ContractScene.token(alice)).isEmpty(), look + "sessions");
    assertTrue(scene().sessions().proof(hers.tokenHash()).isEmpty(), look + "proofs");
    assertTrue(scene().sessions().find(ContractScene.token(bob)).isPresent(), look + "others");
    assertTrue(scene().sessions().proof(his.tokenHash()).isPresent(), look + "others");
  }

  @Test
  void allSessionsOfAnAccountAreClosedAtOnce() {
    Account alice = scene().person("alice");
    Account bob = scene().person("bob");
    scene().sessions().open(scene().session(alice));
    scene().sessions().open(scene().session(bob));

    scene().sessions().closeAll(alice.id());

    assertTrue(scene().sessions().find(ContractScene.token(alice)).isEmpty(), "look at closeAll()");
    assertTrue(scene().sessions().find(ContractScene.token(bob)).isPresent(), "of one account");
  }

  @Test
  @Tag("rule-8.6")
  void nothingIsKeptAboutAnAccountThatExistsNoMore() {
    Account alice = scene().person("alice");
    Proof.NewEmail before = new Proof.NewEmail(token(), alice.id(), alice.email(), end());
    Proof.Registration same = new Proof.Registration(token(), namesake(alice), "x", end());
    scene().sessions().keep(before);
    scene().sessions().keep(same);
    scene().givenDeleted(alice);
    Proof.Reset after = new Proof.Reset(token(), alice.id(), end());
    scene().sessions().keep(after);

    for (Proof proof : List.of(before, same, after)) {
      assertTrue(
          scene().sessions().proof(proof.tokenHash()).isEmpty(),
          "rule 8.6: look at AccountErased and keep(): " + proof);
    }
    assertFalse(scene().sessions().replaceCredential(alice.id(), "another"), "nobody is there");
  }

  @Test
  @Tag("rule-8.6")
  void noProofOutlivesItsAccountEvenIfKeptAtTheSameTime() {
    for (int round = 0; round < ROUNDS; round++) {
      Account alice = scene().person("alice");
      DeleteAccount delete = scene().commands().delete(alice.id(), scene().deletionHash(alice));
      Proof.NewEmail proof = new Proof.NewEmail(token(), alice.id(), alice.email(), end());
      Race.between(() -> scene().decide(delete), () -> kept(proof));
      assertFalse(scene().known(alice), "rule 8.6: look at AccountErased");
      assertTrue(
          scene().sessions().proof(proof.tokenHash()).isEmpty(),
          "rule 8.6: a proof was kept while its account went; look at how keep() makes sure of the"
              + " account");
    }
  }

  @Test
  void aMailToTheAddressBeforeOpensTheAccountNoMore() {
    Account alice = scene().person("alice");
    Email other = new Email(ContractScene.newAddress("other"));
    Proof.Reset reset = new Proof.Reset(token(), alice.id(), end());
    Proof.NewEmail moving = new Proof.NewEmail(token(), alice.id(), other, end());
    scene().sessions().keep(reset);
    scene().sessions().keep(moving);

    scene().decide(scene().commands().changeEmail(alice.id(), other.value()));

    assertTrue(
        scene().sessions().proof(reset.tokenHash()).isEmpty(),
        "whoever has the old mailbox could choose a password; look at AccountChanged");
    assertTrue(
        scene().sessions().proof(moving.tokenHash()).isPresent(),
        "a repeated confirmation must find its first answer; look at AccountChanged");
  }

  private boolean kept(Proof proof) {
    scene().sessions().keep(proof);
    return true;
  }

  private static Account namesake(Account account) {
    return Account.registered(new AccountId(UUID.randomUUID()), account.email(), "Namesake");
  }

  private static String token() {
    return "hash of " + UUID.randomUUID();
  }

  private Instant end() {
    return scene().clock().instant().plus(Duration.ofHours(1));
  }
}
