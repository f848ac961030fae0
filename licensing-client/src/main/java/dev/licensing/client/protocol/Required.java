package dev.licensing.client.protocol;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import java.util.Set;

/**
 * Tells Jackson that every member of a body must be there and not be null, but for those which the
 * wire records declare nullable; so that no record with a hole in it ever leaves the reader.
 */
final class Required extends NopAnnotationIntrospector {

  private static final long serialVersionUID = 1L;

  /** The nullable members of {@code dev.licensing.core.wire}; a test compares. */
  static final Set<String> OPTIONAL =
      Set.of(
          "Problem.deletion",
          "Problem.forceRelease",
          "Problem.relinquishment",
          "Problem.transfer",
          "Problem.removal",
          "Problem.remoteDeactivation",
          "Problem.statement",
          "Reason.retryAt",
          "Keys.keySet",
          "AccessRequested.request",
          "Reactivated.coolDownUntil",
          "TransferReport.newOwner",
          "SerialBody.validUntil",
          "SerialBody.coolDownUntil",
          "History.next",
          "HistoryBody.whose",
          "HistoryBody.machine",
          "FoundOrders.next",
          "FoundOrderBody.customer",
          "OrderBody.contents",
          "ContentsBody.next",
          "HostsBody.productionKeysUntil",
          "HostsBody.testKeysUntil",
          "QuotaBody.nextFreeAt",
          "RequestBody.name",
          "RequestBody.email",
          "LicenseManagerChanged.request",
          "HostnamesChanged.keysUntil",
          "RuntimeKeyIssued.earlierKeysUntil",
          "StandingChanged.serial",
          "DeadLetterBody.account",
          "DeadLetterBody.email",
          "TermsBody.trialLength",
          "SeatsBody.lease",
          "ValidityBody.validUntil",
          "ValidityBody.updatesUntil");

  @Override
  public Boolean hasRequiredMarker(AnnotatedMember member) {
    return isRequired(member);
  }

  @Override
  public JsonSetter.Value findSetterInfo(Annotated annotated) {
    return isRequired(annotated)
        ? JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL)
        : JsonSetter.Value.empty();
  }

  private static boolean isRequired(Annotated annotated) {
    return !(annotated instanceof AnnotatedMember member) || !OPTIONAL.contains(name(member));
  }

  /** A parameter has no name of its own: it has that of the record's component. */
  private static String name(AnnotatedMember member) {
    Class<?> type = member.getDeclaringClass();
    String name =
        member instanceof AnnotatedParameter parameter && type.isRecord()
            ? type.getRecordComponents()[parameter.getIndex()].getName()
            : member.getName();
    return type.getSimpleName() + "." + name;
  }
}
