package dev.licensing.server;

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
import dev.licensing.core.wire.Requests;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Terms out of a body, see {@link Fields}. */
final class TermsFields {

  private TermsFields() {}

  static Terms terms(Requests.TermsBody body) {
    SeatTerms seats = seats(body.seats());
    Validity validity =
        new Validity(
            Fields.maybe("terms.validity.validUntil", body.validity().validUntil()),
            Fields.maybe("terms.validity.updatesUntil", body.validity().updatesUntil()));
    OfflineTerms offline = offline(body.offline());
    HostTerms hosts = hosts(body.hosts());
    return Fields.read(
        "terms",
        () ->
            new Terms(
                seats,
                Fields.oneOf("terms.access", Access.class, body.access()),
                body.claimable(),
                Fields.duration("terms.coolDown", body.coolDown()),
                body.remoteDeactivationsPerYear(),
                validity,
                offline,
                hosts,
                Fields.oneOf("terms.admission", Admission.class, body.admission()),
                Fields.oneOf("terms.support", Support.class, body.support()),
                duration("terms.trialLength", body.trialLength()),
                new TreeMap<>(body.features())));
  }

  private static SeatTerms seats(Requests.SeatsBody body) {
    SortedMap<Environment, Allowance> environments = new TreeMap<>();
    body.environments()
        .forEach(
            (environment, allowance) ->
                environments.put(
                    Fields.oneOf("terms.seats.environments", Environment.class, environment),
                    Fields.oneOf("terms.seats.environments", Allowance.class, allowance)));
    return Fields.read(
        "terms.seats",
        () ->
            new SeatTerms(
                body.machineLimit(),
                Fields.oneOf("terms.seats.usersAtOnce", UsersAtOnce.class, body.usersAtOnce()),
                duration("terms.seats.lease", body.lease()),
                environments));
  }

  private static OfflineTerms offline(Requests.OfflineBody body) {
    return Fields.read(
        "terms.offline",
        () ->
            new OfflineTerms(
                Fields.duration("terms.offline.refreshAfter", body.refreshAfter()),
                Fields.duration("terms.offline.validFor", body.validFor()),
                Fields.duration("terms.offline.grace", body.grace())));
  }

  private static HostTerms hosts(Requests.HostTermsBody body) {
    return Fields.read(
        "terms.hosts",
        () ->
            new HostTerms(
                body.production(),
                body.test(),
                body.wildcards(),
                body.applications(),
                Fields.duration("terms.hosts.keyValidFor", body.keyValidFor())));
  }

  private static Optional<Duration> duration(String field, @Nullable String text) {
    return Optional.ofNullable(text).map(length -> Fields.duration(field, length));
  }
}
