package org.capacitycompact.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.capacitycompact.CompactTest;
import org.capacitycompact.platform.engine.ModelBean;
import org.capacitycompact.platform.engine.ModelFiles;
import org.capacitycompact.worklist.TaskHandler;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@CompactTest
@DisplayName("What the models name")
class ModelBeansTest {

  private static final Pattern BEAN =
      Pattern.compile("elegateExpression=\"\\$\\{(\\w+)}\"|[#$]\\{(\\w+)\\.\\w+\\(");
  private static final Pattern TASK = Pattern.compile("<(?:bpmn:)?userTask id=\"(\\w+)\"");

  @Autowired ApplicationContext context;
  @Autowired List<TaskHandler> handlers;

  @Test
  @DisplayName("as a delegate or a query is a model bean of the application, and none is unused")
  void beans() {
    Set<String> named = new TreeSet<>();
    for (String model : models()) {
      named.addAll(found(BEAN, model));
    }

    assertThat(named)
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            Set.of(context.getBeanNamesForAnnotation(ModelBean.class)).stream()
                .filter(name -> !name.equals("expressionMarker"))
                .collect(Collectors.toSet()));
  }

  @Test
  @DisplayName("as a user task has one handler, and no handler waits for a task that no model has")
  void handlers() {
    Set<String> tasks = new TreeSet<>();
    for (String model : models()) {
      tasks.addAll(found(TASK, model));
    }

    assertThat(handlers).extracting(TaskHandler::task).containsExactlyInAnyOrderElementsOf(tasks);
  }

  /** Of every capability that is there, wherever it keeps its files. */
  private static List<String> models() {
    return ModelFiles.ofThisRelease().processes().values().stream()
        .map(model -> new String(model, StandardCharsets.UTF_8))
        .toList();
  }

  private static Set<String> found(Pattern pattern, String model) {
    Set<String> all = new TreeSet<>();
    Matcher matcher = pattern.matcher(model);
    while (matcher.find()) {
      for (int group = 1; group <= matcher.groupCount(); group++) {
        if (matcher.group(group) != null) {
          all.add(matcher.group(group));
        }
      }
    }
    return all;
  }
}
