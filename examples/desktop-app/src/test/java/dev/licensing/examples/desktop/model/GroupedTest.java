package dev.licensing.examples.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupedTest {

  /** The bar shows where the caret is. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "| > |",
        "7zq4m| > 7ZQ4M|",
        "7zq4m0| > 7ZQ4M-0|",
        "7zq4m-| > 7ZQ4M|",
        "  7zq 4m0 x| > 7ZQ4M-0X|",
        "oil| > 011|",
        "7Z|Q4M-0X2HT > 7Z|Q4M-0X2HT",
        "7ZX|Q4M-0X2HT > 7ZX|Q4-M0X2H-T",
        "7ZQ4M-|0X > 7ZQ4M|-0X",
        "7ZQ4M–0X—2H−T| > 7ZQ4M-0X2HT|",
        "７ｚｑ４ｍ　０Ｘ| > 7ZQ4M-0X|",
        "7Z!4| > 7Z!4|",
      })
  void whatIsTypedIsShownInGroupsAndTheCaretStaysBehindItsCharacter(String typed, String shown) {
    int caret = typed.indexOf('|');
    Grouped grouped = Grouped.of(typed.replace("|", ""), caret);

    assertThat(new StringBuilder(grouped.text()).insert(grouped.caret(), '|').toString())
        .isEqualTo(shown);
  }
}
