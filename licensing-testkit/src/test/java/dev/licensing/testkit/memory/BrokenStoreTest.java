package dev.licensing.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.spi.LicenseStore;
import dev.licensing.core.spi.Outbox;
import dev.licensing.core.spi.SessionStore;
import dev.licensing.testkit.contract.LicenseStoreContract;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
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
    assertThat(failures(IgnoresAssumptions.class, "Releases", "Deletions", "Seats"))
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
        .contains(
            "releasingTwiceIsTheSameAsOnceEvenAtTheSameTime",
            "releaseAndForceReleaseOfOneActivationEndItOnce");
  }

  static final class EndsTwice extends BrokenStore {
    EndsTwice() {
      super(Flaws.ENDS_TWICE, 2);
    }
  }

  @Test
  void anErasureThatLeavesSomethingIsFoundOut() {
    assertThat(failures(ErasesTheAccountOnly.class))
        .contains(
            "nothingPersonalIsLeftAnywhere",
            "aReplyThatMayMentionTheAccountIsNotGivenAgain",
            "nothingIsKeptAboutAnAccountThatExistsNoMore");
  }

  static final class ErasesTheAccountOnly extends BrokenStore {
    ErasesTheAccountOnly() {
      super(Flaws.ERASES_THE_ACCOUNT_ONLY, 1);
    }
  }

  @Test
  void aLapsedSeatThatStaysTakenIsFoundOut() {
    assertThat(failures(LapsedKeepTheirSeats.class, "Floating"))
        .contains("aLapsedSeatIsFreeAtOnceAndNotBefore", "rivalsForLapsedSeatsFillThemExactly");
  }

  static final class LapsedKeepTheirSeats extends BrokenStore {
    LapsedKeepTheirSeats() {
      super(Flaws.LAPSED_KEEP_THEIR_SEATS, 2);
    }
  }

  @Test
  void renewingASeatThatIsSomebodyElsesByNowIsFoundOut() {
    assertThat(failures(RenewsWhatHasLapsed.class, "Floating"))
        .contains("aLateHeartbeatAndARivalNeverBothWin");
  }

  static final class RenewsWhatHasLapsed extends BrokenStore {
    RenewsWhatHasLapsed() {
      super(Flaws.RENEWS_WHAT_HAS_LAPSED, 2);
    }
  }

  @Test
  void losingACoolDownWithTheOwnerIsFoundOut() {
    assertThat(failures(LosesCoolDowns.class, "Transfers"))
        .contains("coolDownQuotaSeatsAndAssignmentsStay");
  }

  static final class LosesCoolDowns extends BrokenStore {
    LosesCoolDowns() {
      super(Flaws.LOSES_COOL_DOWNS, 2);
    }
  }

  @Test
  void forgettingWhoIsBarredIsFoundOut() {
    assertThat(failures(ForgetsBars.class, "Removals"))
        .contains("removalEndsEverythingAndBarsUntilReinstated");
  }

  static final class ForgetsBars extends BrokenStore {
    ForgetsBars() {
      super(Flaws.FORGETS_BARS, 2);
    }
  }

  @Test
  void overlookingARoleThatWasGivenMeanwhileIsFoundOut() {
    assertThat(failures(IgnoresNewRoles.class, "Orders"))
        .contains("aRoleGivenWhileItsAccountIsDeletedDoesNotOutliveIt");
  }

  static final class IgnoresNewRoles extends BrokenStore {
    IgnoresNewRoles() {
      super(Flaws.IGNORES_NEW_ROLES, 2);
    }
  }

  @Test
  void mixingUpTheRecordIsFoundOut() {
    assertThat(failures(OrdersTheRecordByChance.class, "Histories"))
        .contains("everyCommandIsReadBackAsItWasGiven");
  }

  static final class OrdersTheRecordByChance extends BrokenStore {
    OrdersTheRecordByChance() {
      super(Flaws.ORDERS_THE_RECORD_BY_CHANCE, 1);
    }
  }

  @Test
  void givingANoticeToSeveralAtATimeIsFoundOut() {
    assertThat(failures(GivesToSeveral.class, "Notices"))
        .contains("rivalsTakeEachNoticeOnce", "noticesOfASerialAreTakenOneAfterTheOther");
  }

  static final class GivesToSeveral extends BrokenStore {
    GivesToSeveral() {
      super(new Transaction(), 1);
    }

    @Override
    protected Outbox outbox() {
      Outbox real = super.outbox();
      return (Outbox)
          Proxy.newProxyInstance(
              Outbox.class.getClassLoader(),
              new Class<?>[] {Outbox.class},
              (self, method, arguments) -> {
                if (method.getName().equals("take")) {
                  arguments[1] = arguments[0];
                }
                return method.invoke(real, arguments);
              });
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

  /** Of these themes only, where rivals that wait for others would cost time in the rest. */
  private static List<String> failures(Class<?> contract, String... themes) {
    return failures(
        themes.length == 0
            ? List.of(DiscoverySelectors.selectClass(contract))
            : Arrays.stream(themes).map(theme -> theme(contract, theme)).toList());
  }

  private static DiscoverySelector theme(Class<?> contract, String theme) {
    String nested = LicenseStoreContract.class.getName() + '$' + theme;
    return DiscoverySelectors.selectNestedClass(List.of(contract.getName()), nested);
  }

  private static List<String> failures(List<? extends DiscoverySelector> selected) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(List.copyOf(selected))
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
}
