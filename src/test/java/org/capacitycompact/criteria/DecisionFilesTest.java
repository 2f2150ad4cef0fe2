package org.capacitycompact.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.InformationRequirement;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.w3c.dom.Element;

/** Rules for every decision file. */
class DecisionFilesTest {

  static final List<String> FILES = Decisions.ALL;

  /** Fifteen years, so that no clean-up deletes what a running initiative still needs. */
  private static final String TIME_TO_LIVE = "P5475D";

  @Test
  void theFolderHoldsTheDecisionsOfTheContractAndNoOthers() throws Exception {
    try (var files = Files.list(Path.of("decisions"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(FILES.stream().map(id -> id + ".dmn").toList());
    }
  }

  @ParameterizedTest
  @FieldSource("FILES")
  void everyLevelOfAFileSpeaksFeelOnly(String id) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    var elements = factory.newDocumentBuilder().parse(Decisions.file(id)).getElementsByTagName("*");
    for (int i = 0; i < elements.getLength(); i++) {
      var element = (Element) elements.item(i);
      assertThat(element.getAttribute("expressionLanguage"))
          .as(element.getAttribute("id"))
          .isIn("", "feel");
      assertThat(element.getLocalName()).isNotIn("script", "functionDefinition", "import");
    }
  }

  @ParameterizedTest
  @FieldSource("FILES")
  void everyDecisionIsKeptForFifteenYears(String id) {
    assertThat(Decisions.model(id).getModelElementsByType(Decision.class))
        .extracting(Decision::getCamundaHistoryTimeToLiveString)
        .containsOnly(TIME_TO_LIVE);
  }

  @ParameterizedTest
  @FieldSource("FILES")
  void everyRuleNamesItsClause(String id) {
    assertThat(Decisions.model(id).getModelElementsByType(Rule.class))
        .isNotEmpty()
        .allSatisfy(
            rule ->
                assertThat(rule.getDescription().getTextContent())
                    .as(rule.getId())
                    .matches("(?s)S\\d{1,3} \".+\".*"));
  }

  @ParameterizedTest
  @FieldSource("FILES")
  void noOutputCellIsEmptySoThatListsStayAligned(String id) {
    assertThat(Decisions.model(id).getModelElementsByType(OutputEntry.class))
        .isNotEmpty()
        .allSatisfy(cell -> assertThat(cell.getTextContent().trim()).as(cell.getId()).isNotEmpty());
  }

  @ParameterizedTest
  @FieldSource("FILES")
  void aFileIsNamedAfterTheDecisionThatSumsItUp(String id) {
    var model = Decisions.model(id);
    var decisions =
        model.getModelElementsByType(Decision.class).stream()
            .map(Decision::getId)
            .collect(Collectors.toSet());

    assertThat(decisions).contains(id);
    assertThat(decisions).allMatch(it -> it.equals(id) || it.startsWith(id + "-"));
    assertThat(model.getDefinitions().getId()).isNotIn(decisions);
  }

  @ParameterizedTest
  @FieldSource("FILES")
  void aFileHoldsAtMostOneFindingsTable(String id) {
    var collecting =
        Decisions.model(id).getModelElementsByType(DecisionTable.class).stream()
            .filter(table -> table.getHitPolicy() == HitPolicy.COLLECT)
            .toList();

    assertThat(collecting).hasSizeLessThanOrEqualTo(1);
    collecting.stream()
        .map(table -> (Decision) table.getParentElement())
        .filter(decision -> decision.getId().endsWith("-findings"))
        .forEach(
            decision ->
                assertThat(decision.getChildElementsByType(DecisionTable.class))
                    .flatExtracting(DecisionTable::getOutputs)
                    .extracting(Output::getName)
                    .containsExactly("criterion", "level", "gate", "points", "weight", "remedy"));
  }

  @ParameterizedTest
  @FieldSource("FILES")
  void theDiagramDrawsEveryDecisionAndEveryArrow(String id) throws Exception {
    var model = Decisions.model(id);
    Set<String> elements = new TreeSet<>();
    model.getModelElementsByType(Decision.class).forEach(it -> elements.add(it.getId()));
    model
        .getModelElementsByType(InformationRequirement.class)
        .forEach(it -> elements.add(it.getAttributeValue("id")));
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    var drawn = new TreeSet<String>();
    var all = factory.newDocumentBuilder().parse(Decisions.file(id)).getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      var reference = ((Element) all.item(i)).getAttribute("dmnElementRef");
      if (!reference.isEmpty()) {
        drawn.add(reference);
      }
    }

    assertThat(drawn).isEqualTo(elements);
  }
}
