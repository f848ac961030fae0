package dev.licensing.client.machine;

import dev.licensing.core.spi.MachineProbe;
import dev.licensing.testkit.contract.MachineProbeContract;
import org.junit.jupiter.api.Nested;

/** Our probes are held to the contract of all probes, on the machine that builds. */
class ProbesContractTest {

  @Nested
  class OfThisMachine extends MachineProbeContract {
    @Override
    protected MachineProbe probe() {
      return LocalMachine.standard();
    }
  }

  @Nested
  class OfAnExplicitIdentity extends MachineProbeContract {
    @Override
    protected MachineProbe probe() {
      return LocalMachine.explicit("pod-7f3a-of-the-contract");
    }
  }
}
