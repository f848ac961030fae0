package dev.licensing.examples.server.console;

import dev.licensing.core.LicenseEngine;
import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.model.Terms;
import dev.licensing.core.replay.Divergence;
import dev.licensing.core.replay.DryRun;
import dev.licensing.core.replay.Replay;
import dev.licensing.core.spi.LicenseStore;
import dev.licensing.core.spi.RecordPage;
import dev.licensing.examples.server.web.Refused;
import dev.licensing.examples.server.web.Sentences;
import dev.licensing.examples.server.web.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The past, decided anew under other terms, by the same engine. It is read into memory for that, so
 * there is an end to how long it may be.
 */
public final class Rehearsing {

  /** Some hundred megabytes. */
  private static final int MOST_ENTRIES = 200_000;

  private static final int PAGE = 1_000;
  private static final int MOST_SHOWN = 50;

  private final LicenseStore store;
  private final LicenseEngine engine;

  Rehearsing(Visit visit) {
    this.store = visit.site().store();
    this.engine = new LicenseEngine(visit.site().policy());
  }

  /**
   * What would have been otherwise.
   *
   * @param same how many would have been decided as they were
   */
  public record Outcome(int same, List<Group> groups) {

    /** How many would have been decided otherwise. */
    public int different() {
      return groups.stream().mapToInt(Group::count).sum();
    }
  }

  /** Those of one kind, of which some are shown. */
  public record Group(String title, int count, List<Line> lines) {}

  /** One command of the past. */
  public record Line(String at, String what, String then, String now) {}

  Outcome of(String product, Terms before, Terms after) {
    DryRun run =
        new Replay(engine, history())
            .dryRun(
                (sold, terms) ->
                    sold.value().equals(product) && terms.equals(before) ? after : terms);
    return new Outcome(
        run.same(),
        List.of(
            group("Would be permitted", run.nowPermitted()),
            group("Would be refused", run.nowRefused()),
            group("Would be refused for other reasons", run.otherReasons()),
            group("About activations that would never have begun", run.followUps())));
  }

  private List<RecordEntry> history() {
    List<RecordEntry> entries = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      RecordPage page = store.history(after, PAGE);
      entries.addAll(page.entries());
      after = page.next();
      if (entries.size() > MOST_ENTRIES) {
        throw Refused.because(422, "HISTORY_TOO_LONG");
      }
    } while (after.isPresent());
    return entries;
  }

  private static Group group(String title, List<Divergence> divergences) {
    return new Group(
        title,
        divergences.size(),
        divergences.stream().limit(MOST_SHOWN).map(Rehearsing::line).toList());
  }

  private static Line line(Divergence divergence) {
    RecordEntry entry = divergence.entry();
    return new Line(
        entry.at().toString(), entry.what(), words(entry.refusals()), words(divergence.now()));
  }

  private static String words(List<? extends Enum<?>> codes) {
    return codes.isEmpty()
        ? "permitted"
        : String.join(
            " ", codes.stream().map(code -> Sentences.say("refusal." + code.name())).toList());
  }
}
