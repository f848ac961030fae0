package dev.licensing.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.decision.RefusalCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Walks the whole list of refusals, each rung repairing what the one above was refused for (14.1).
 */
class PrecedenceTest {

  private static final List<BiConsumer<Story, Ladder>> LADDERS =
      List.of(
          UseLadders::activating,
          UseLadders::refreshing,
          UseLadders::reactivating,
          UseLadders::forceReleasing,
          OwnershipLadders::issuing,
          OwnershipLadders::changingEmail,
          OwnershipLadders::claiming,
          OwnershipLadders::transferring,
          OwnershipLadders::relinquishing,
          OwnershipLadders::removing,
          OwnershipLadders::removingOneself,
          OwnershipLadders::approving,
          OwnershipLadders::askingForTransfer,
          OwnershipLadders::removingManager,
          OwnershipLadders::removingLastManager,
          UseLadders::listingHosts,
          UseLadders::issuingKey,
          UseLadders::deactivatingRemotely,
          UseLadders::trying,
          OwnershipLadders::deleting);

  @Test
  @Tag("rule-14.1")
  @Tag("rule-14.2")
  void eachReasonIsRefusedBeforeThoseBehindItAndNoneIsForgotten() {
    Set<RefusalCode> climbed = EnumSet.noneOf(RefusalCode.class);
    LADDERS.forEach(ladder -> ladder.accept(new Story(), new Ladder(climbed)));
    assertThat(EnumSet.complementOf(EnumSet.copyOf(climbed))).as("on no ladder").isEmpty();
  }
}
