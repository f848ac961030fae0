package dev.licensing.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The records of the protocol as schemas, member for member. */
final class Schemas {

  private final Javadoc javadoc = new Javadoc();
  private final Map<String, Class<?>> records = new TreeMap<>();
  private final Set<Class<?>> sent = new HashSet<>();
  private final Set<Class<?>> answered = new HashSet<>();

  /** A reference to the schema of a record that is answered with. */
  ObjectNode reply(Class<?> type) {
    note(type, true);
    return reference(type);
  }

  /** A reference to the schema of a record that is sent. */
  ObjectNode request(Class<?> type) {
    note(type, false);
    return reference(type);
  }

  private static ObjectNode reference(Class<?> type) {
    return Town.JSON.createObjectNode().put("$ref", "#/components/schemas/" + type.getSimpleName());
  }

  private void note(Class<?> type, boolean inReply) {
    Class<?> other = records.putIfAbsent(type.getSimpleName(), type);
    if (other != null && other != type) {
      throw new AssertionError("two records are called " + type.getSimpleName());
    }
    (inReply ? answered : sent).add(type);
    for (RecordComponent member : type.getRecordComponents()) {
      Class<?> inner = element(member.getGenericType());
      if (inner.isRecord() && inner != type) {
        note(inner, inReply);
      }
    }
  }

  /** All that were referred to. */
  ObjectNode all() {
    ObjectNode all = Town.JSON.createObjectNode();
    records.forEach((name, type) -> all.set(name, schema(type)));
    return all;
  }

  private ObjectNode schema(Class<?> type) {
    ObjectNode schema = Town.JSON.createObjectNode().put("type", "object");
    schema.put("description", javadoc.of(type));
    ObjectNode members = schema.putObject("properties");
    for (RecordComponent member : type.getRecordComponents()) {
      ObjectNode one = member(type, member);
      javadoc.of(type, member.getName()).ifPresent(text -> one.put("description", text));
      members.set(member.getName(), one);
      schema.withArray("required").add(member.getName());
    }
    if (!answered.contains(type)) {
      schema.put("additionalProperties", false);
    }
    return schema;
  }

  private ObjectNode member(Class<?> owner, RecordComponent member) {
    ObjectNode schema = schema(owner, member.getName(), member.getGenericType());
    schema.remove("example");
    if (!sent.contains(owner)) {
      open(schema);
    }
    boolean nullable = member.getAnnotatedType().isAnnotationPresent(Nullable.class);
    if (!nullable) {
      return schema;
    }
    if (schema.has("$ref")) {
      ObjectNode either = Town.JSON.createObjectNode();
      either.withArray("oneOf").add(schema).addObject().put("type", "null");
      return either;
    }
    String type = schema.get("type").textValue();
    schema.putArray("type").add(type).add("null");
    return schema;
  }

  /** A later server may answer with more names, which no client may stumble over. */
  private static void open(ObjectNode schema) {
    for (JsonNode closed : schema.findParents("enum")) {
      ((ObjectNode) closed).set("x-values", ((ObjectNode) closed).remove("enum"));
    }
  }

  private static ObjectNode schema(Class<?> owner, String member, Type type) {
    if (type == boolean.class) {
      return Town.JSON.createObjectNode().put("type", "boolean");
    } else if (type == int.class) {
      return Town.JSON.createObjectNode().put("type", "integer").put("format", "int32");
    } else if (type == String.class) {
      return Members.of(owner, member);
    } else if (type instanceof ParameterizedType generic) {
      return collection(owner, member, generic);
    }
    return reference((Class<?>) type);
  }

  private static ObjectNode collection(Class<?> owner, String member, ParameterizedType type) {
    ObjectNode items = schema(owner, member, element(type));
    items.remove("example");
    if (type.getRawType() == List.class) {
      ObjectNode list = Town.JSON.createObjectNode().put("type", "array");
      list.set("items", items);
      return list;
    }
    ObjectNode map = Town.JSON.createObjectNode().put("type", "object");
    map.set("additionalProperties", items);
    List<String> keys = Members.keys(member);
    if (!keys.isEmpty()) {
      ObjectNode names = map.putObject("propertyNames").put("type", "string");
      keys.forEach(key -> names.withArray("enum").add(key));
    }
    return map;
  }

  /** What a list or a map is of, or the type itself. */
  private static Class<?> element(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return (Class<?>) arguments[arguments.length - 1];
    }
    return (Class<?>) type;
  }

  /** A record as it may look. */
  static ObjectNode example(Class<?> type) {
    ObjectNode example = Town.JSON.createObjectNode();
    for (RecordComponent member : type.getRecordComponents()) {
      example.set(member.getName(), example(type, member.getName(), member.getGenericType()));
    }
    return example;
  }

  private static JsonNode example(Class<?> owner, String member, Type type) {
    if (type == boolean.class) {
      return Town.JSON.getNodeFactory().booleanNode(true);
    } else if (type == int.class) {
      return Town.JSON.getNodeFactory().numberNode(3);
    } else if (type == String.class) {
      return Members.of(owner, member).get("example");
    } else if (type instanceof ParameterizedType generic) {
      JsonNode one = example(owner, member, element(generic));
      return generic.getRawType() == List.class
          ? Town.JSON.createArrayNode().add(one)
          : Town.JSON.createObjectNode().set(Members.key(member), one);
    }
    return example((Class<?>) type);
  }
}
