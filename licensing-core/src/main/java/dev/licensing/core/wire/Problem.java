package dev.licensing.core.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of every answer that is not a "yes" (RFC 9457, {@code application/problem+json}).
 *
 * @param type {@code urn:licensing:problem:} and the code in lower case with dashes
 * @param title one sentence for people, the same for the same code
 * @param status of HTTP
 * @param code of the first reason, or of the endpoint itself; stable
 * @param detail what is wrong with this very request; never personal data; may be empty
 * @param instance names this answer; the server's log has it too
 * @param reasons all of them, in order of precedence; empty if the endpoint itself refused
 * @param deletion the report, where the account was to be deleted, else null
 * @param forceRelease the report, where a force release was asked for, else null
 * @param relinquishment the same, where serials were to be given up
 * @param transfer the same, where they were to be handed on
 * @param removal the same, where a user was to be removed
 * @param remoteDeactivation the same, where support was to end an activation
 * @param statement a signed "no" the client can rely on, else null
 */
public record Problem(
    String type,
    String title,
    int status,
    String code,
    String detail,
    String instance,
    List<Reason> reasons,
    Replies.@Nullable DeletionReport deletion,
    Replies.@Nullable ForceReleaseReport forceRelease,
    Replies.@Nullable RelinquishReport relinquishment,
    Replies.@Nullable TransferReport transfer,
    OrderReplies.@Nullable RemovalReport removal,
    VendorReplies.@Nullable RemoteDeactivationReport remoteDeactivation,
    @Nullable String statement) {

  /**
   * One reason.
   *
   * @param retryAt when waiting helps, else null
   */
  public record Reason(
      String code,
      Map<String, String> facts,
      @Nullable String retryAt,
      List<Replies.RemedyBody> remedies) {}
}
