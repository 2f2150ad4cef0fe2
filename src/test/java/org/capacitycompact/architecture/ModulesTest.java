package org.capacitycompact.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.capacitycompact.CompactApplication;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.DependencyType;

@DisplayName("The modules")
class ModulesTest {

  private static final Path PICTURE = Path.of("docs/modules.md");

  private static final ApplicationModules MODULES = ApplicationModules.of(CompactApplication.class);

  @Test
  @DisplayName(
      "reach into one another only where their package-info says so, and never in a circle")
  void verify() {
    MODULES.verify();
  }

  /** Written anew by {@code mvn test -Dtest=ModulesTest -Dmodules=write}. */
  @Test
  @DisplayName("are drawn as they are")
  void drawn() throws IOException {
    String drawn = picture();
    if ("write".equals(System.getProperty("modules"))) {
      Files.writeString(PICTURE, drawn);
    }
    assertThat(PICTURE)
        .as("out of date: mvn test -Dtest=ModulesTest -Dmodules=write")
        .content()
        .isEqualTo(drawn);
  }

  private static String picture() {
    Map<String, Set<String>> uses = uses();
    StringBuilder picture =
        new StringBuilder(
            """
            # Modules

            Written from the code by `ModulesTest`. An arrow points to what a module uses; what it
            also reaches by way of others has no arrow of its own.

            ```mermaid
            flowchart TB
            """);
    uses.forEach(
        (module, used) ->
            used.stream()
                .filter(direct -> used.stream().noneMatch(by -> reaches(by, direct, uses)))
                .forEach(direct -> picture.append("  %s --> %s%n".formatted(module, direct))));
    picture.append("```\n\n| module | uses |\n| --- | --- |\n");
    uses.forEach(
        (module, used) ->
            picture.append("| `%s` | %s |%n".formatted(module, String.join(", ", used))));
    return picture.toString();
  }

  private static boolean reaches(String from, String to, Map<String, Set<String>> uses) {
    return !from.equals(to)
        && uses.get(from).stream().anyMatch(next -> next.equals(to) || reaches(next, to, uses));
  }

  private static Map<String, Set<String>> uses() {
    Map<String, Set<String>> uses = new TreeMap<>();
    MODULES.forEach(
        module ->
            uses.put(
                module.getIdentifier().toString(),
                module
                    .getDirectDependencies(MODULES, DependencyType.values())
                    .uniqueModules()
                    .map(used -> used.getIdentifier().toString())
                    .collect(Collectors.toCollection(TreeSet::new))));
    return uses;
  }
}
