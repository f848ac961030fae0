package dev.licensing.testkit.contract;

import dev.licensing.core.spi.LicenseStore;
import dev.licensing.core.spi.Outbox;
import dev.licensing.core.spi.SessionStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;

/**
 * What every {@link LicenseStore} must do, as tests: extend it, name your store, and run. The three
 * seams must be of one store, ready for use. It need not be empty, and tests leave behind what they
 * put in; everything they make has ids of its own. No test waits on a clock.
 *
 * <p>Each failure names the rule it shows and where to look. Most tests race: a store that passes
 * once in a while does not pass.
 */
public abstract class LicenseStoreContract {

  private @Nullable ContractScene scene;

  /** For subclasses. */
  protected LicenseStoreContract() {}

  /** The store under test; called once for each test. */
  protected abstract LicenseStore store();

  /** The sessions beside it. */
  protected abstract SessionStore sessions();

  /** Its notices. */
  protected abstract Outbox outbox();

  private ContractScene scene() {
    ContractScene ready = scene;
    if (ready == null) {
      ready = new ContractScene(store(), sessions(), outbox());
      scene = ready;
    }
    return ready;
  }

  @Nested
  final class Seats extends SeatContract {
    @Override
    ContractScene scene() {
      return LicenseStoreContract.this.scene();
    }
  }

  @Nested
  final class Machines extends MachineContract {
    @Override
    ContractScene scene() {
      return LicenseStoreContract.this.scene();
    }
  }

  @Nested
  final class Floating extends FloatingContract {
    @Override
    ContractScene scene() {
      return LicenseStoreContract.this.scene();
    }
  }

  @Nested
  final class Lapses extends LapseContract {
    @Override
    ContractScene scene() {
      return LicenseStoreContract.this.scene();
    }
  }

  @Nested
  final class Releases extends ReleaseContract {
    @Override
    ContractScene scene() {
      return LicenseStoreContract.this.scene();
    }
  }

  @Nested
  final class Ownership extends OwnershipContract {
    @Override
    ContractScene scene() {
      return LicenseStoreContract.this.scene();
    }
  }

  @Nested
  final class Transfers extends TransferContract {
    @Override
    ContractScene scene() {
      return LicenseStoreContract.this.scene();
    }
  }

  @Nested
  final class Reservations extends ReservationContract {
    @Override
    ContractScene scene() {
      return LicenseStoreContract.this.scene();
    }
  }

  @Nested
  final class Requests extends RequestContract {
    @Override
    ContractScene scene() {
      return LicenseStoreContract.this.scene();
    }
  }

  @Nested
  final class Roles extends RoleContract {
    @Override
    ContractScene scene() {
      return LicenseStoreContract.this.scene();
    }
  }

  @Nested
  final class Orders extends OrderContract {
    @Override
    ContractScene scene() {
      return LicenseStoreContract.this.scene();
    }
  }

  @Nested
  final class Removals extends RemovalContract {
    @Override
    ContractScene scene() {
      return LicenseStoreContract.this.scene();
    }
  }

  @Nested
  final class Quotas extends QuotaContract {
    @Override
    ContractScene scene() {
      return LicenseStoreContract.this.scene();
    }
  }

  @Nested
  final class Trials extends TrialContract {
    @Override
    ContractScene scene() {
      return LicenseStoreContract.this.scene();
    }
  }

  @Nested
  final class Proofs extends ProofContract {
    @Override
    ContractScene scene() {
      return LicenseStoreContract.this.scene();
    }
  }

  @Nested
  final class Erasure extends ErasureContract {
    @Override
    ContractScene scene() {
      return LicenseStoreContract.this.scene();
    }
  }

  @Nested
  final class Deletions extends DeletionContract {
    @Override
    ContractScene scene() {
      return LicenseStoreContract.this.scene();
    }
  }

  @Nested
  final class Idempotence extends IdempotencyContract {
    @Override
    ContractScene scene() {
      return LicenseStoreContract.this.scene();
    }
  }

  @Nested
  final class Records extends RecordContract {
    @Override
    ContractScene scene() {
      return LicenseStoreContract.this.scene();
    }
  }

  @Nested
  final class Histories extends HistoryContract {
    @Override
    ContractScene scene() {
      return LicenseStoreContract.this.scene();
    }
  }

  @Nested
  final class Slices extends FactsContract {
    @Override
    ContractScene scene() {
      return LicenseStoreContract.this.scene();
    }
  }

  @Nested
  final class Notices extends OutboxContract {
    @Override
    ContractScene scene() {
      return LicenseStoreContract.this.scene();
    }
  }
}
