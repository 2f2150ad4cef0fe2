package org.capacitycompact.rulebook;

import java.util.Map;
import java.util.Set;

/**
 * The elements and attributes that a decision file may contain: those in the product's own files,
 * and meaningless ones that common editors add. All else in the format (functions, imports,
 * business knowledge, other expression languages) is refused.
 */
final class Vocabulary {

  static final String DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/";
  static final String CAMUNDA = "http://camunda.org/schema/1.0/dmn";

  private static final String DMNDI = "https://www.omg.org/spec/DMN/20191111/DMNDI/";
  private static final String DC = "http://www.omg.org/spec/DMN/20180521/DC/";
  private static final String DI = "http://www.omg.org/spec/DMN/20180521/DI/";
  private static final String BIODI = "http://bpmn.io/schema/dmn/biodi/2.0";
  private static final String MODELER = "http://camunda.org/schema/modeler/1.0";

  private static final Map<String, Set<String>> ELEMENTS =
      Map.ofEntries(
          Map.entry(
              name(DMN, "definitions"),
              Set.of(
                  "id",
                  "name",
                  "namespace",
                  "exporter",
                  "exporterVersion",
                  name(MODELER, "executionPlatform"),
                  name(MODELER, "executionPlatformVersion"))),
          Map.entry(
              name(DMN, "decision"), Set.of("id", "name", name(CAMUNDA, "historyTimeToLive"))),
          Map.entry(name(DMN, "description"), Set.of()),
          Map.entry(name(DMN, "informationRequirement"), Set.of("id")),
          Map.entry(name(DMN, "requiredDecision"), Set.of("href")),
          Map.entry(name(DMN, "variable"), Set.of("id", "name", "typeRef")),
          Map.entry(name(DMN, "literalExpression"), Set.of("id")),
          Map.entry(
              name(DMN, "decisionTable"),
              Set.of(
                  "id",
                  "hitPolicy",
                  "aggregation",
                  "preferredOrientation",
                  name(BIODI, "annotationsWidth"))),
          Map.entry(name(DMN, "input"), Set.of("id", "label", name(BIODI, "width"))),
          Map.entry(name(DMN, "inputExpression"), Set.of("id", "typeRef")),
          Map.entry(name(DMN, "inputValues"), Set.of("id")),
          Map.entry(
              name(DMN, "output"), Set.of("id", "label", "name", "typeRef", name(BIODI, "width"))),
          Map.entry(name(DMN, "outputValues"), Set.of("id")),
          Map.entry(name(DMN, "rule"), Set.of("id")),
          Map.entry(name(DMN, "inputEntry"), Set.of("id")),
          Map.entry(name(DMN, "outputEntry"), Set.of("id")),
          Map.entry(name(DMN, "text"), Set.of()),
          Map.entry(name(DMNDI, "DMNDI"), Set.of()),
          Map.entry(name(DMNDI, "DMNDiagram"), Set.of("id", "name")),
          Map.entry(name(DMNDI, "DMNShape"), Set.of("id", "dmnElementRef")),
          Map.entry(name(DMNDI, "DMNEdge"), Set.of("id", "dmnElementRef")),
          Map.entry(name(DC, "Bounds"), Set.of("height", "width", "x", "y")),
          Map.entry(name(DI, "waypoint"), Set.of("x", "y")));

  /** The names that the engine treats as FEEL. */
  private static final Set<String> FEEL =
      Set.of(
          "feel",
          "http://www.omg.org/spec/FEEL/20140401",
          "https://www.omg.org/spec/DMN/20180521/FEEL/",
          "https://www.omg.org/spec/DMN/20191111/FEEL/");

  private Vocabulary() {}

  static String name(String namespace, String localName) {
    return "{" + namespace + "}" + localName;
  }

  static boolean knows(String element) {
    return ELEMENTS.containsKey(element);
  }

  static boolean knows(String element, String attribute) {
    return ELEMENTS.getOrDefault(element, Set.of()).contains(attribute);
  }

  /** Whether an attribute names an expression language. */
  static boolean isLanguage(String attribute) {
    return attribute.equals("expressionLanguage") || attribute.equals("typeLanguage");
  }

  static boolean isFeel(String language) {
    return FEEL.contains(language);
  }
}
