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
import java.util.function.Supplier;
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
    assertThat(Failures.of(ThrowsWhenDescribed.class)).contains("itAnswersInTimeAndNeverThrows");
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

  private static MachineProbe reading(String name, Map<ComponentKind, String> components) {
    return MachineProbe.of(name, Environment.BARE_METAL, components);
  }

  /** Reads this anew each time. */
  private static MachineProbe reading(Supplier<Map<ComponentKind, String>> components) {
    return new MachineProbe() {
      @Override
      public Map<ComponentKind, String> components() {
        return components.get();
      }

      @Override
      public Description describe() {
        return new Description("desk", Environment.BARE_METAL);
      }
    };
  }

  static final class Throws extends Probing {
    Throws() {
      super(
          reading(
              () -> {
                throw new IllegalStateException("cannot read");
              }));
    }
  }

  static final class ThrowsWhenDescribed extends Probing {
    ThrowsWhenDescribed() {
      super(
          new MachineProbe() {
            @Override
            public Map<ComponentKind, String> components() {
              return Map.of(DISK, "S4EWNX0R123456");
            }

            @Override
            public Description describe() {
              throw new IllegalStateException("cannot read");
            }
          });
    }
  }

  static final class Hangs extends Probing {
    Hangs() {
      super(
          reading(
              () -> {
                try {
                  Thread.sleep(150);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                return Map.of(DISK, "S4EWNX0R123456");
              }));
    }

    @Override
    protected Duration patience() {
      return Duration.ofMillis(100);
    }
  }

  static final class SaysUnknown extends Probing {
    SaysUnknown() {
      super(reading("desk", Map.of(DISK, "Unknown")));
    }
  }

  static final class SaysZeros extends Probing {
    SaysZeros() {
      super(reading("desk", Map.of(DISK, "00000000")));
    }
  }

  static final class SaysItTwice extends Probing {
    SaysItTwice() {
      super(reading("desk", Map.of(DISK, "S4EW12", ComponentKind.BOARD_SERIAL, "S4EW12")));
    }
  }

  static final class Changes extends Probing {
    private static final AtomicInteger TIMES = new AtomicInteger();

    Changes() {
      super(reading(() -> Map.of(DISK, "S4EW-" + TIMES.incrementAndGet())));
    }
  }

  static final class HasNoName extends Probing {
    HasNoName() {
      super(reading(" ", Map.of(DISK, "S4EW12")));
    }
  }

  static final class NamesTheBell extends Probing {
    NamesTheBell() {
      super(reading("desk\u0007", Map.of(DISK, "S4EW12")));
    }
  }

  static final class CountsTheName extends Probing {
    CountsTheName() {
      super(reading("desk", Map.of(DISK, "S4EW12", ComponentKind.MACHINE_ID, "desk")));
    }
  }
}
