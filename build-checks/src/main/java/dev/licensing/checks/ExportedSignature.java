package dev.licensing.checks;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.JavaTypeVariable;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What of a type a caller in another module can see, and which types that mentions. */
final class ExportedSignature {
  private ExportedSignature() {}

  /** Public, as are the types around it, and in an exported package. */
  static boolean isVisible(JavaClass type, Set<String> exported) {
    return exported.contains(type.getPackageName())
        && !type.isAnonymousClass()
        && !type.isLocalClass()
        && canBeSeen(type.getModifiers())
        && type.getEnclosingClass().map(outer -> isVisible(outer, exported)).orElse(true);
  }

  /** The types mentioned, by the place where they stand: the type itself, or one of its members. */
  static Map<String, Set<JavaClass>> mentionedIn(JavaClass type) {
    Map<String, Set<JavaClass>> found = new TreeMap<>();
    found.put(type.getName(), rawTypes(heading(type), type));
    for (JavaMember member : type.getMembers()) {
      if (canBeSeen(member.getModifiers())) {
        found.put(member.getFullName(), rawTypes(signature(member), member));
      }
    }
    return found;
  }

  private static Stream<JavaType> heading(JavaClass type) {
    return Stream.of(
            type.getSuperclass().stream(),
            type.getInterfaces().stream(),
            bounds(type.getTypeParameters()))
        .flatMap(types -> types);
  }

  private static Stream<JavaType> signature(JavaMember member) {
    if (member instanceof JavaCodeUnit code) {
      return Stream.of(
              Stream.of(code.getReturnType()),
              code.getParameterTypes().stream(),
              code.getExceptionTypes().stream(),
              bounds(code.getTypeParameters()))
          .flatMap(types -> types);
    }
    return member.getAllInvolvedRawTypes().stream().map(type -> type);
  }

  private static Stream<JavaType> bounds(Collection<? extends JavaTypeVariable<?>> typeParameters) {
    return typeParameters.stream().flatMap(parameter -> parameter.getUpperBounds().stream());
  }

  private static Set<JavaClass> rawTypes(Stream<JavaType> types, CanBeAnnotated annotated) {
    Set<JavaClass> raw = new LinkedHashSet<>();
    types.forEach(type -> raw.addAll(type.getAllInvolvedRawTypes()));
    Stream<? extends JavaAnnotation<?>> annotations = annotationsOf(annotated);
    annotations.forEach(annotation -> raw.add(annotation.getRawType()));
    return raw;
  }

  private static Stream<? extends JavaAnnotation<?>> annotationsOf(CanBeAnnotated annotated) {
    if (annotated instanceof JavaClass type) {
      return type.getAnnotations().stream();
    }
    return ((JavaMember) annotated).getAnnotations().stream();
  }

  private static boolean canBeSeen(Set<JavaModifier> modifiers) {
    return !modifiers.contains(JavaModifier.SYNTHETIC)
        && (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED));
  }
}
