package dev.licensing.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

  @Test
  void whatIsWrittenIsReadAgain() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("text", "quote \" backslash \\ newline \n bell \u0007 umlaut ü pair \ud83d\ude00");
    object.put("nested", Map.of("a", "b"));
    object.put("empty", Map.of());

    assertThat(JsonReader.read(JsonWriter.write(object))).isEqualTo(object);
    assertThat(JsonReader.read(JsonWriter.write(Map.of("n", 42L)))).containsEntry("n", 42L);
  }

  /** No number changes its value, however it is kept. */
  @Test
  void wholeNumbersThatFitAreLongsAndAllOthersDecimals() {
    assertThat(
            JsonReader.read(
                """
                {"n": [1, 999999999999999999, 1000000000000000000, 9223372036854775808,
                  0, -1, 1.0, 1e2, 0.5]}
                """))
        .containsEntry(
            "n",
            List.of(
                1L,
                999_999_999_999_999_999L,
                new BigDecimal("1000000000000000000"),
                new BigDecimal("9223372036854775808"),
                new BigDecimal("0"),
                new BigDecimal("-1"),
                new BigDecimal("1.0"),
                new BigDecimal("1e2"),
                new BigDecimal("0.5")));
  }

  @Test
  void everyKindOfValueIsRead() {
    assertThat(
            JsonReader.read(
                " {\"a\" : [1, -2.5e1, true, false, null, {}, []], \"u\":\"\\u00e9\\/\\t\"} "))
        .containsEntry("u", "é/\t")
        .hasEntrySatisfying("a", list -> assertThat((List<?>) list).hasSize(7));
  }

  @Test
  void membersThatAreNullAreLeftOut() {
    assertThat(JsonReader.read("{\"a\":null}")).isEmpty();
  }

  @Test
  void anythingElseIsRefused() {
    for (String wrong :
        List.of(
            "",
            "[]",
            "{",
            "{}x",
            "{\"a\":1,}",
            "{\"a\" 1}",
            "{\"a\":01}",
            "{\"a\":+1}",
            "{\"a\":1.}",
            "{\"a\":.5}",
            "{\"a\":NaN}",
            "{\"a\":tru}",
            "{a:1}",
            "{\"a\":\"\n\"}",
            "{\"a\":\"\\x\"}",
            "{\"a\":\"\\u12\"}",
            "{\"a\":1,\"a\":2}",
            "{\"a\":\"",
            "{\"a\":[1,]}",
            "{\"a\":[1 2]}",
            "{\"a\":1e99999}",
            "{\"a\":{},,\"b\":1}",
            "{\"a\":" + "[".repeat(9) + "]".repeat(9) + "}")) {
      assertThatThrownBy(() -> JsonReader.read(wrong))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
