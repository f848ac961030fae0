package dev.licensing.server;

import dev.licensing.core.LicenseEngine;
import dev.licensing.core.command.Actor;
import dev.licensing.core.command.Command;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.Decision;
import dev.licensing.core.decision.Decision.Permitted;
import dev.licensing.core.decision.Decision.Refused;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.Report;
import dev.licensing.core.license.LicenseClaims;
import dev.licensing.core.license.Statement;
import dev.licensing.core.license.StatementSigning;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.ReportHash;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.SerialReading;
import dev.licensing.core.spi.Execution;
import dev.licensing.core.spi.Idempotency;
import dev.licensing.core.spi.StoredReply;
import dev.licensing.core.spi.Submission;
import dev.licensing.core.wire.Problem;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.server.access.Secrets;
import dev.licensing.server.body.Json;
import dev.licensing.server.body.ProblemCode;
import dev.licensing.server.body.ProblemException;
import dev.licensing.server.body.Problems;
import dev.licensing.server.body.Reports;
import dev.licensing.server.body.Responses;
import dev.licensing.server.body.StrictReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where requests are read, handed to the store as commands, and answered. */
final class Desk {

  /** More than any order has. */
  static final int MOST_SERIALS = 1_000;

  private static final int LONGEST_SERIAL = 100;
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{16,128}");
  private static final Pattern QUOTED = Pattern.compile("\"([0-9a-f]{32})\"");
  private static final Pattern JSON =
      Pattern.compile("application/json(\\s*;\\s*charset=\"?utf-8\"?)?", Pattern.CASE_INSENSITIVE);

  final EndpointSettings settings;
  final LicenseEngine engine;
  final GuessLimiter guesses;
  final Ids ids;
  final OwnLicenses licenses;
  private final StrictReader reader = new StrictReader();

  Desk(EndpointSettings settings) {
    this.settings = settings;
    this.engine = new LicenseEngine(settings.policy());
    this.guesses = new GuessLimiter(settings.guesses());
    this.ids = new Ids(settings.random());
    this.licenses = new OwnLicenses(settings);
  }

  /** Makes the body of an answer, with its status. */
  interface Reply<A extends Answer> {
    StoredReply to(A answer, Permitted permitted);
  }

  static StoredReply reply(int status, Object body) {
    return new StoredReply(status, Json.write(body));
  }

  <T> T body(Call call, Class<T> type) {
    if (!JSON.matcher(call.request().header("Content-Type").orElse("").strip()).matches()) {
      throw new ProblemException(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "");
    }
    return reader.read(call.request().body(), type);
  }

  /**
   * The serial that was written. For one whose check characters do not fit, a number that was never
   * issued takes its place, so that it is looked up, refused and counted exactly as an unknown one
   * (rule 2.8).
   */
  SerialNumber serial(Call call, String text) {
    if (text.length() > LONGEST_SERIAL) {
      throw ProblemException.malformed("serial: longer than " + LONGEST_SERIAL + " characters");
    }
    SerialNumber serial =
        SerialNumber.read(text) instanceof SerialReading.Valid valid ? valid.serial() : newSerial();
    call.typed().put(serial, text);
    return serial;
  }

  SortedSet<SerialNumber> serials(Call call, List<String> texts) {
    if (texts.isEmpty() || texts.size() > MOST_SERIALS) {
      throw ProblemException.malformed("serials: from 1 to " + MOST_SERIALS);
    }
    SortedSet<SerialNumber> serials = new TreeSet<>();
    texts.forEach(text -> serials.add(serial(call, text)));
    return serials;
  }

  /** So many new serials; nobody can guess one from another. */
  SortedSet<SerialNumber> newSerials(int count) {
    if (count < 1 || count > MOST_SERIALS) {
      throw ProblemException.malformed("serials: from 1 to " + MOST_SERIALS);
    }
    SortedSet<SerialNumber> serials = new TreeSet<>();
    while (serials.size() < count) {
      serials.add(newSerial());
    }
    return serials;
  }

  SerialNumber newSerial() {
    return SerialNumber.fromRandom(settings.random().next(15));
  }

  /**
   * The activation in the path. What is no id at all names what never was, and is answered like
   * that (rule 2.8).
   */
  ActivationId activation(Call call) {
    return new ActivationId(Fields.uuid(call.id()).orElseGet(ids::next));
  }

  /** The id in the path. What is no id at all names nothing. */
  static UUID id(Call call) {
    return Fields.uuid(call.id())
        .orElseThrow(() -> new ProblemException(ProblemCode.NO_SUCH_RESOURCE, ""));
  }

  /**
   * Has the command executed.
   *
   * @param asked everything that makes this request what it is, for its idempotency hash
   */
  <A extends Answer> WireResponse execute(
      Call call, Command command, Object asked, Class<A> type, Reply<A> reply) {
    return execute(call, command, idempotency(call, asked), type, reply);
  }

  /** Has the command executed once for this proof, however often it is shown. */
  <A extends Answer> WireResponse executeOnce(
      Call call, String proof, Command command, Class<A> type, Reply<A> reply) {
    Idempotency once = new Idempotency("proof", proof, proof);
    return execute(call, command, Optional.of(once), type, reply);
  }

  private <A extends Answer> WireResponse execute(
      Call call, Command command, Optional<Idempotency> once, Class<A> type, Reply<A> reply) {
    Execution execution =
        settings
            .store()
            .execute(
                engine,
                new Submission(command, once, decision -> stored(call, decision, type, reply)));
    if (execution instanceof Execution.Decided decided) {
      count(call, decided.decision());
      return Responses.kept(decided.reply(), call.now());
    }
    if (execution instanceof Execution.Replayed replayed) {
      return Responses.kept(replayed.reply(), call.now());
    }
    throw new ProblemException(ProblemCode.IDEMPOTENCY_KEY_REUSED, "");
  }

  /** What execution would decide now, without executing (rule 14.3). */
  Decision ask(Call call, Command command) {
    Decision decision = engine.decide(settings.store().read(engine.factsFor(command)), command);
    count(call, decision);
    return decision;
  }

  /** What a view shows. */
  <A extends Answer> WireResponse show(
      Call call, Command view, Class<A> type, Function<A, Object> body) {
    Decision decision = ask(call, view);
    return decision instanceof Permitted permitted
        ? Responses.json(200, body.apply(type.cast(permitted.answer())))
        : refused(call, (Refused) decision);
  }

  /** The report of what the command would do; or why it would be refused, with the report. */
  WireResponse preview(Call call, Command command) {
    Decision decision = ask(call, command);
    if (decision instanceof Refused refused) {
      return refused(call, refused);
    }
    Report report = decision.report().orElseThrow();
    return Responses.report(Reports.body(report), report.hash().value());
  }

  /** The hash of the report that is confirmed, from {@code If-Match}. */
  static Optional<ReportHash> confirmation(Call call) {
    Optional<String> header = call.request().header("If-Match");
    if (header.isEmpty()) {
      return Optional.empty();
    }
    Matcher quoted = QUOTED.matcher(header.get().strip());
    if (!quoted.matches()) {
      throw ProblemException.malformed("If-Match: one report hash in quotation marks");
    }
    return Optional.of(new ReportHash(quoted.group(1)));
  }

  /** The problem a refusal becomes. */
  WireResponse refused(Call call, Refused refused) {
    return Responses.kept(problem(call, refused), call.now());
  }

  /** The vendor has issued them all, and shares an address with whoever sits in the same office. */
  private void count(Call call, Decision decision) {
    boolean vendor = call.origin().by() instanceof Actor.Vendor;
    if (!vendor && decision.refusals().contains(RefusalCode.SERIAL_NOT_RECOGNISED)) {
      guesses.failed(call.now(), call.guessers());
    }
  }

  Optional<String> signed(Decision decision) {
    return decision.statement().map(this::signed);
  }

  private String signed(Statement statement) {
    String compact = StatementSigning.sign(statement, settings.signer());
    if (statement instanceof LicenseClaims license) {
      licenses.signed(compact, license.activation());
    }
    return compact;
  }

  private <A extends Answer> StoredReply stored(
      Call call, Decision decision, Class<A> type, Reply<A> reply) {
    if (decision instanceof Permitted permitted) {
      return reply.to(type.cast(permitted.answer()), permitted);
    }
    return problem(call, (Refused) decision);
  }

  private StoredReply problem(Call call, Refused refused) {
    Problem problem = Problems.of(refused, call.instance(), call.typed(), signed(refused));
    return reply(problem.status(), problem);
  }

  private static Optional<Idempotency> idempotency(Call call, Object asked) {
    Optional<String> key = call.request().header("Idempotency-Key");
    if (key.isPresent() && !KEY.matcher(key.get()).matches()) {
      throw ProblemException.malformed("Idempotency-Key: 16 to 128 of A-Z, a-z, 0-9, _ and -");
    }
    String request =
        String.join(
            "\n",
            call.request().method().toUpperCase(Locale.ROOT),
            call.request().path(),
            call.request().header("If-Match").orElse(""),
            Json.write(asked));
    return key.map(text -> new Idempotency(call.scope(), text, Secrets.sha256(request)));
  }
}
