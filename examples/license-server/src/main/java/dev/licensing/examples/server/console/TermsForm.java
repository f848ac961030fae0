package dev.licensing.examples.server.console;

import dev.licensing.core.model.Access;
import dev.licensing.core.model.Admission;
import dev.licensing.core.model.Allowance;
import dev.licensing.core.model.Environment;
import dev.licensing.core.model.HostTerms;
import dev.licensing.core.model.OfflineTerms;
import dev.licensing.core.model.SeatTerms;
import dev.licensing.core.model.Support;
import dev.licensing.core.model.Terms;
import dev.licensing.core.model.UsersAtOnce;
import dev.licensing.core.model.Validity;
import dev.licensing.core.wire.Requests.TermsBody;
import dev.licensing.examples.server.web.Refused;
import dev.licensing.examples.server.web.Spans;
import dev.licensing.examples.server.web.Visit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Terms as a form has them: a text for each field. */
public record TermsForm(Map<String, String> fields) {

  /** What a field holds; empty if nothing. */
  public String at(String field) {
    return fields.getOrDefault(field, "");
  }

  /** Whether a box is ticked. */
  public boolean ticked(String field) {
    return !at(field).isEmpty();
  }

  /** What may be taken in an environment. */
  public String allowed(Environment environment) {
    return fields.getOrDefault("in-" + environment, Allowance.ANY_SEAT.name());
  }

  /** What was typed. */
  static TermsForm of(Visit visit) {
    Map<String, String> typed = new TreeMap<>();
    for (String field : FIELDS) {
      typed.put(field, visit.field(field));
    }
    for (Environment environment : Environment.values()) {
      typed.put("in-" + environment, visit.field("in-" + environment));
    }
    return new TermsForm(typed);
  }

  /** Terms as they are. */
  static TermsForm of(TermsBody terms) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("machineLimit", Integer.toString(terms.seats().machineLimit()));
    fields.put("usersAtOnce", terms.seats().usersAtOnce());
    fields.put("lease", Spans.words(text(terms.seats().lease())));
    terms.seats().environments().forEach((name, may) -> fields.put("in-" + name, may));
    fields.put("access", terms.access());
    fields.put("claimable", terms.claimable() ? "on" : "");
    fields.put("coolDown", Spans.words(terms.coolDown()));
    fields.put("remoteDeactivations", Integer.toString(terms.remoteDeactivationsPerYear()));
    fields.put("validUntil", Spans.day(text(terms.validity().validUntil())));
    fields.put("updatesUntil", Spans.day(text(terms.validity().updatesUntil())));
    fields.put("refreshAfter", Spans.words(terms.offline().refreshAfter()));
    fields.put("validFor", Spans.words(terms.offline().validFor()));
    fields.put("grace", Spans.words(terms.offline().grace()));
    fields.put("production", Integer.toString(terms.hosts().production()));
    fields.put("test", Integer.toString(terms.hosts().test()));
    fields.put("wildcards", terms.hosts().wildcards() ? "on" : "");
    fields.put("applications", terms.hosts().applications() ? "on" : "");
    fields.put("keyValidFor", Spans.words(terms.hosts().keyValidFor()));
    fields.put("admission", terms.admission());
    fields.put("support", terms.support());
    fields.put("trialLength", Spans.words(text(terms.trialLength())));
    fields.put(
        "features",
        terms.features().entrySet().stream()
            .map(feature -> feature.getKey() + " = " + feature.getValue())
            .collect(Collectors.joining("\n")));
    return new TermsForm(fields);
  }

  private static final List<String> FIELDS =
      List.of(
          "machineLimit",
          "usersAtOnce",
          "lease",
          "access",
          "claimable",
          "coolDown",
          "remoteDeactivations",
          "validUntil",
          "updatesUntil",
          "refreshAfter",
          "validFor",
          "grace",
          "production",
          "test",
          "wildcards",
          "applications",
          "keyValidFor",
          "admission",
          "support",
          "trialLength",
          "features");

  /**
   * The terms.
   *
   * @throws Refused if a field holds what it cannot
   */
  Terms terms() {
    try {
      return new Terms(
          new SeatTerms(
              number("machineLimit"),
              UsersAtOnce.valueOf(at("usersAtOnce")),
              some("lease", Spans::length),
              environments()),
          Access.valueOf(at("access")),
          ticked("claimable"),
          Spans.length(at("coolDown")),
          number("remoteDeactivations"),
          new Validity(some("validUntil", Spans::end), some("updatesUntil", Spans::end)),
          new OfflineTerms(
              Spans.length(at("refreshAfter")),
              Spans.length(at("validFor")),
              Spans.length(at("grace"))),
          new HostTerms(
              number("production"),
              number("test"),
              ticked("wildcards"),
              ticked("applications"),
              Spans.length(at("keyValidFor"))),
          Admission.valueOf(at("admission")),
          Support.valueOf(at("support")),
          some("trialLength", Spans::length),
          features());
    } catch (IllegalArgumentException e) {
      throw Refused.because(400, "MALFORMED_REQUEST", String.valueOf(e.getMessage()));
    }
  }

  private SortedMap<Environment, Allowance> environments() {
    SortedMap<Environment, Allowance> environments = new TreeMap<>();
    for (Environment environment : Environment.values()) {
      Allowance may = Allowance.valueOf(allowed(environment));
      if (may != Allowance.ANY_SEAT) {
        environments.put(environment, may);
      }
    }
    return environments;
  }

  private SortedMap<String, String> features() {
    SortedMap<String, String> features = new TreeMap<>();
    Arrays.stream(at("features").split("\\R", -1))
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .forEach(
            line -> {
              int equals = line.indexOf('=');
              if (equals < 1) {
                throw new IllegalArgumentException("features are written NAME = VALUE");
              }
              features.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
            });
    return features;
  }

  private int number(String field) {
    try {
      return Integer.parseInt(at(field));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(field + " is a whole number", e);
    }
  }

  private <T> Optional<T> some(String field, Function<String, T> reading) {
    return Optional.of(at(field)).filter(text -> !text.isEmpty()).map(reading);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
