package dev.licensing.examples.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.wire.Problem;
import dev.licensing.core.wire.Replies.RemedyBody;
import dev.licensing.server.LicenseEndpoint;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SentencesTest {

  @Test
  void everyReasonAndEveryRemedyHasASentence() {
    for (RefusalCode code : RefusalCode.values()) {
      assertThat(Sentences.say("refusal." + code))
          .as(code.name())
          .endsWith(".")
          .doesNotContain("?");
    }
    for (RemedyCode code : RemedyCode.values()) {
      assertThat(Sentences.say("remedy." + code))
          .as(code.name())
          .endsWith(".")
          .doesNotContain("?");
    }
  }

  @Test
  void everyProblemOfTheProtocolHasASentence() throws Exception {
    try (InputStream document = LicenseEndpoint.class.getResourceAsStream("openapi.json")) {
      JsonNode codes =
          new JsonMapper().readTree(document).at("/components/schemas/Problem/properties/code");
      assertThat(codes.get("x-values")).isNotEmpty();
      for (JsonNode code : codes.get("x-values")) {
        boolean engines =
            List.of(RefusalCode.values()).stream()
                .anyMatch(known -> known.name().equals(code.asText()));
        assertThat(engines ? "." : Sentences.say("problem." + code.asText()))
            .as(code.asText())
            .endsWith(".");
      }
    }
  }

  @Test
  void factsStandInTheirPlacesAndInstantsAreReadable() {
    assertThat(
            Sentences.say(
                "refusal.COOL_DOWN", Map.of("serial", "S", "until", "2026-12-03T04:05:06Z")))
        .isEqualTo(
            "The serial S was force released or reactivated a short time ago."
                + " That can be done again from 3 Dec 2026, 04:05 UTC.");
  }

  @Test
  void whatIsNotKnownIsLeftOut() {
    assertThat(Sentences.say("refusal.SERIAL_NOT_RECOGNISED"))
        .isEqualTo("The serial is not recognised.");
    assertThat(Sentences.advice(new RemedyBody("RELEASE_THERE", Map.of())))
        .isEqualTo("Release it there, from the application on the machine that uses it.");
    assertThat(Sentences.advice(new RemedyBody("RELEASE_THERE", Map.of("machine", "laptop"))))
        .isEqualTo("Release it there, from the application on laptop.");
  }

  @Test
  void whatIsNotKnownHereKeepsItsCode() {
    assertThat(Sentences.say("refusal.NEW_IN_A_LATER_SERVER")).isEqualTo("NEW_IN_A_LATER_SERVER");
  }

  @Test
  void allReasonsAreTold() {
    Problem problem =
        new Problem(
            "",
            "",
            409,
            "COOL_DOWN",
            "",
            "",
            List.of(
                new Problem.Reason("COOL_DOWN", Map.of("until", "x"), null, List.of()),
                new Problem.Reason(
                    "NOT_OWNER", Map.of(), null, List.of(new RemedyBody("ASK_OWNER", Map.of())))),
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    assertThat(Sentences.of(problem))
        .extracting(Sentences.Said::code)
        .containsExactly("COOL_DOWN", "NOT_OWNER");
    assertThat(Sentences.of(problem).get(1).advice()).containsExactly("Ask the owner.");
  }
}
