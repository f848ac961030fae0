package dev.licensing.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.Actor;
import dev.licensing.core.command.ChangeStanding;
import dev.licensing.core.command.Origin;
import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Standing;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import dev.licensing.core.replay.Chronicle;
import dev.licensing.core.replay.Chronicle.Line;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happened to a serial, told to whoever may know it (14.4). */
class ChronicleRulesTest extends Story {

  private List<Line> told(Origin reader, SerialNumber serial) {
    List<RecordEntry> entries =
        world.record.stream().filter(entry -> entry.serials().contains(serial)).toList();
    Chronicle chronicle = new Chronicle(serial, reader, entries);
    return chronicle.lines(world.state.facts(chronicle.needs()));
  }

  private static List<String> who(List<Line> lines) {
    return lines.stream()
        .map(
            line ->
                String.join(
                    "/",
                    line.what(),
                    line.by(),
                    line.whose().orElse("-"),
                    line.machine().orElse("-"),
                    line.reason(),
                    line.refusals().toString()))
        .toList();
  }

  @Test
  @Tag("rule-14.4")
  void ownerAndAssignedSeeWhoDidWhatOnWhichMachine() {
    aliceOwnsAndBobIsAssigned();
    Activation bobs = activated(bob, SERIAL, DESKTOP);
    permitted(forceRelease(alice, bobs.id()));
    activated(bob, SERIAL, LAPTOP);

    assertThat(who(told(world.by(alice), SERIAL)))
        .containsExactly(
            "IssueOrder/vendor:shop/-/-//[]",
            "ClaimSerials/you/-/-//[]",
            "AssignUser/you/Bob/-//[]",
            "Activate/Bob/-/desktop//[]",
            "ForceRelease/you/Bob/desktop/the disk died/[]",
            "Activate/Bob/-/laptop//[]");
    assertThat(who(told(world.by(bob), SERIAL)))
        .containsExactly(
            "IssueOrder/vendor:shop/-/-//[]",
            "ClaimSerials/Alice/-/-//[]",
            "AssignUser/Alice/you/-//[]",
            "Activate/you/-/desktop//[]",
            "ForceRelease/Alice/you/desktop/the disk died/[]",
            "Activate/you/-/laptop//[]");
  }

  @Test
  @Tag("rule-14.4")
  void aPersonSeesOfWhatWasRefusedTheirOwnAndTheVendorAll() {
    aliceOwnsAndBobIsAssigned();
    refused(activate(carol, SERIAL, TABLET), RefusalCode.ACCESS_NOT_GRANTED);
    activated(bob, SERIAL, DESKTOP);
    refused(
        activate(alice, SERIAL, LAPTOP),
        RefusalCode.HELD_BY_ANOTHER_USER,
        RefusalCode.MACHINE_LIMIT_REACHED);

    assertThat(who(told(world.by(alice), SERIAL)))
        .contains(
            "Activate/you/-/laptop//[HELD_BY_ANOTHER_USER, MACHINE_LIMIT_REACHED]",
            "Activate/Bob/-/desktop//[]")
        .noneMatch(line -> line.contains("tablet") || line.contains("ACCESS_NOT_GRANTED"));
    assertThat(who(told(world.by(bob), SERIAL))).noneMatch(line -> line.contains("laptop"));
    assertThat(who(told(world.byVendor(), SERIAL)))
        .contains(
            "Activate/Carol/-/tablet//[ACCESS_NOT_GRANTED]",
            "Activate/Alice/-/laptop//[HELD_BY_ANOTHER_USER, MACHINE_LIMIT_REACHED]");
  }

  @Test
  @Tag("rule-5.4")
  @Tag("rule-14.4")
  void whoOnlyUsesItSeesTheirOwn() {
    Terms terms = Terms.perDeveloper(3).withUsersAtOnce(UsersAtOnce.ANY);
    sold(terms, buyers("alice", ""), SERIAL);
    activated(bob, SERIAL, DESKTOP);
    activated(carol, SERIAL, LAPTOP);

    assertThat(who(told(world.by(bob), SERIAL))).containsExactly("Activate/you/-/desktop//[]");
    assertThat(who(told(world.by(alice), SERIAL)))
        .contains("Activate/Bob/-/desktop//[]", "Activate/Carol/-/laptop//[]");
  }

  /** Those who gave it up, or left, are nobody's business; only the vendor can tell. */
  @Test
  @Tag("rule-4.8")
  @Tag("rule-8.7")
  @Tag("rule-14.4")
  void whoClaimsASerialDoesNotLearnWhoHadItBefore() {
    aliceOwnsAndBobIsAssigned();
    Activation alices = activated(alice, SERIAL, DESKTOP);
    permitted(forceRelease(alice, alices.id()));
    deleted(alice);
    permitted(claim(carol, SERIAL));
    world.now = world.now.plus(Duration.ofDays(30));

    List<Line> seen = told(world.by(carol), SERIAL);
    assertThat(who(seen))
        .contains("AssignUser//-/-//[]", "ForceRelease//-/-//[]", "ClaimSerials/you/-/-//[]")
        .noneMatch(line -> line.contains("Alice") || line.contains("Bob"));
    assertThat(who(told(world.byVendor(), SERIAL)))
        .contains("AssignUser//Bob/-//[]", "Activate//-/-//[]")
        .noneMatch(line -> line.contains("Alice") || line.contains("desktop"));
  }

  @Test
  @Tag("rule-6.6")
  @Tag("rule-14.4")
  void whoWasRemovedIsNamedAndWhyTheVendorBlockedIsNot() {
    Terms terms = Terms.perDeveloper(3).withUsersAtOnce(UsersAtOnce.ANY);
    OrderId order = sold(terms, buyers("alice", ""), SERIAL);
    Activation bobs = activated(bob, SERIAL, DESKTOP);
    refresh(new Actor.Installation(bobs.id()), bobs.id(), DESKTOP);
    permitted(remove(alice, order, bob));
    permitted(
        world.execute(
            new ChangeStanding(
                world.byVendor(), order, Optional.of(SERIAL), Standing.SUSPENDED, "unpaid")));

    assertThat(who(told(world.by(alice), SERIAL)))
        .contains(
            "Refresh/desktop/Bob/desktop//[]",
            "RemoveUser/you/Bob/desktop//[]",
            "ChangeStanding/vendor:shop/-/-//[]");
    assertThat(who(told(world.byVendor(), SERIAL)))
        .contains("ChangeStanding/vendor:shop/-/-/unpaid/[]");
  }
}
