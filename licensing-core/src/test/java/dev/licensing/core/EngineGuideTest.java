package dev.licensing.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.command.Activate;
import dev.licensing.core.command.ChangeTerms;
import dev.licensing.core.command.ClaimSerials;
import dev.licensing.core.command.Command;
import dev.licensing.core.command.IssueOrder;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Decision.Permitted;
import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.model.Activation;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.OrderId;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.Terms;
import dev.licensing.core.replay.DryRun;
import dev.licensing.core.replay.Replay;
import dev.licensing.core.replay.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the guide to the engine shows is what is compiled and run here. */
class EngineGuideTest extends Story {

  private final LicenseEngine engine = new LicenseEngine();
  private final List<RecordEntry> record = new ArrayList<>(world.record);
  private State state = world.state;

  // tag::execute[]
  Decision execute(Command command) {
    Facts facts = state.facts(engine.factsFor(command));
    Decision decision = engine.decide(facts, command);
    if (decision instanceof Permitted permitted && !commit(permitted)) {
      return execute(command); // somebody else was faster: decide on what is so now
    }
    record.add(engine.record(facts, command, decision));
    return decision;
  }

  boolean commit(Permitted permitted) { // in your store: one transaction
    State next = state.copy();
    boolean stillSo = next.holds(permitted.assumptions()) && next.apply(permitted.changes());
    state = stillSo ? next : state;
    return stillSo;
  }

  // end::execute[]

  // tag::replay[]
  List<Activation> whoHadASeat(SerialNumber serial, Instant then) {
    return new Replay(engine, record).holders(serial, then);
  }

  DryRun withTwoMachines() {
    return new Replay(engine, record).dryRun((product, sold) -> sold.withMachineLimit(2));
  }

  // end::replay[]

  @Test
  void theCodeOfTheGuideDecidesAndTellsWhatWouldHaveBeen() {
    sold();
    execute(new ClaimSerials(world.by(alice), set(SERIAL)));
    execute(activating(DESKTOP));
    Decision second = execute(activating(LAPTOP));

    assertThat(second.refusals()).containsExactly(RefusalCode.MACHINE_LIMIT_REACHED);
    assertThat(whoHadASeat(SERIAL, world.now)).extracting(Activation::account).contains(alice);
    assertThat(withTwoMachines().nowPermitted())
        .extracting(divergence -> divergence.entry().command())
        .hasSize(1)
        .hasOnlyElementsOfType(Activate.class);
  }

  @Test
  void whatWasLoadedBeforeAnotherCommitIsNotCommitted() {
    OrderId order = sold();
    execute(new ClaimSerials(world.by(alice), set(SERIAL)));
    Command activation = activating(DESKTOP);
    Permitted early =
        permitted(engine.decide(state.facts(engine.factsFor(activation)), activation));

    execute(new ChangeTerms(world.byVendor(), order, Terms.singleMachine().withMachineLimit(3)));

    assertThat(commit(early)).isFalse();
    assertThat(permitted(execute(activation))).isNotEqualTo(early);
  }

  private OrderId sold() {
    OrderId order = new OrderId(world.id());
    execute(
        IssueOrder.unowned(world.byVendor(), order, PRODUCT, Terms.singleMachine(), set(SERIAL)));
    return order;
  }

  private Command activating(Machine machine) {
    return new Activate(
        world.by(alice),
        SERIAL,
        machine,
        new ActivationId(world.id()),
        Optional.empty(),
        SmallWorld.NONCE);
  }

  @Test
  void theGuideQuotesThisCode() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/dev/licensing/core/EngineGuideTest.java"));
    String guide = Files.readString(Path.of("../docs/guides/engine.md"));
    List<String> tagged =
        Pattern.compile("(?s)// tag::(\\w+)\\[\\]\\R(.*?)\\s*// end::\\1\\[\\]")
            .matcher(source)
            .results()
            .map(found -> found.group(2).stripTrailing().stripIndent())
            .toList();

    assertThat(
            Pattern.compile("(?s)```java\\R(.*?)\\R```")
                .matcher(guide)
                .results()
                .map((MatchResult block) -> block.group(1)))
        .containsExactlyElementsOf(tagged);
  }
}
