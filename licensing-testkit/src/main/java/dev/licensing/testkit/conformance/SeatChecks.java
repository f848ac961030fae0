package dev.licensing.testkit.conformance;

import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.license.UnverifiedLicense;
import dev.licensing.core.model.Machine;
import dev.licensing.core.wire.Requests;
import dev.licensing.testkit.FakeMachine;
import java.util.List;

/** Who gets a seat, and how many there are (chapter 2). */
final class SeatChecks {

  private static final int RIVALS = 16;
  private static final int SEATS = 5;

  private SeatChecks() {}

  static List<ConformanceCheck> all() {
    return List.of(
        ConformanceCheck.of(
            "activating-again-takes-no-second-seat",
            SeatChecks::again,
            "looking for a live activation of this account on this machine before taking a seat",
            "2.4"),
        ConformanceCheck.of(
            "one-machine-many-times-at-once-takes-one-seat",
            SeatChecks::sameAtOnce,
            "two requests of one machine that both find no activation and both take a seat",
            "2.4"),
        ConformanceCheck.of(
            "seats-end-at-the-machine-limit",
            SeatChecks::limit,
            "the machine limit of the terms, and the facts serial, seats and of",
            "2.2"),
        ConformanceCheck.of(
            "rivals-for-the-last-seats-fill-them-exactly",
            SeatChecks::race,
            "how the seat counter is checked and moved: in one write, not before it",
            "2.2"),
        ConformanceCheck.of(
            "one-user-at-a-time",
            SeatChecks::oneUser,
            "usersAtOnce ONE: the holder gets in on more machines, everybody else waits",
            "2.3"),
        ConformanceCheck.of(
            "only-owner-and-assigned-users-activate",
            SeatChecks::access,
            "access OWNER_AND_ASSIGNED; on an unowned serial nobody does, and claiming helps",
            "2.5"),
        ConformanceCheck.of(
            "an-identity-that-tells-nothing-gets-no-seat",
            SeatChecks::weak,
            "a machine of which nothing telling could be read",
            "13.2"),
        ConformanceCheck.of(
            "a-machine-that-drifted-heals",
            SeatChecks::drift,
            "the stored components: a match replaces them by those that were read now",
            "13.1",
            "13.4"));
  }

  private static void again(Bench bench) {
    Sold sold = bench.sold(OrderTerms.open(3), 1);
    FakeMachine machine = bench.machine();
    Seat seat = bench.seat(bench.owner(), sold.serial(), machine);
    seat.answer().has("/existing", false).has("/liveSeats", 1).has("/machineLimit", 3);
    bench
        .activate(bench.owner(), sold.serial(), machine)
        .is(200)
        .has("/activation", seat.activation())
        .has("/existing", true)
        .has("/liveSeats", 1);
  }

  private static void sameAtOnce(Bench bench) {
    Sold sold = bench.sold(OrderTerms.open(SEATS), 1);
    Machine machine = bench.machine().machine(Bench.PRODUCT);
    Person owner = bench.owner();
    List<Answer> answers =
        bench.atOnce(8, i -> bench.activating(owner, sold.serial(), machine, bench.nonce()));
    String first = answers.get(0).text("/activation");
    answers.forEach(answer -> answer.is(200, 201).has("/activation", first));
    answers
        .get(0)
        .expect(bench.liveSeats(sold.serial()) == 1, "one machine took more than one seat");
  }

  private static void limit(Bench bench) {
    Sold sold = bench.sold(OrderTerms.open(2), 1);
    bench.seat(bench.owner(), sold.serial(), bench.machine());
    bench.seat(bench.stranger(), sold.serial(), bench.machine());
    Answer answer = bench.activate(bench.owner(), sold.serial(), bench.machine());
    answer.refused(409, "MACHINE_LIMIT_REACHED");
  }

  private static void race(Bench bench) {
    Sold sold = bench.sold(OrderTerms.open(SEATS), 1);
    Person owner = bench.owner();
    List<Answer> answers =
        bench.atOnce(
            RIVALS,
            i ->
                bench.activating(
                    owner, sold.serial(), bench.machine().machine(Bench.PRODUCT), bench.nonce()));
    answers.forEach(
        answer -> {
          if (answer.status() != 201) {
            answer.refused(409, "MACHINE_LIMIT_REACHED");
          }
        });
    long in = answers.stream().filter(answer -> answer.status() == 201).count();
    answers
        .get(0)
        .expect(
            in == SEATS, RIVALS + " machines at once for " + SEATS + " seats: " + in + " got in")
        .expect(bench.liveSeats(sold.serial()) == SEATS, "expected liveSeats to be " + SEATS);
  }

  private static void oneUser(Bench bench) {
    Sold sold = bench.sold(OrderTerms.open(3).seats("usersAtOnce", "ONE"), 1);
    Seat first = bench.seat(bench.owner(), sold.serial(), bench.machine());
    Seat second = bench.seat(bench.owner(), sold.serial(), bench.machine());
    bench.release(first).is(200);
    bench
        .activate(bench.stranger(), sold.serial(), bench.machine())
        .refused(409, "HELD_BY_ANOTHER_USER");
    bench.release(second).is(200);
    bench.seat(bench.stranger(), sold.serial(), bench.machine());
  }

  private static void access(Bench bench) {
    Sold sold = bench.owned(OrderTerms.owned(3));
    bench.assign(sold, bench.colleague());
    bench.seat(bench.owner(), sold.serial(), bench.machine());
    bench.seat(bench.colleague(), sold.serial(), bench.machine());
    Answer stranger = bench.activate(bench.stranger(), sold.serial(), bench.machine());
    stranger.refused(403, "ACCESS_NOT_GRANTED").remedy("REQUEST_ACCESS");
    Sold unowned = bench.sold(OrderTerms.owned(3), 1);
    Answer nobody = bench.activate(bench.owner(), unowned.serial(), bench.machine());
    nobody.refused(409, "SERIAL_UNOWNED").remedy("CLAIM");
  }

  private static void weak(Bench bench) {
    Sold sold = bench.sold(OrderTerms.open(2), 1);
    FakeMachine machine = bench.machine();
    bench
        .activate(bench.owner(), sold.serial(), machine.nothingReadable())
        .refused(422, "MACHINE_IDENTITY_TOO_WEAK");
    FakeMachine processorOnly =
        machine.without(
            ComponentKind.MACHINE_ID,
            ComponentKind.SYSTEM_UUID,
            ComponentKind.BOARD_SERIAL,
            ComponentKind.DISK_SERIAL);
    bench
        .activate(bench.owner(), sold.serial(), processorOnly)
        .refused(422, "MACHINE_IDENTITY_TOO_WEAK");
  }

  private static void drift(Bench bench) {
    Sold sold = bench.sold(OrderTerms.open(2), 1);
    FakeMachine machine = bench.machine();
    Seat seat = bench.seat(bench.owner(), sold.serial(), machine);
    Machine now = machine.reformatted().machine(Bench.PRODUCT);
    String nonce = bench.nonce();
    Answer answer =
        bench
            .post(seat.path("/refresh"))
            .by(bench.owner())
            .body(new Requests.Refresh(Bodies.machine(now), null, nonce))
            .send()
            .is(200);
    Machine stored =
        Bench.verified(
                answer,
                "the license file",
                bench
                    .verifier()
                    .verifyAnswer(
                        new UnverifiedLicense(answer.text("/license")), now.identity(), nonce))
            .claims()
            .machine();
    answer.expect(stored.equals(now), "expected the components that were read now");
  }
}
