package dev.licensing.core;

import dev.licensing.core.model.Admission;
import dev.licensing.core.model.Allowance;
import dev.licensing.core.model.Environment;
import dev.licensing.core.model.HostTerms;
import dev.licensing.core.model.SeatTerms;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import dev.licensing.core.model.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Terms by chance: every rule is on once in a while. */
final class RandomTerms {

  private RandomTerms() {}

  static Terms of(Random random, Instant now) {
    Terms terms =
        switch (random.nextInt(5)) {
          case 0, 1 -> Terms.singleMachine().withMachineLimit(1 + random.nextInt(2));
          case 2 -> Terms.floating(1 + random.nextInt(2), Duration.ofHours(40));
          default -> Terms.perDeveloper(1 + random.nextInt(3));
        };
    terms =
        terms
            .withClaimable(random.nextInt(4) > 0)
            .withUsersAtOnce(random.nextBoolean() ? UsersAtOnce.ONE : UsersAtOnce.ANY)
            .withAdmission(random.nextBoolean() ? Admission.SELF_SERVICE : Admission.ON_APPROVAL)
            .withRemoteDeactivationsPerYear(random.nextInt(3))
            .withHosts(
                new HostTerms(
                    random.nextInt(3),
                    random.nextInt(2),
                    random.nextBoolean(),
                    random.nextBoolean(),
                    Duration.ofDays(90)));
    if (random.nextInt(3) == 0) {
      terms = terms.withValidity(validity(random, now));
    }
    return random.nextInt(3) == 0 ? restricted(terms) : terms;
  }

  private static Validity validity(Random random, Instant now) {
    Instant end = now.plus(Duration.ofHours(random.nextInt(800)));
    return random.nextBoolean()
        ? new Validity(Optional.of(end), Optional.empty())
        : new Validity(Optional.empty(), Optional.of(end));
  }

  private static Terms restricted(Terms terms) {
    SeatTerms seats =
        terms
            .seats()
            .withEnvironments(
                Map.of(
                    Environment.VIRTUAL_MACHINE, Allowance.FLOATING_ONLY,
                    Environment.CONTAINER, Allowance.NO_SEAT));
    return terms.withSeats(seats);
  }
}
