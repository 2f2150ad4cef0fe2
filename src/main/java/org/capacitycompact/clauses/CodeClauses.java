package org.capacitycompact.clauses;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.capacitycompact.platform.Embodies;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * Finds the clauses that classes name with {@link Embodies}; it reads class files and loads no
 * class.
 */
final class CodeClauses extends ClassPathScanningCandidateComponentProvider {

  private CodeClauses() {
    super(false);
    addIncludeFilter(new AnnotationTypeFilter(Embodies.class));
  }

  static List<Embodiment> read() {
    return new CodeClauses()
        .findCandidateComponents("org.capacitycompact").stream()
            .flatMap(
                found ->
                    found instanceof AnnotatedBeanDefinition read
                        ? embodiments(read.getMetadata())
                        : Stream.empty())
            .sorted(Comparator.comparing(Embodiment::file))
            .toList();
  }

  /** Includes records, nested and abstract types, since an embodiment need not be a bean. */
  @Override
  protected boolean isCandidateComponent(AnnotatedBeanDefinition found) {
    return true;
  }

  private static Stream<Embodiment> embodiments(AnnotationMetadata type) {
    MergedAnnotation<Embodies> says = type.getAnnotations().get(Embodies.class);
    return Arrays.stream(says.getStringArray(MergedAnnotation.VALUE))
        .map(
            clause ->
                new Embodiment(
                    clause,
                    Embodiment.Kind.valueOf(says.getEnum("as", Embodies.As.class).name()),
                    type.getClassName(),
                    ClassUtils.getShortName(type.getClassName()),
                    "",
                    List.of(),
                    says.getString("page")));
  }
}
