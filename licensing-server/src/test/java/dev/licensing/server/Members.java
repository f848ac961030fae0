package dev.licensing.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.licensing.core.decision.Answer;
import dev.licensing.core.decision.NoticeKind;
import dev.licensing.core.decision.RefusalCode;
import dev.licensing.core.decision.RemedyCode;
import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.model.Access;
import dev.licensing.core.model.Admission;
import dev.licensing.core.model.Allowance;
import dev.licensing.core.model.Environment;
import dev.licensing.core.model.HostClass;
import dev.licensing.core.model.Role;
import dev.licensing.core.model.SerialNumber;
import dev.licensing.core.model.SerialStatus;
import dev.licensing.core.model.Standing;
import dev.licensing.core.model.Support;
import dev.licensing.core.model.UsersAtOnce;
import dev.licensing.server.body.ProblemCode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the texts of the protocol are: their format or the names they may be, and an example. Looked
 * up as {@code Record.member}, else as {@code member}; a text that is in neither is not documented.
 */
final class Members {

  private static final String ID = "4bf92f35-77b3-4da6-a3ce-929d0e0e4736";
  private static final String TIME = "2026-11-22T12:00:00Z";
  private static final String SERIAL =
      SerialNumber.fromRandom(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
          .value();
  private static final String EMAIL = "^\\s*[^\\s@<>]{1,64}@[^\\s@<>]+\\.[^\\s@<>.]+\\s*$";
  private static final String JWS = "eyJhbGciOiJFZERTQSJ9.eyJub25jZSI6Ii4uLiJ9.c2lnbmF0dXJl";

  private static final Map<String, ObjectNode> ALL = new TreeMap<>();

  private Members() {}

  static {
    texts();
    formats();
    names();
  }

  /** The schema of a text, with its example; throws if nobody has said what it is. */
  static ObjectNode of(Class<?> owner, String member) {
    ObjectNode found = ALL.get(owner.getSimpleName() + '.' + member);
    found = found == null ? ALL.get(member) : found;
    if (found == null) {
      throw new AssertionError("say what " + owner.getSimpleName() + '.' + member + " is");
    }
    return found.deepCopy();
  }

  private static void texts() {
    plain("name", "Ann");
    plain("password", "correct horse battery staple");
    plain("newPassword", "a better horse and no battery");
    plain("kty", "OKP");
    plain("crv", "Ed25519");
    plain("kid", "2026-1");
    plain("x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
    plain("use", "sig");
    plain("alg", "EdDSA");
    plain("message", "I am new in your team.");
    plain("reason", "The laptop was stolen.");
    plain("product", "acme-studio");
    plain("user", "Bob");
    plain("machine", "Bob's laptop");
    plain("MachineBody.name", "Bob's laptop");
    plain("RemovalReport.name", "Bob");
    plain("assigned", "Bob");
    plain("accessRequests", "Eve");
    plain("losesAccess", "Bob");
    plain("application", "com.example.shop");
    plain("token", "dGhlIHRva2VuIG9mIGEgc2Vzc2lvbiwgMzIgYnl0ZXM");
    plain("keys", "2026-1:11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
    plain("revoked", "2025-1");
    plain("keySet", "eyJhbGciOiJFZERTQSJ9.eyJ2IjoxfQ.c2lnbmF0dXJl");
    plain("title", "The last force release or reactivation was too recent.");
    plain("detail", "");
    plain("facts", SERIAL);
    plain("details", "The laptop was stolen.");
    plain("features", "pro");
    plain("Page.after", ID);
    plain("FindOrders.after", ID);
    plain("FoundOrders.next", ID);
    plain("ViewHistory.after", TIME + "/" + TIME + "/" + ID);
    plain("History.next", TIME + "/" + TIME + "/" + ID);
    plain("what", "ForceRelease");
    plain("HistoryBody.by", "Ann");
    plain("whose", "Bob");
    plain("problem", "HTTP 500");
    plain("RemoveUser.email", "bob@example.com");
    for (String serial : List.of("serial", "serials", "next", "leaves")) {
      plain(serial, SERIAL);
    }
    for (String host : List.of("hosts", "HostsBody.production", "HostsBody.test")) {
      plain(host, "shop.example.com");
    }
  }

  private static void formats() {
    for (String id :
        List.of(
            "account",
            "order",
            "activation",
            "request",
            "by",
            "key",
            "newOwner",
            "roles",
            "RemoveUser.user",
            "ReinstateUser.user",
            "RemovalReport.user",
            "DeadLetterBody.id",
            "Reinstated.user")) {
      put(id, "format", "uuid", ID);
    }
    for (String email : List.of("email", "customer", "purchaser", "licenseManagers", "invited")) {
      put(email, "pattern", EMAIL, "ann@example.com");
    }
    for (String instant :
        List.of(
            "at",
            "since",
            "lastSeen",
            "expiresAt",
            "until",
            "reserveUntil",
            "buildDate",
            "coolDownUntil",
            "offlineUseUntil",
            "validUntil",
            "updatesUntil",
            "retryAt",
            "productionKeysUntil",
            "testKeysUntil",
            "keysUntil",
            "earlierKeysUntil",
            "nextFreeAt")) {
      put(instant, "format", "date-time", TIME);
    }
    for (String duration :
        List.of(
            "coolDown",
            "trialLength",
            "lease",
            "refreshAfter",
            "validFor",
            "grace",
            "keyValidFor")) {
      put(duration, "format", "duration", "P7D");
    }
    for (String signed : List.of("license", "runtimeKey", "statement")) {
      put(signed, "pattern", "^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$", JWS);
    }
    put("hash", "pattern", "^[0-9a-f]{32}$", "0123456789abcdef0123456789abcdef");
    put("nonce", "pattern", "^[A-Za-z0-9_-]{16,64}$", "bm9uY2Utbm9uY2Utbm9uY2U");
    put("components", "pattern", "^[A-Za-z0-9_-]{43}$", "m".repeat(43));
    put("type", "pattern", "^urn:licensing:problem:[a-z-]+$", "urn:licensing:problem:cool-down");
    put("instance", "pattern", "^urn:uuid:[0-9a-f-]{36}$", "urn:uuid:" + ID);
  }

  private static void names() {
    oneOf("status", List.of(SerialStatus.values()));
    oneOf("Health.status", List.of("UP"));
    oneOf("standing", List.of(Standing.values()));
    oneOf("access", List.of(Access.values()));
    oneOf("usersAtOnce", List.of(UsersAtOnce.values()));
    oneOf("admission", List.of(Admission.values()));
    oneOf("support", List.of(Support.values()));
    oneOf("hostClass", List.of(HostClass.values()));
    oneOf("role", List.of(Role.values()));
    oneOf("environment", List.of(Environment.values()));
    oneOf("environments", List.of(Allowance.values()));
    oneOf("Shared.serials", List.of(Answer.Sharing.values()));
    oneOf("Transferred.serials", List.of(Answer.Handover.values()));
    oneOf("HostnamesChanged.hosts", List.of(Answer.Listing.values()));
    oneOf("Decided.outcome", List.of("APPROVED", "DECLINED"));
    oneOf(
        "LicenseManagerChanged.outcome",
        List.of("ASSIGNED", "INVITED", "UNCHANGED", "REMOVED", "REQUESTED"));
    oneOf("kind", List.of("ACCESS", "ORDER_TRANSFER", "LICENSE_MANAGER", "REMOTE_DEACTIVATION"));
    oneOf("DeadLetterBody.kind", List.of(NoticeKind.values()));
    oneOf("RemedyBody.code", List.of(RemedyCode.values()));
    oneOf("HistoryBody.refusals", List.of(RefusalCode.values()));
    oneOf("Reason.code", List.of(RefusalCode.values()));
    oneOf(
        "Problem.code",
        Stream.concat(
                Arrays.stream(ProblemCode.values()).map(Enum::name),
                Arrays.stream(RefusalCode.values()).map(Enum::name))
            .toList());
    ALL.get("Problem.code").put("example", "COOL_DOWN");
    ALL.get("Reason.code").put("example", "COOL_DOWN");
    ALL.get("RemedyBody.code").put("example", "WAIT");
  }

  /** The names of a map's members, where only some are possible. */
  static List<String> keys(String member) {
    return switch (member) {
      case "components" -> Arrays.stream(ComponentKind.values()).map(Enum::name).toList();
      case "environments" ->
          Arrays.stream(Environment.values())
              .filter(environment -> environment != Environment.UNKNOWN)
              .map(Enum::name)
              .toList();
      default -> List.of();
    };
  }

  /** The name of a map's member in an example. */
  static String key(String member) {
    return switch (member) {
      case "components" -> "MACHINE_ID";
      case "environments" -> "CONTAINER";
      case "hosts" -> "shop.example.com";
      case "accessRequests" -> ID;
      case "features" -> "edition";
      case "details" -> "reason";
      case "facts" -> "serial";
      default -> SERIAL;
    };
  }

  private static void plain(String member, String example) {
    ALL.put(member, Town.JSON.createObjectNode().put("type", "string").put("example", example));
  }

  private static void put(String member, String keyword, String value, String example) {
    plain(member, example);
    ALL.get(member).put(keyword, value);
  }

  private static void oneOf(String member, List<?> names) {
    plain(member, names.get(0).toString());
    names.forEach(name -> ALL.get(member).withArray("enum").add(name.toString()));
  }
}
