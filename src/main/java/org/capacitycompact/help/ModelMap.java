package org.capacitycompact.help;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.capacitycompact.platform.engine.ModelXml;
import org.capacitycompact.platform.engine.ReleasedModels;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The processes of the release as a map: which element leads to which. */
final class ModelMap {

  /**
   * An element of a process. Ids are unique within a process only, so it is known by both.
   *
   * @param called the process that it calls; empty for none
   * @param part the subprocess that it is in; null where it is in none
   * @param aside whether it begins something beside the course of things, as a reminder does
   */
  record Node(
      String process,
      String id,
      String type,
      String name,
      String called,
      @Nullable String part,
      boolean aside) {

    boolean is(String kind) {
      return type.equals(kind);
    }
  }

  private final Map<String, Map<String, Node>> nodes = new LinkedHashMap<>();
  private final Map<Node, Set<Node>> ways = new LinkedHashMap<>();

  private ModelMap() {}

  static ModelMap ofRelease() {
    ModelMap map = new ModelMap();
    ReleasedModels.eachXml("processes", ".bpmn", map::add);
    return map;
  }

  /** The processes, in the order of their ids. */
  Set<String> processes() {
    return nodes.keySet();
  }

  /** The elements of a process, in the order in which they are written. */
  List<Node> of(String process) {
    return List.copyOf(nodes.getOrDefault(process, Map.of()).values());
  }

  List<Node> all() {
    return nodes.values().stream().flatMap(each -> each.values().stream()).toList();
  }

  /** Where the ways out of an element lead, those of timers and messages at its edge included. */
  Set<Node> after(Node node) {
    return ways.getOrDefault(node, Set.of());
  }

  /** Where a process, or a part of one, begins. */
  List<Node> beginnings(String process, @Nullable String part) {
    return of(process).stream()
        .filter(node -> node.is("startEvent") && !node.aside() && Objects.equals(node.part(), part))
        .toList();
  }

  List<Node> callers(String process) {
    return all().stream().filter(node -> node.called().equals(process)).toList();
  }

  Node within(String process, String id) {
    return Objects.requireNonNull(nodes.getOrDefault(process, Map.of()).get(id), id);
  }

  /** The user tasks of a process and of those that it calls, in the order of the course. */
  List<Node> userTasks(String process) {
    Set<Node> met = new LinkedHashSet<>();
    Deque<Node> ahead = new ArrayDeque<>(of(process).stream().filter(this::begins).toList());
    while (!ahead.isEmpty()) {
      Node node = ahead.poll();
      if (met.add(node)) {
        if (!node.called().isEmpty()) {
          of(node.called()).stream().filter(this::begins).forEach(ahead::add);
        }
        if (node.is("subProcess")) {
          ahead.addAll(beginnings(node.process(), node.id()));
        }
        ahead.addAll(after(node));
      }
    }
    return met.stream().filter(node -> node.is("userTask")).toList();
  }

  private boolean begins(Node node) {
    return node.is("startEvent");
  }

  private void add(String process, Document model) {
    Map<String, Node> here = new LinkedHashMap<>();
    List<Element> flows = new ArrayList<>();
    List<Element> edges = new ArrayList<>();
    for (Element element : ModelXml.below(model, "*")) {
      String kind = element.getLocalName();
      if (kind.equals("sequenceFlow")) {
        flows.add(element);
      } else if (!ModelXml.children(element, "incoming").isEmpty()
          || !ModelXml.children(element, "outgoing").isEmpty()
          || kind.equals("subProcess")) {
        here.put(element.getAttribute("id"), node(process, element));
        if (kind.equals("boundaryEvent")) {
          edges.add(element);
        }
      }
    }
    nodes.put(process, here);
    flows.forEach(
        flow ->
            lead(
                here.get(flow.getAttribute("sourceRef")),
                here.get(flow.getAttribute("targetRef"))));
    edges.forEach(
        edge ->
            lead(here.get(edge.getAttribute("attachedToRef")), here.get(edge.getAttribute("id"))));
  }

  private void lead(@Nullable Node from, @Nullable Node to) {
    if (from != null && to != null) {
      ways.computeIfAbsent(from, node -> new LinkedHashSet<>()).add(to);
    }
  }

  private static Node node(String process, Element element) {
    Element around = (Element) element.getParentNode();
    boolean inPart = "subProcess".equals(around.getLocalName());
    return new Node(
        process,
        element.getAttribute("id"),
        element.getLocalName(),
        element.getAttribute("name"),
        element.getAttribute("calledElement"),
        inPart ? around.getAttribute("id") : null,
        inPart && "true".equals(around.getAttribute("triggeredByEvent")));
  }
}
