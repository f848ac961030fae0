package dev.licensing.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.RemedyCode;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The page of outcomes and the code say the same, in the same order. That each refusal says no more
 * than its row is looked at where refusals are made in great number.
 */
class OutcomesPageTest {

  @Test
  @Tag("rule-14.1")
  void thePageListsEveryRefusalInOrderOfPrecedence() {
    assertThat(OutcomesPage.read().codes())
        .isEqualTo(Arrays.stream(RefusalCode.values()).map(RefusalCode::name).toList());
  }

  @Test
  @Tag("rule-14.2")
  void thePageNamesEveryRemedyAndNoOther() {
    assertThat(OutcomesPage.read().remedies())
        .containsExactlyInAnyOrder(
            Arrays.stream(RemedyCode.values()).map(RemedyCode::name).toArray(String[]::new));
  }
}
