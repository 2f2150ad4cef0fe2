package org.capacitycompact.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.capacitycompact.CompactTest;
import org.capacitycompact.worklist.HandledTasks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * {@code docs/who-sees-what.md} is written from {@link Right}, {@link Duty} and what the user tasks
 * say of themselves, as far as they are of a model in {@code processes/}. {@code mvn test
 * -Dtest=WhoSeesWhatTest -Dguide=write} writes its tables anew.
 */
@CompactTest
class WhoSeesWhatTest {

  private static final Path GUIDE = Path.of("docs", "who-sees-what.md");
  private static final String BEGIN =
      "<!-- written from authorization.Right and authorization.Duty -->\n";

  private static final Properties WORDS = new Properties();

  @Autowired HandledTasks handled;

  @BeforeEach
  void read() throws IOException {
    for (String family : List.of("messages-portal", "messages-rights")) {
      try (Reader reader =
          Files.newBufferedReader(Path.of("src/main/resources", family + ".properties"))) {
        WORDS.load(reader);
      }
    }
    if ("write".equals(System.getProperty("guide"))) {
      String guide = Files.readString(GUIDE);
      Files.writeString(GUIDE, guide.substring(0, guide.indexOf(BEGIN)) + BEGIN + tables());
    }
  }

  @Test
  void theGuideSaysWhatTheTableSays() throws IOException {
    String guide = Files.readString(GUIDE);
    assertThat(guide.substring(guide.indexOf(BEGIN) + BEGIN.length()))
        .as("rights have changed: mvn test -Dtest=WhoSeesWhatTest -Dguide=write")
        .isEqualTo(tables());
  }

  @Test
  void everyDutySaysWhySomebodyIsRefused() {
    assertThat(Arrays.stream(Duty.values()).map(Duty::messageKey).toList())
        .allSatisfy(key -> assertThat(WORDS.getProperty(key)).as(key).isNotBlank());
  }

  private String tables() throws IOException {
    Map<Right, Set<String>> tasks = tasks();
    StringBuilder tables = new StringBuilder("\n## Who may do what\n\n");
    tables.append("| what | who, on which initiatives | in the tasks |\n| --- | --- | --- |\n");
    for (Right right : Right.values()) {
      tables
          .append("| ")
          .append(plain(right))
          .append(" | ")
          .append(
              Arrays.stream(GrantScope.values())
                  .map(reach -> holders(right, reach))
                  .filter(holders -> !holders.isEmpty())
                  .collect(Collectors.joining("; ")))
          .append(" | ")
          .append(
              tasks.getOrDefault(right, Set.of()).stream()
                  .map(task -> "`" + task + "`")
                  .collect(Collectors.joining(", ")))
          .append(" |\n");
    }
    for (Role role : Role.values()) {
      tables.append("\n## ").append(name(role)).append("\n\n");
      for (Right right : Right.values()) {
        right
            .reach(role)
            .ifPresent(
                reach ->
                    tables
                        .append("- ")
                        .append(plain(right))
                        .append(": ")
                        .append(words(reach))
                        .append('\n'));
      }
    }
    tables.append("\n## Duties that one person does not hold together\n\n");
    tables.append("| who does this | has not done this, | of the same | and is told otherwise |\n");
    tables.append("| --- | --- | --- | --- |\n");
    for (Duty duty : Duty.values()) {
      tables
          .append("| ")
          .append(plain(duty.right()))
          .append(" | ")
          .append(
              Arrays.stream(Right.values())
                  .filter(tasks::containsKey)
                  .filter(duty::standsAgainst)
                  .map(WhoSeesWhatTest::plain)
                  .collect(Collectors.joining(", ")))
          .append(" | ")
          .append(duty.ofTheSameThing() ? "milestone" : "initiative")
          .append(" | ")
          .append(WORDS.getProperty(duty.messageKey()))
          .append(" |\n");
    }
    return tables.toString();
  }

  /** The user tasks of the models, by the right that is exercised in them. */
  private Map<Right, Set<String>> tasks() throws IOException {
    Map<Right, Set<String>> tasks = new EnumMap<>(Right.class);
    try (Stream<Path> models = Files.list(Path.of("processes"))) {
      for (Path model : models.filter(file -> file.toString().endsWith(".bpmn")).toList()) {
        Bpmn.readModelFromFile(model.toFile()).getModelElementsByType(UserTask.class).stream()
            .map(UserTask::getId)
            .forEach(
                task ->
                    tasks
                        .computeIfAbsent(
                            handled.right(task).orElseThrow(), right -> new TreeSet<>())
                        .add(task));
      }
    }
    return tasks;
  }

  private static String holders(Right right, GrantScope reach) {
    String roles =
        right.roles().stream()
            .filter(role -> right.reach(role).filter(reach::equals).isPresent())
            .map(WhoSeesWhatTest::name)
            .collect(Collectors.joining(", "));
    return roles.isEmpty() ? "" : roles + " (" + words(reach) + ")";
  }

  private static String plain(Right right) {
    return right.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String name(Role role) {
    return WORDS.getProperty("role." + role.name());
  }

  private static String words(GrantScope reach) {
    return switch (reach) {
      case OWN_COUNTRY -> "of the own country";
      case INVOLVED -> "where they are asked";
      case ALL -> "of all";
      case GENERAL -> "not about an initiative";
    };
  }
}
