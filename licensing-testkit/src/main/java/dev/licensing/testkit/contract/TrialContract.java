package dev.licensing.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.model.Account;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.Terms;
import dev.licensing.testkit.FakeMachine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One trial for each machine and product, whoever asks (rule 11.4). */
abstract class TrialContract {

  private static final int RIVALS = 8;
  private static final String ONCE =
      "rule 11.4: one trial for each machine and product; look at the assumption TrialsAre, and at"
          + " what locks the offer while both commit";

  private ProductId product;

  abstract ContractScene scene();

  @BeforeEach
  void aProductThatCanBeTried() {
    product = new ProductId("trial-" + UUID.randomUUID());
    offer(Optional.of(Terms.trial(Duration.ofDays(14))));
  }

  private void offer(Optional<Terms> terms) {
    scene()
        .permitted(
            scene().commands().vendor().offerTrial(product, terms), Answer.TrialOffered.class);
  }

  private Decision start(Account person, FakeMachine machine) {
    return scene().decide(scene().commands().startTrial(person.id(), product, machine));
  }

  @Test
  @Tag("rule-11.4")
  void ofManyPeopleOnOneMachineOneTriesTheProduct() {
    List<Account> people = scene().people(RIVALS);

    List<Decision> decisions =
        Race.between(RIVALS, i -> start(people.get(i), scene().machine("shared")));

    assertEquals(1, ContractScene.countPermitted(decisions), ONCE);
    assertTrue(
        decisions.stream()
            .filter(decision -> !ContractScene.permitted(decision))
            .allMatch(d -> d.refusals().equals(List.of(RefusalCode.TRIAL_USED))),
        "rule 11.4: who came too late is told TRIAL_USED");
  }

  @Test
  @Tag("rule-2.4")
  @Tag("rule-11.4")
  void onePersonThatStartsManyTimesAtOnceHasOneTrial() {
    Account alice = scene().person("alice");

    List<Decision> decisions = Race.between(RIVALS, i -> start(alice, scene().machine("hers")));

    Set<ActivationId> ids =
        decisions.stream()
            .flatMap(decision -> ContractScene.answer(decision, Answer.Activated.class).stream())
            .map(answer -> answer.activation().id())
            .collect(Collectors.toSet());
    assertEquals(RIVALS, ContractScene.countPermitted(decisions), "rule 2.4: it is the same trial");
    assertEquals(1, ids.size(), ONCE);
  }

  @Test
  @Tag("rule-8.6")
  @Tag("rule-11.4")
  void aTrialOutlivesTheAccountThatHadIt() {
    Account alice = scene().person("alice");
    FakeMachine machine = scene().machine("hers");
    var tried =
        scene()
            .permitted(
                scene().commands().startTrial(alice.id(), product, machine), Answer.Activated.class)
            .activation();
    scene().forceRelease(alice, tried, "");
    scene().givenDeleted(alice);

    assertEquals(
        List.of(RefusalCode.TRIAL_USED),
        start(scene().person("bob"), machine.reformatted()).refusals(),
        "rule 11.4: once and for all; a trial names a machine and no person, and is not erased");
  }

  @Test
  @Tag("rule-11.4")
  void whatIsOfferedNoMoreCannotBeTried() {
    offer(Optional.empty());
    assertEquals(
        List.of(RefusalCode.TRIAL_NOT_OFFERED),
        start(scene().person("alice"), scene().machine("hers")).refusals(),
        "rule 11.4: look at TrialOffered without terms");
    offer(Optional.of(Terms.trial(Duration.ofDays(3))));
    assertTrue(
        ContractScene.permitted(start(scene().person("alice"), scene().machine("hers"))),
        "rule 11.4: and offered again it can; look at the revision of the offer");
  }
}
