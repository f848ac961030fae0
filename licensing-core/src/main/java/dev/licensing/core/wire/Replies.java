package dev.licensing.core.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bodies a server sends when it did what was asked; problems are {@link Problem}. */
public final class Replies {

  private Replies() {}

  /**
   * A mail is on its way, with a token that serves until an instant. Says nothing about whether
   * there is an account.
   */
  public record ProofSent(String until) {}

  /** The account exists now. */
  public record Registered(String account) {}

  /** Signed in; the token goes into {@code Authorization: Bearer}. */
  public record SignedIn(String account, String token, String expiresAt) {
    @Override
    public String toString() {
      return "SignedIn[" + account + "]";
    }
  }

  /** The account is reached there now. */
  public record EmailChanged(String account, String email) {}

  /**
   * {@code GET /v1/account}, and the answer to {@code POST /v1/account/name}.
   *
   * @param removed from which orders, the first time first; while there is one the account is
   *     barred from activating
   */
  public record AccountBody(String account, String email, String name, List<RemovalBody> removed) {}

  /** A manager of this order has removed the account. */
  public record RemovalBody(String order, String product, String since) {}

  /** The serials of this order are owned now. */
  public record Claimed(String order, List<String> serials) {}

  /**
   * What became of each serial: {@code ASSIGNED}, {@code INVITED}, {@code UNASSIGNED}, {@code
   * UNCHANGED}.
   */
  public record Shared(Map<String, String> serials) {}

  /**
   * The owner is told.
   *
   * @param request null where there was nothing to ask for, because the person may use the serial
   */
  public record AccessRequested(String serial, @Nullable String request) {}

  /** The vendor, or the owner, is asked. */
  public record Requested(String request) {}

  /** Support is asked; how the order stands to its remote deactivations. */
  public record RemoteDeactivationRequested(String request, OrderReplies.QuotaBody quota) {}

  /**
   * What became of a request.
   *
   * @param outcome {@code APPROVED} or {@code DECLINED}
   */
  public record Decided(String request, String outcome) {}

  /**
   * What became of each serial: {@code TRANSFERRED}, {@code RESERVED}, {@code UNCHANGED}.
   *
   * @param email the new owner's
   */
  public record Transferred(Map<String, String> serials, String email) {}

  /** A live activation with its license file; {@code existing} if it was live before. */
  public record Activated(
      String activation,
      String serial,
      boolean existing,
      int liveSeats,
      int machineLimit,
      String license) {}

  /** A new license file. */
  public record Refreshed(String activation, String license) {}

  /**
   * The activation is live on the machine as it is now.
   *
   * @param coolDownUntil until when no other reactivation or force release is possible; null where
   *     the identity had not changed
   */
  public record Reactivated(String activation, @Nullable String coolDownUntil, String license) {}

  /** The activation has ended. */
  public record Released(String activation, String at) {}

  /** What a force release does, or has done; its hash is also the {@code ETag} of the preview. */
  public record ForceReleaseReport(
      String serial,
      String activation,
      String user,
      String machine,
      String offlineUseUntil,
      String coolDownUntil,
      String hash) {}

  /** What giving serials up means, or meant: who loses each of them. */
  public record RelinquishReport(List<LostBody> lost, String hash) {}

  /**
   * What handing serials on means.
   *
   * @param email the new owner's
   * @param newOwner the new owner's account; null where the serials are only reserved
   */
  public record TransferReport(
      List<String> serials,
      String email,
      @Nullable String newOwner,
      boolean stayAssigned,
      String hash) {}

  /** {@code GET /v1/serials}: what the account owns and may use. */
  public record Serials(List<SerialBody> serials) {}

  /**
   * One serial.
   *
   * @param standing the worse of the order's and the serial's
   * @param validUntil the end of the subscription; null when it has none
   * @param coolDownUntil null when none runs
   * @param assigned names
   * @param invited e-mails of those who have no account yet
   * @param accessRequests who asks for access, by request
   */
  public record SerialBody(
      String serial,
      String order,
      String product,
      boolean owned,
      String status,
      String standing,
      int liveSeats,
      int machineLimit,
      @Nullable String validUntil,
      @Nullable String coolDownUntil,
      List<UseBody> uses,
      List<String> assigned,
      List<String> invited,
      Map<String, String> accessRequests) {}

  /**
   * {@code POST /v1/serials/history}: what happened to a serial, as far as the caller may know it,
   * the newest first; at most a hundred, and fewer where some are not for the caller.
   *
   * @param next where the list goes on; null at its end
   */
  public record History(List<HistoryBody> entries, @Nullable String next) {}

  /**
   * One thing that was done, or refused. Refreshes that were permitted are left out.
   *
   * @param what the name of the command, for example {@code ForceRelease}
   * @param by who did it: {@code you}, a person's name, {@code vendor:NAME}, or the name of a
   *     machine; empty for who is not named to the caller, or is erased
   * @param whose the name of whom it concerned, where that is somebody else; else null
   * @param machine the name of the one machine it is about; null if there is none, or it is not
   *     named
   * @param reason what somebody wrote to explain it; may be empty
   * @param refusals the codes of all reasons, where it was refused; a person sees only their own
   *     such entries
   */
  public record HistoryBody(
      String at,
      String what,
      String by,
      @Nullable String whose,
      @Nullable String machine,
      String reason,
      List<String> refusals) {}

  /**
   * Who uses a seat.
   *
   * @param account by which a manager removes the user
   * @param user the user's name
   */
  public record UseBody(
      String activation,
      String account,
      String user,
      boolean own,
      String machine,
      String since,
      String lastSeen) {}

  /** {@code GET /v1/account/deletion}, and the answer to {@code DELETE /v1/account}. */
  public record DeletionReport(
      String account,
      boolean possible,
      List<BlockingBody> blocking,
      int moreSeats,
      List<LostBody> lost,
      List<String> leaves,
      List<String> roles,
      String hash) {}

  /** A use that blocks a deletion. */
  public record BlockingBody(
      String serial, boolean owned, UseBody use, List<RemedyBody> remedies) {}

  /** A serial that becomes claimable, and who loses it. */
  public record LostBody(String serial, List<String> losesAccess) {}

  /** What to do, and on what. */
  public record RemedyBody(String code, Map<String, String> facts) {}

  /** A new order. */
  public record Issued(String order, List<String> serials) {}

  /**
   * {@code GET /v1/keys}: the public keys of the server.
   *
   * @param keys those whose signatures count, each as {@code ID:BASE64URL}
   * @param revoked ids of those whose signatures no longer do
   * @param keySet the latest key set that a root has signed, a compact JWS; null if there is none
   */
  public record Keys(List<String> keys, List<String> revoked, @Nullable String keySet) {}

  /** {@code GET /.well-known/jwks.json}: the same as a JSON Web Key Set (RFC 7517). */
  public record Jwks(List<Jwk> keys) {}

  /**
   * A public key as RFC 8037 writes it.
   *
   * @param kty {@code OKP}
   * @param crv {@code Ed25519}
   * @param x its 32 bytes in base64url
   * @param use {@code sig}
   * @param alg {@code EdDSA}
   */
  public record Jwk(String kty, String crv, String kid, String x, String use, String alg) {

    /** Of the key with this id and these bytes in base64url. */
    public static Jwk ed25519(String kid, String x) {
      return new Jwk("OKP", "Ed25519", kid, x, "sig", "EdDSA");
    }
  }

  /** {@code GET /v1/live} and {@code GET /v1/health}: {@code UP}, or there is a problem instead. */
  public record Health(String status) {}
}
