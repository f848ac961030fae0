package dev.licensing.server.body;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads a body, and forgives nothing: what is not understood would else be silently ignored.
 * Unknown, missing and doubled members are refused, null where the protocol does not allow it, and
 * so are values of another type, text after the end, and anything out of bounds. Safe for use by
 * several threads.
 */
public final class StrictReader {

  /** The largest body, in bytes. */
  public static final int MOST_BYTES = 64 * 1024;

  /**
   * Members that may be null, and must be there all the same: nobody forgets them unnoticed. A list
   * of its own, because the annotation need not be there at run time.
   */
  static final Set<String> NULLABLE =
      Set.of(
          "Activate.buildDate",
          "Refresh.buildDate",
          "Reactivate.buildDate",
          "StartTrial.buildDate",
          "Relinquish.reservation",
          "ReservationBody.until",
          "Transfer.reserveUntil",
          "IssueOrder.customer",
          "IssueOrder.purchaser",
          "TermsBody.trialLength",
          "SeatsBody.lease",
          "ValidityBody.validUntil",
          "ValidityBody.updatesUntil",
          "IssueRuntimeKey.application",
          "ViewHistory.after",
          "FindOrders.email",
          "FindOrders.after",
          "ChangeStanding.serial",
          "OfferTrial.terms");

  private static final Pattern TELLABLE = Pattern.compile("[A-Za-z0-9_]{1,40}");

  private final JsonMapper mapper;

  /** A reader. */
  public StrictReader() {
    JsonFactory factory =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxDocumentLength(MOST_BYTES)
                    .maxNestingDepth(6)
                    .maxNameLength(200)
                    .maxStringLength(4_000)
                    .maxNumberLength(20)
                    .build())
            .build();
    mapper =
        JsonMapper.builder(factory)
            .enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .defaultSetterInfo(JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL))
            .annotationIntrospector(new Nullables())
            .withCoercionConfig(
                LogicalType.Textual,
                textual ->
                    textual
                        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();
  }

  /** Says of which members of a record null is a value. */
  private static final class Nullables extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1;

    @Override
    public JsonSetter.Value findSetterInfo(Annotated annotated) {
      if (annotated instanceof AnnotatedParameter parameter
          && parameter.getDeclaringClass().isRecord()
          && NULLABLE.contains(member(parameter))) {
        return JsonSetter.Value.forValueNulls(Nulls.SET);
      }
      return super.findSetterInfo(annotated);
    }

    private static String member(AnnotatedParameter parameter) {
      Class<?> body = parameter.getDeclaringClass();
      return body.getSimpleName()
          + '.'
          + body.getRecordComponents()[parameter.getIndex()].getName();
    }
  }

  /**
   * Reads the body as this record.
   *
   * @throws ProblemException {@code MALFORMED_REQUEST}, naming the field and no value
   */
  public <T> T read(byte[] body, Class<T> type) {
    try {
      T read = mapper.readValue(text(body), type);
      if (read == null) {
        throw ProblemException.malformed("the body must be a JSON object");
      }
      return read;
    } catch (JsonMappingException e) {
      throw ProblemException.malformed(place(e));
    } catch (JsonProcessingException e) {
      throw ProblemException.malformed("the body is not JSON");
    }
  }

  private static String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw ProblemException.malformed("the body is not UTF-8");
    }
  }

  /** Where it went wrong; a name somebody made up is not repeated. */
  private static String place(JsonMappingException e) {
    List<JsonMappingException.Reference> path = e.getPath();
    if (path.isEmpty()) {
      return "the body must be a JSON object with the fields that are documented";
    }
    return path.stream().map(StrictReader::step).collect(Collectors.joining("."))
        + ": missing, unknown, or of a wrong type";
  }

  private static String step(JsonMappingException.Reference step) {
    if (step.getFieldName() == null) {
      return String.valueOf(step.getIndex());
    }
    return TELLABLE.matcher(step.getFieldName()).matches() ? step.getFieldName() : "(a field)";
  }
}
