package org.capacitycompact.notice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;

/**
 * What the models and the classes of their steps tell: which history a step writes, and whether on
 * every way to an end, and from a date, something is written that people are told.
 */
final class ToldModel {

  /** Told by the task list, whatever the history says. */
  private static final String OPEN = "task.open";

  private static final String PASSED = "task.passed";
  private static final Set<String> CALLED_OFF = Set.of("task.calledOff", "task.lapsed");

  private static final Pattern LITERAL = Pattern.compile("\"([\\w.]+)\"");
  private static final Pattern TYPE = Pattern.compile("\\b[A-Z]\\w+\\b");
  private static final Pattern BEAN = Pattern.compile("\\$\\{(\\w+)}");

  /** How many classes stand between a step and what writes its history, at most. */
  private static final int DEPTH = 3;

  private final Map<String, String> sources = sources();
  private final Map<String, BpmnModelInstance> models = models();
  private final Map<String, Set<String>> literals = new TreeMap<>();

  /** All user tasks, by {@code process/task}. */
  Map<String, UserTask> tasks() {
    Map<String, UserTask> tasks = new TreeMap<>();
    models.forEach(
        (process, model) ->
            model
                .getModelElementsByType(UserTask.class)
                .forEach(task -> tasks.put(process + "/" + task.getId(), task)));
    return tasks;
  }

  /** Dates, messages and ends of all models, by {@code process/step}. */
  Map<String, FlowNode> datesAndEnds() {
    Map<String, FlowNode> found = new TreeMap<>();
    models.forEach(
        (process, model) -> {
          model
              .getModelElementsByType(EndEvent.class)
              .forEach(end -> found.put(process + "/" + end.getId(), end));
          model.getModelElementsByType(CatchEvent.class).stream()
              .filter(event -> !event.getEventDefinitions().isEmpty())
              .forEach(event -> found.put(process + "/" + event.getId(), event));
        });
    return found;
  }

  /** Which of these kinds no step before an end, or after a date, can write. */
  List<String> impossible(FlowNode node, Collection<String> kinds) {
    Set<FlowNode> near = new LinkedHashSet<>();
    walk(node, near);
    return kinds.stream()
        .filter(kind -> near.stream().noneMatch(step -> writes(step, kind)))
        .filter(kind -> !(CALLED_OFF.contains(kind) && near.stream().anyMatch(this::callsOff)))
        .toList();
  }

  private void walk(FlowNode node, Set<FlowNode> seen) {
    if (!seen.add(node)) {
      return;
    }
    if (seen.iterator().next() instanceof EndEvent) {
      before(node).forEach(each -> walk(each, seen));
    } else {
      after(node).forEach(each -> walk(each, seen));
    }
  }

  /** Whether a way to this end, or on from this date, tells nothing of these kinds. */
  boolean isSilentOnAWay(FlowNode node, Collection<String> kinds) {
    return isSilent(node, kinds, node instanceof EndEvent, new HashSet<>());
  }

  private boolean isSilent(
      FlowNode node, Collection<String> kinds, boolean back, Set<FlowNode> seen) {
    if (!seen.add(node)
        || kinds.stream().anyMatch(kind -> writes(node, kind))
        || (kinds.stream().anyMatch(CALLED_OFF::contains) && callsOff(node))) {
      return false;
    }
    List<FlowNode> next = back ? before(node) : after(node);
    return next.isEmpty()
        || next.stream().anyMatch(each -> isSilent(each, kinds, back, new HashSet<>(seen)));
  }

  private static List<FlowNode> before(FlowNode node) {
    return node instanceof BoundaryEvent event
        ? List.of(event.getAttachedTo())
        : node.getIncoming().stream().map(SequenceFlow::getSource).toList();
  }

  /** After the end of a part comes what follows the part. */
  private static List<FlowNode> after(FlowNode node) {
    if (node instanceof EndEvent && node.getParentElement() instanceof SubProcess part) {
      return part.triggeredByEvent() ? List.of() : after(part);
    }
    return node.getOutgoing().stream().map(SequenceFlow::getTarget).toList();
  }

  /** Whether it ends what people still have in hand. */
  private boolean callsOff(FlowNode node) {
    if (node instanceof BoundaryEvent event) {
      return event.cancelActivity() && hasTasks(event.getAttachedTo());
    }
    return node instanceof StartEvent start
        && start.isInterrupting()
        && start.getParentElement() instanceof SubProcess part
        && part.triggeredByEvent()
        && part.getParentElement().getChildElementsByType(FlowNode.class).stream()
            .anyMatch(this::hasTasks);
  }

  private boolean hasTasks(FlowNode node) {
    return node instanceof UserTask || inner(node).stream().anyMatch(this::hasTasks);
  }

  /** The steps within a step: those of a part, or of the process that it calls. */
  private List<FlowNode> inner(FlowNode node) {
    if (node instanceof SubProcess part && !part.triggeredByEvent()) {
      return List.copyOf(part.getChildElementsByType(FlowNode.class));
    }
    if (node instanceof CallActivity call && models.containsKey(call.getCalledElement())) {
      return models
          .get(call.getCalledElement())
          .getModelElementsByType(Process.class)
          .iterator()
          .next()
          .getChildElementsByType(FlowNode.class)
          .stream()
          .toList();
    }
    return List.of();
  }

  /**
   * Whether this step writes such an entry, or is a task, of which the task list tells and whose
   * handler may write entries of its own.
   */
  private boolean writes(FlowNode node, String kind) {
    if (node instanceof UserTask task) {
      return kind.startsWith(task.getId() + ".")
          || kind.equals(OPEN)
          || kind.equals(PASSED)
          || literals(task.getId().substring("UserTask_".length())).contains(kind);
    }
    return inner(node).stream().anyMatch(each -> writes(each, kind))
        || beans(node).stream().anyMatch(bean -> isWritten(kind, literals(bean)));
  }

  /** Whole, from a beginning, or put together from its first and its last word. */
  private static boolean isWritten(String kind, Set<String> literals) {
    int first = kind.indexOf('.');
    return literals.contains(kind)
        || literals.stream().anyMatch(each -> each.endsWith(".") && kind.startsWith(each))
        || (first > 0
            && literals.contains(".")
            && literals.contains(kind.substring(0, first))
            && literals.contains(kind.substring(kind.lastIndexOf('.') + 1)));
  }

  private static List<String> beans(FlowNode node) {
    List<String> expressions = new ArrayList<>();
    if (node instanceof ServiceTask service) {
      expressions.add(service.getCamundaDelegateExpression());
    }
    if (node instanceof BusinessRuleTask rule) {
      expressions.add(rule.getCamundaDelegateExpression());
    }
    if (node.getExtensionElements() != null) {
      node.getExtensionElements()
          .getElementsQuery()
          .filterByType(CamundaExecutionListener.class)
          .list()
          .forEach(listener -> expressions.add(listener.getCamundaDelegateExpression()));
    }
    return expressions.stream()
        .filter(expression -> expression != null)
        .flatMap(expression -> BEAN.matcher(expression).results())
        .map(found -> found.group(1))
        .map(bean -> Character.toUpperCase(bean.charAt(0)) + bean.substring(1))
        .toList();
  }

  /** The words in the class of a step, and in the classes that it uses. */
  private Set<String> literals(String type) {
    return literals.computeIfAbsent(
        type,
        any -> {
          Set<String> types = new LinkedHashSet<>(Set.of(type));
          for (int depth = 1; depth < DEPTH; depth++) {
            List.copyOf(types).forEach(each -> types.addAll(used(each)));
          }
          return types.stream()
              .flatMap(each -> LITERAL.matcher(sources.getOrDefault(each, "")).results())
              .map(found -> found.group(1))
              .collect(Collectors.toSet());
        });
  }

  private Set<String> used(String type) {
    return TYPE.matcher(sources.getOrDefault(type, ""))
        .results()
        .map(MatchResult::group)
        .filter(sources::containsKey)
        .collect(Collectors.toSet());
  }

  private static Map<String, String> sources() {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("package-info.java"))
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString().replace(".java", ""),
                  ToldModel::text,
                  (one, other) -> one + other));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Map<String, BpmnModelInstance> models() {
    Map<String, BpmnModelInstance> models = new TreeMap<>();
    try (Stream<Path> files = Files.list(Path.of("processes"))) {
      files
          .filter(file -> file.toString().endsWith(".bpmn"))
          .map(file -> Bpmn.readModelFromFile(file.toFile()))
          .forEach(
              model ->
                  models.put(
                      model.getModelElementsByType(Process.class).iterator().next().getId(),
                      model));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return models;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
