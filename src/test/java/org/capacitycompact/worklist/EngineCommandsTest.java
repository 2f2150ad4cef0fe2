package org.capacitycompact.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.junit.jupiter.api.Test;

/** Compares the allowlist of engine commands with the commands of this engine. */
class EngineCommandsTest {

  private final List<Class<?>> commands = commands();

  @Test
  void eachNameIsOneCommandOfThisEngine() {
    for (Set<String> names :
        List.of(EngineCommands.READING, EngineCommands.WORKING, EngineCommands.OPERATING)) {
      for (String name : names) {
        assertThat(commands.stream().filter(command -> command.getSimpleName().equals(name)))
            .as(name)
            .hasSize(1);
      }
    }
  }

  @Test
  void whatEverybodyMayAskChangesNothing() {
    assertThat(commands.stream().filter(EngineCommands::reads).map(Class::getSimpleName))
        .allMatch(
            name ->
                name.endsWith("QueryImpl")
                    || name.startsWith("Cleanable")
                    || name.matches("(Get|Is|Find|Query|ExecuteFilter|Execute\\w+Query).*")
                    || name.matches("Create(User|Group|Tenant)QueryCmd")
                    || name.matches("AuthorizationCheckCmd|DetermineHistoryLevelCmd"));
  }

  @Test
  void whatStartsOrChangesAProcessIsOnNoList() {
    assertThat(commands).hasSizeGreaterThan(300);
    Set<String> refused =
        commands.stream()
            .filter(
                command ->
                    !EngineCommands.reads(command)
                        && !EngineCommands.works(command)
                        && !EngineCommands.operates(command))
            .map(Class::getSimpleName)
            .collect(Collectors.toSet());
    assertThat(refused)
        .contains(
            "EvaluateStartConditionCmd",
            "StartProcessInstanceCmd",
            "SubmitStartFormCmd",
            "CorrelateMessageCmd",
            "CorrelateAllMessageCmd",
            "SignalEventReceivedCmd",
            "SetExecutionVariablesCmd",
            "SetTaskVariablesCmd",
            "PatchTaskVariablesCmd",
            "ModifyProcessInstanceCmd",
            "MigrateProcessInstanceCmd",
            "DeployCmd",
            "DeleteDeploymentCmd",
            "CreateTaskCmd",
            "SaveTaskCmd",
            "DeleteTaskCmd",
            "DelegateTaskCmd",
            "ResolveTaskCmd",
            "HandleTaskBpmnErrorCmd",
            "HandleTaskEscalationCmd",
            "AddUserIdentityLinkCmd",
            "AddGroupIdentityLinkCmd",
            "CreateFilterCmd",
            "SaveFilterCmd",
            "SaveAuthorizationCmd",
            "CreateUserCmd",
            "NativeTaskQueryImpl",
            "NativeUserQueryImpl",
            "CreateNativeUserQueryCmd",
            "DeleteHistoricProcessInstancesCmd",
            "HistoryCleanupCmd");
  }

  private static List<Class<?>> commands() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar") && entry.contains("camunda"))
        .flatMap(EngineCommandsTest::commandsIn)
        .toList();
  }

  private static Stream<Class<?>> commandsIn(String jar) {
    List<Class<?>> found = new ArrayList<>();
    try (JarFile file = new JarFile(jar)) {
      for (var entry : Collections.list(file.entries())) {
        if (entry.getName().endsWith(".class") && entry.getName().startsWith("org/camunda/")) {
          add(entry.getName().replace(".class", "").replace('/', '.'), found);
        }
      }
    } catch (IOException unreadable) {
      throw new IllegalStateException(jar, unreadable);
    }
    return found.stream();
  }

  private static void add(String name, List<Class<?>> found) {
    try {
      Class<?> type = Class.forName(name, false, EngineCommandsTest.class.getClassLoader());
      if (Command.class.isAssignableFrom(type)
          && !name.startsWith("org.camunda.bpm.engine.impl.test.")
          && !type.isInterface()
          && !Modifier.isAbstract(type.getModifiers())) {
        found.add(type);
      }
    } catch (LinkageError | ClassNotFoundException optional) {
      // It belongs to a library that is not present, so nothing can call it.
    }
  }
}
