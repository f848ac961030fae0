package dev.licensing.testkit.seams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.model.Environment;
import dev.licensing.core.spi.MachineProbe;
import dev.licensing.testkit.FakeMachine;
import dev.licensing.testkit.contract.MachineProbeContract;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The fake machine passes the contract; each broken one is found out. */
class ProbeContractTest {

  private static final ComponentKind DISK = ComponentKind.DISK_SERIAL;

  @Nested
  class OurFake extends Probing {
    OurFake() {
      super(FakeMachine.named("desk"));
    }
  }

  @Test
  void eachBrokenOneIsFoundOut() {
    assertThat(Failures.of(Throws.class)).contains("itAnswersInTimeAndNeverThrows");
    assertThat(Failures.of(Hangs.class)).contains("itAnswersInTimeAndNeverThrows");
    assertThat(Failures.of(SaysUnknown.class))
        .containsExactly("whatCannotBeReadIsMissingAndNoConstant");
    assertThat(Failures.of(SaysZeros.class))
        .containsExactly("whatCannotBeReadIsMissingAndNoConstant");
    assertThat(Failures.of(SaysItTwice.class)).containsExactly("noTwoComponentsAreTheSameThing");
    assertThat(Failures.of(Changes.class))
        .contains("theSameMachineReadsTheSame", "severalThreadsReadTheSame");
    assertThat(Failures.of(HasNoName.class)).containsExactly("theNameIsOneForPeople");
    assertThat(Failures.of(NamesTheBell.class)).containsExactly("theNameIsOneForPeople");
    assertThat(Failures.of(CountsTheName.class)).containsExactly("theNameIsOneForPeople");
  }

  abstract static class Probing extends MachineProbeContract {

    private final MachineProbe probe;

    Probing(MachineProbe probe) {
      this.probe = probe;
    }

    @Override
    protected MachineProbe probe() {
      return probe;
    }
  }

  private static MachineProbe.Reading reading(String name, Map<ComponentKind, String> components) {
    return new MachineProbe.Reading(name, Environment.BARE_METAL, components);
  }

  static final class Throws extends Probing {
    Throws() {
      super(
          () -> {
            throw new IllegalStateException("cannot read");
          });
    }
  }

  static final class Hangs extends Probing {
    Hangs() {
      super(
          () -> {
            try {
              Thread.sleep(150);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return reading("desk", Map.of(DISK, "S4EWNX0R123456"));
          });
    }

    @Override
    protected Duration patience() {
      return Duration.ofMillis(100);
    }
  }

  static final class SaysUnknown extends Probing {
    SaysUnknown() {
      super(() -> reading("desk", Map.of(DISK, "Unknown")));
    }
  }

  static final class SaysZeros extends Probing {
    SaysZeros() {
      super(() -> reading("desk", Map.of(DISK, "00000000")));
    }
  }

  static final class SaysItTwice extends Probing {
    SaysItTwice() {
      super(() -> reading("desk", Map.of(DISK, "S4EW12", ComponentKind.BOARD_SERIAL, "S4EW12")));
    }
  }

  static final class Changes extends Probing {
    private static final AtomicInteger TIMES = new AtomicInteger();

    Changes() {
      super(() -> reading("desk", Map.of(DISK, "S4EW-" + TIMES.incrementAndGet())));
    }
  }

  static final class HasNoName extends Probing {
    HasNoName() {
      super(() -> reading(" ", Map.of(DISK, "S4EW12")));
    }
  }

  static final class NamesTheBell extends Probing {
    NamesTheBell() {
      super(() -> reading("desk\u0007", Map.of(DISK, "S4EW12")));
    }
  }

  static final class CountsTheName extends Probing {
    CountsTheName() {
      super(() -> reading("desk", Map.of(DISK, "S4EW12", ComponentKind.MACHINE_ID, "desk")));
    }
  }
}
