package org.capacitycompact.access;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.rest.dto.AbstractQueryDto;

/** Every method and path of a JAX-RS application, read from its running resource classes. */
final class EngineResources {

  private static final int DEEPEST = 7;

  private final Set<String> found = new TreeSet<>();
  private final Map<String, Class<?>> queries = new TreeMap<>();

  private EngineResources() {}

  /** {@code GET /task/{id}} and the like. */
  Set<String> found() {
    return found;
  }

  /** The class of a list's query parameters by path, {@code TaskQueryDto} for {@code /task}. */
  Map<String, Class<?>> queries() {
    return queries;
  }

  static EngineResources of(Set<Class<?>> resources) {
    EngineResources all = new EngineResources();
    for (Class<?> resource : resources) {
      path(resource).ifPresent(path -> all.walk(resource, joined("", path), 0));
    }
    return all;
  }

  private void walk(Class<?> resource, String at, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalStateException("resources within resources without an end: " + at);
    }
    for (Method method : resource.getMethods()) {
      Set<Method> declared = declarations(resource, method);
      Optional<String> path = first(declared, Path.class).map(Path::value);
      Set<String> verbs = verbs(declared);
      String here = joined(at, path.orElse(""));
      verbs.forEach(verb -> found.add(verb + " " + here));
      Arrays.stream(method.getParameterTypes())
          .filter(type -> !verbs.isEmpty() && AbstractQueryDto.class.isAssignableFrom(type))
          .forEach(type -> queries.put(here, type));
      if (verbs.isEmpty() && path.isPresent()) {
        walk(method.getReturnType(), here, depth + 1);
      }
    }
  }

  private static Optional<String> path(Class<?> resource) {
    return types(resource)
        .map(type -> type.getAnnotation(Path.class))
        .filter(path -> path != null)
        .map(Path::value)
        .findFirst();
  }

  private static Set<String> verbs(Set<Method> declared) {
    Set<String> verbs = new TreeSet<>();
    for (Method each : declared) {
      for (Annotation annotation : each.getAnnotations()) {
        HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
        if (verb != null) {
          verbs.add(verb.value());
        }
      }
    }
    return verbs;
  }

  private static <A extends Annotation> Optional<A> first(Set<Method> declared, Class<A> type) {
    return declared.stream()
        .map(each -> each.getAnnotation(type))
        .filter(each -> each != null)
        .findFirst();
  }

  /** The method where it is declared, since its annotations may be on an interface. */
  private static Set<Method> declarations(Class<?> resource, Method method) {
    Set<Method> all = new LinkedHashSet<>(Set.of(method));
    types(resource)
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(
            other ->
                other.getName().equals(method.getName())
                    && Arrays.equals(other.getParameterTypes(), method.getParameterTypes()))
        .forEach(all::add);
    return all;
  }

  private static Stream<Class<?>> types(Class<?> type) {
    Stream<Class<?>> above =
        type.getSuperclass() == null ? Stream.of() : types(type.getSuperclass());
    return Stream.concat(
        Stream.of(type),
        Stream.concat(above, Arrays.stream(type.getInterfaces()).flatMap(EngineResources::types)));
  }

  private static String joined(String at, String path) {
    String plain = path.startsWith("/") ? path.substring(1) : path;
    plain = plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    return plain.isEmpty() ? at : at + "/" + plain;
  }
}
