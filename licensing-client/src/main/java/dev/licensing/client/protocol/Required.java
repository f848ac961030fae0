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
      Set.of("deletion", "forceRelease", "statement", "retryAt", "coolDownUntil");

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
    return !OPTIONAL.contains(name(annotated));
  }

  /** A parameter has no name of its own: it has that of the record's component. */
  private static String name(Annotated annotated) {
    if (annotated instanceof AnnotatedParameter parameter
        && parameter.getDeclaringClass().isRecord()) {
      return parameter.getDeclaringClass().getRecordComponents()[parameter.getIndex()].getName();
    }
    return annotated.getName();
  }
}
