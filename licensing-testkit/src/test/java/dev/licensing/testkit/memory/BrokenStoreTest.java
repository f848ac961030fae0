package dev.licensing.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.LicenseEngine;
import dev.licensing.core.decision.RecordEntry;
import dev.licensing.core.facts.Facts;
import dev.licensing.core.facts.FactsNeeded;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.spi.Execution;
import dev.licensing.core.spi.LicenseStore;
import dev.licensing.core.spi.Outbox;
import dev.licensing.core.spi.SessionStore;
import dev.licensing.core.spi.Submission;
import dev.licensing.testkit.contract.LicenseStoreContract;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** The contract itself is tested: it finds each of these broken stores out. */
class BrokenStoreTest {

  @Test
  void checkingSeatsBeforeTheWriteIsFoundOut() {
    assertThat(failures(ChecksThenInserts.class, "Seats"))
        .contains("rivalsForTheLastSeatsFillThemExactly", "whereOneUserIsAllowedTwoNeverGetIn");
  }

  static final class ChecksThenInserts extends BrokenStore {
    ChecksThenInserts() {
      super(Flaws.CHECKS_THEN_INSERTS, 8);
    }
  }

  @Test
  void ignoringAssumptionsIsFoundOut() {
    assertThat(failures(IgnoresAssumptions.class))
        .contains(
            "twoForceReleasesOfOneSerialAtOnceAreOneTooMany",
            "deletionAndActivationOfAnOwnedSerialNeverBothWin",
            "deletionAndClaimNeverLeaveASerialToNobodyAlive",
            "unassignmentAndActivationByTheUserNeverBothWin");
  }

  static final class IgnoresAssumptions extends BrokenStore {
    IgnoresAssumptions() {
      super(Flaws.IGNORES_ASSUMPTIONS, 2);
    }
  }

  @Test
  void forgettingIdempotencyIsFoundOut() {
    assertThat(failures(ForgetsReplies.class))
        .contains(
            "aRepeatedRequestIsNotDecidedAgain",
            "anotherRequestUnderTheSameKeyIsRefusedAndChangesNothing",
            "aRefusalIsKeptToo");
  }

  static final class ForgetsReplies extends BrokenStore {
    ForgetsReplies() {
      super(Flaws.FORGETS_REPLIES, 1);
    }
  }

  @Test
  void lookingForTheReplyOnlyBeforeTheDecisionIsFoundOut() {
    assertThat(failures(LooksForRepliesEarlyOnly.class, "Idempotence"))
        .contains(
            "ofOneRequestSentManyTimesAtOnceOneIsDecidedAndAllGetItsReply",
            "ofDifferentRequestsUnderOneKeyAtOnceOneIsDecided");
  }

  static final class LooksForRepliesEarlyOnly extends BrokenStore {
    LooksForRepliesEarlyOnly() {
      super(Flaws.LOOKS_FOR_REPLIES_EARLY_ONLY, 8);
    }
  }

  @Test
  void applyingARefusedCommandIsFoundOut() {
    assertThat(failures(AppliesRefused.class))
        .contains("aRefusedCommandChangesNothingButTheRecord");
  }

  static final class AppliesRefused extends BrokenStore {
    AppliesRefused() {
      super(Flaws.APPLIES_REFUSED, 1);
    }
  }

  @Test
  void losingTheRecordOfRefusalsIsFoundOut() {
    assertThat(failures(LosesRecordOfRefusals.class))
        .contains(
            "everyDecisionLeavesOneLineTheNewestFirst",
            "aRefusedCommandChangesNothingButTheRecord",
            "aRaceLeavesOneLineForEachRivalAndOneNoticeForEachWinner");
  }

  static final class LosesRecordOfRefusals extends BrokenStore {
    LosesRecordOfRefusals() {
      super(Flaws.LOSES_RECORD_OF_REFUSALS, 1);
    }
  }

  @Test
  void losingNoticesIsFoundOut() {
    assertThat(failures(LosesNotices.class)).contains("aNoticeWaitsUntilItIsDelivered");
  }

  static final class LosesNotices extends BrokenStore {
    LosesNotices() {
      super(Flaws.LOSES_NOTICES, 1);
    }
  }

  @Test
  void endingAnActivationTwiceIsFoundOut() {
    assertThat(failures(EndsTwice.class, "Releases"))
        .contains("releasingTwiceIsTheSameAsOnceEvenAtTheSameTime");
  }

  static final class EndsTwice extends BrokenStore {
    EndsTwice() {
      super(Flaws.ENDS_TWICE, 8);
    }
  }

  @Test
  void anErasureThatLeavesSomethingIsFoundOut() {
    assertThat(failures(ErasesTheAccountOnly.class))
        .contains("nothingPersonalIsLeftAnywhere", "aReplyThatMayMentionTheAccountIsNotGivenAgain");
  }

  static final class ErasesTheAccountOnly extends BrokenStore {
    ErasesTheAccountOnly() {
      super(Flaws.ERASES_THE_ACCOUNT_ONLY, 1);
    }
  }

  @Test
  void theSameWithoutAFlawPasses() {
    assertThat(failures(Flawless.class)).isEmpty();
  }

  static final class Flawless extends BrokenStore {
    Flawless() {
      super(new Transaction(), 2);
    }
  }

  private static List<String> failures(Class<?> contract) {
    return failures(DiscoverySelectors.selectClass(contract));
  }

  /** Of one theme only, where rivals that wait for others would cost time in the rest. */
  private static List<String> failures(Class<?> contract, String theme) {
    String nested = LicenseStoreContract.class.getName() + '$' + theme;
    return failures(DiscoverySelectors.selectNestedClass(List.of(contract.getName()), nested));
  }

  private static List<String> failures(DiscoverySelector selected) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selected)
        .execute()
        .testEvents()
        .failed()
        .map(Event::getTestDescriptor)
        .map(test -> test.getDisplayName().replace("()", ""))
        .toList();
  }

  /**
   * A contract over a store with a flaw, whose rivals meet between their decision and their commit.
   */
  abstract static class BrokenStore extends LicenseStoreContract {

    private final MemoryLicenseStore store;
    private final Meeting meeting;

    BrokenStore(Transaction flaw, int rivals) {
      store = new MemoryLicenseStore(flaw);
      meeting = new Meeting(store, rivals);
    }

    @Override
    protected LicenseStore store() {
      return meeting;
    }

    @Override
    protected SessionStore sessions() {
      return store;
    }

    @Override
    protected Outbox outbox() {
      return store;
    }
  }

  /**
   * Lets no rival of a race commit before so many have decided, time and again, so that races are
   * certain. Of two, once the later and once the earlier commits first, so that both orders occur
   * whoever is the faster. Where fewer come, they go on after a while, and race by chance from then
   * on.
   */
  private static final class Meeting implements LicenseStore {

    private static final long PATIENCE_SECONDS = 2;
    private static final long MOMENT_MILLIS = 100;

    private final LicenseStore store;
    private final int rivals;
    private final AtomicInteger meetings = new AtomicInteger();
    private final CyclicBarrier decided;
    private final Semaphore committed = new Semaphore(0);

    Meeting(LicenseStore store, int rivals) {
      this.store = store;
      this.rivals = rivals;
      this.decided = new CyclicBarrier(rivals, meetings::incrementAndGet);
    }

    /** Only the first decision on a submission meets others; who has to decide again is late. */
    @Override
    public Execution execute(LicenseEngine engine, Submission submission) {
      AtomicBoolean first =
          new AtomicBoolean(Thread.currentThread().getName().startsWith("contract-rival"));
      AtomicBoolean leads = new AtomicBoolean();
      try {
        return store.execute(
            engine,
            new Submission(
                submission.command(),
                submission.idempotency(),
                decision -> {
                  if (first.getAndSet(false)) {
                    meet(leads);
                  }
                  return submission.reply().apply(decision);
                }));
      } finally {
        if (leads.get()) {
          committed.release();
        }
      }
    }

    /** A barrier that broke lets everybody pass. */
    private void meet(AtomicBoolean leads) {
      try {
        int place = decided.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (rivals == 2) {
          leads.set((place + meetings.get()) % 2 == 0);
          follow(leads.get());
        }
      } catch (BrokenBarrierException | TimeoutException e) {
        assertThat(decided.isBroken()).isTrue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    /**
     * Gives the leader a moment; where several pairs race there may be none, and nobody is stuck.
     */
    private void follow(boolean leading) throws InterruptedException {
      if (!leading && committed.tryAcquire(MOMENT_MILLIS, TimeUnit.MILLISECONDS)) {
        committed.drainPermits();
      }
    }

    @Override
    public Facts read(FactsNeeded needed) {
      return store.read(needed);
    }

    @Override
    public List<RecordEntry> record(SerialNumber serial, int most) {
      return store.record(serial, most);
    }
  }
}
