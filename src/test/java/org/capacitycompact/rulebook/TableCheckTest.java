package org.capacitycompact.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.capacitycompact.CompactTest;
import org.capacitycompact.rulebook.TableProblem.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A changed table as somebody submits it, with good intentions or not. */
@CompactTest
class TableCheckTest {

  private static final ChangedTable GATE = ChangedTable.of("demand-gate");
  private static final ChangedTable SHARE = ChangedTable.of("local-share");
  private static final ChangedTable ROUTE = ChangedTable.of("approval-route");
  private static final String IN = "Rule_DemandGateFindings_S1Met_In1";
  private static final String OUT = "Rule_DemandGateFindings_S1Met_Out";

  @Autowired TableCheck check;

  static Stream<String> decisions() throws IOException {
    try (var files = Files.list(Path.of("decisions"))) {
      return files
          .map(file -> file.getFileName().toString().replace(".dmn", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void whatShipsPasses(String decision) {
    assertThat(check(ChangedTable.of(decision))).isEmpty();
  }

  @Test
  void anotherFigurePasses() {
    assertThat(check(SHARE.cell("Rule_LocalShare_Low_Out1", "7.5"))).isEmpty();
    assertThat(check(ROUTE.cell("Rule_ApprovalRoute_AmountLarge_In1", "&gt; 80000"))).isEmpty();
  }

  @Test
  void anotherSentenceAndWhatAnEditorAddsPass() {
    assertThat(
            check(
                SHARE
                    .with("S10 \"locally financed component\"", "S10 “locally financed”, S15")
                    .with(
                        "id=\"Definitions_LocalShare\"",
                        "xmlns:modeler=\"http://camunda.org/schema/modeler/1.0\" exporter=\"Camunda"
                            + " Modeler\" exporterVersion=\"5.0.0\" modeler:executionPlatform=\"Camunda"
                            + " Platform\" id=\"Definitions_LocalShare\"")
                    .with("hitPolicy=", "preferredOrientation=\"Rule-as-Row\" hitPolicy=")))
        .isEmpty();
  }

  // The file

  @Test
  void anExternalEntityIsRefusedAndNotRead() throws IOException {
    Path secret = Files.writeString(Files.createTempFile("secret", ".txt"), "zqsecret");
    ChangedTable draft =
        SHARE
            .with(
                "<definitions",
                "<!DOCTYPE definitions [<!ENTITY x SYSTEM \""
                    + secret.toUri()
                    + "\">]>\n<definitions")
            .with("half of the share in a fragile context", "&x;");
    assertThat(check(draft)).extracting(TableProblem::kind).containsExactly(Kind.DECLARES_ENTITIES);
    assertThat(check(draft).toString()).doesNotContain("zqsecret");
  }

  @Test
  void entitiesThatGrowAreRefusedAtOnce() {
    StringBuilder laughs = new StringBuilder("<!DOCTYPE definitions [<!ENTITY l0 \"ha\">");
    for (int i = 1; i < 12; i++) {
      laughs
          .append("<!ENTITY l")
          .append(i)
          .append(" \"")
          .append(("&l" + (i - 1) + ";").repeat(10))
          .append("\">");
    }
    ChangedTable draft =
        SHARE.with("<definitions", laughs + "]>\n<definitions").with("half of the share", "&l11;");
    assertThat(quickly(draft)).containsExactly(Kind.DECLARES_ENTITIES);
  }

  @Test
  void whatIsTooLargeTooDeepOrNoXmlIsRefusedAtOnce() {
    assertThat(quickly(new ChangedTable("local-share", SHARE.file() + " ".repeat(1024 * 1024))))
        .containsExactly(Kind.TOO_LARGE);
    assertThat(quickly(SHARE.with("<text>50</text>", "<text>".repeat(100_000))))
        .containsExactly(Kind.TOO_DEEP);
    assertThat(quickly(SHARE.with("<text>50</text>", "<text>" + "9".repeat(500_000) + "</text>")))
        .containsExactly(Kind.CELL_TOO_LONG);
    assertThat(quickly(new ChangedTable("local-share", "PK\u0003\u0004")))
        .containsExactly(Kind.NOT_XML);
    assertThat(quickly(new ChangedTable("local-share", ""))).containsExactly(Kind.NOT_XML);
    assertThat(quickly(SHARE.with("</definitions>", ""))).containsExactly(Kind.NOT_XML);
    assertThat(
            check.check(
                "local-share",
                SHARE.file().replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16)))
        .extracting(TableProblem::kind)
        .containsExactly(Kind.NOT_XML);
    assertThat(
            check.check(
                "local-share",
                SHARE.file().replace("UTF-8", "ISO-8859-1").getBytes(StandardCharsets.UTF_8)))
        .extracting(TableProblem::kind)
        .containsExactly(Kind.NOT_XML);
  }

  @Test
  void anotherDecisionsFileIsRefused() {
    assertThat(check.check("local-share", ChangedTable.of("track").bytes()))
        .extracting(TableProblem::kind)
        .contains(Kind.OTHER_FILE, Kind.DECISION_MISSING, Kind.DECISION_ADDED);
    assertThat(kinds(SHARE.with("id=\"Definitions_LocalShare\"", "id=\"Definitions_Ownership\"")))
        .containsExactly(Kind.OTHER_FILE);
  }

  @Test
  void aDecisionThatBelongsToAnotherFileIsNotSmuggledIn() {
    assertThat(
            kinds(
                SHARE.with(
                    "</decision>",
                    "</decision><decision id=\"ownership\" name=\"Ownership\""
                        + " camunda:historyTimeToLive=\"P1D\"><literalExpression id=\"x1\"><text>1</text>"
                        + "</literalExpression></decision>")))
        .containsExactly(Kind.DECISION_ADDED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<import namespace=\"x\" name=\"y\" importType=\"z\"/>",
        "<businessKnowledgeModel id=\"b\" name=\"b\"/>",
        "<itemDefinition id=\"i\" name=\"i\"/>",
        "<script>alert(1)</script>",
        "<?xml-stylesheet href=\"http://x.invalid/x.xsl\" type=\"text/xsl\"?>",
        "<x:decision xmlns:x=\"urn:other\" id=\"d9\" name=\"d\"/>",
        "<extensionElements/>",
        "<inputData id=\"i2\" name=\"i\"/>"
      })
  void whatTheTablesDoNotUseIsRefused(String element) {
    assertThat(kinds(SHARE.with("<decision id", element + "<decision id")))
        .contains(Kind.UNKNOWN_ELEMENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "juel",
        "javascript",
        "groovy",
        "python",
        "",
        "JUEL",
        "http://www.omg.org/spec/FEEL/../juel"
      })
  void anotherLanguageIsRefusedAtEveryLevel(String language) {
    for (String at :
        List.of(
            "<definitions", "<inputExpression", "<inputEntry", "<outputEntry", "<inputValues")) {
      for (String attribute : List.of("expressionLanguage", "typeLanguage")) {
        assertThat(kinds(SHARE.with(at + " ", at + " " + attribute + "=\"" + language + "\" ")))
            .as(at + " " + attribute)
            .contains(Kind.OTHER_LANGUAGE);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "camunda:inputVariable=\"x\"",
        "camunda:asyncBefore=\"true\"",
        "onclick=\"alert(1)\"",
        "xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"http://x.invalid/\""
      })
  void anAttributeTheTablesDoNotUseIsRefused(String attribute) {
    assertThat(kinds(SHARE.with("<input id", "<input " + attribute + " id")))
        .contains(Kind.UNKNOWN_ATTRIBUTE);
  }

  @Test
  void namesCarryNothingThatCannotBeSeen() {
    assertThat(kinds(SHARE.with("name=\"Local share\"", "name=\"Local \u202Eerahs\"")))
        .contains(Kind.UNSAFE_NAME);
    assertThat(kinds(SHARE.with("id=\"Rule_LocalShare_Low\"", "id=\"../../etc/passwd\"")))
        .contains(Kind.UNSAFE_NAME);
    assertThat(kinds(SHARE.with("id=\"Rule_LocalShare_Low\"", "id=\"Rule_LocalShare_High\"")))
        .contains(Kind.NAMED_TWICE);
  }

  // The contract

  @Test
  void anInputIsNeitherDroppedNorRetypedNorAdded() {
    assertThat(
            kinds(
                SHARE
                    .without("input", "Input_LocalShare_FragileContext")
                    .with(
                        "<inputEntry id=\"Rule_LocalShare_Low_In2\">",
                        "<inputEntry id=\"Rule_LocalShare_Low_In3\">")))
        .contains(Kind.INPUT_MISSING, Kind.FACT_UNREAD);
    assertThat(
            kinds(SHARE.with("<text>fragileContext</text>", "<text>fragileContext = true</text>")))
        .containsExactly(Kind.INPUT_MISSING);
    assertThat(
            check(
                ROUTE.with(
                    "id=\"InputExpression_ApprovalRoute_OpenWaivers\" typeRef=\"integer\"",
                    "id=\"InputExpression_ApprovalRoute_OpenWaivers\" typeRef=\"string\"")))
        .filteredOn(problem -> problem.kind() == Kind.INPUT_RETYPED)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.place().column()).isEqualTo("Waivers in force");
              assertThat(problem.detail()).containsExactly("string", "integer");
            });
    assertThat(kinds(SHARE.with("<text>fragileContext</text>", "<text>riskLevel</text>")))
        .contains(Kind.INPUT_ADDED, Kind.INPUT_MISSING, Kind.NAME_UNKNOWN);
    assertThat(kinds(ROUTE.with("\"low\",\"medium\",\"high\"", "\"low\",\"medium\"")))
        .contains(Kind.INPUT_RETYPED);
  }

  @Test
  void whatItAnswersStays() {
    assertThat(kinds(SHARE.with("name=\"minimumLocalPercent\"", "name=\"minimum\"")))
        .containsExactly(Kind.OUTPUT_CHANGED);
    assertThat(
            kinds(
                SHARE.with(
                    "name=\"minimumLocalPercent\" typeRef=\"double\"",
                    "name=\"minimumLocalPercent\" typeRef=\"string\"")))
        .contains(Kind.OUTPUT_CHANGED);
    assertThat(kinds(GATE.with("\"pass\",\"strengthen\",\"decline\"", "\"pass\",\"strengthen\"")))
        .contains(Kind.OUTPUT_CHANGED);
    assertThat(kinds(SHARE.with("hitPolicy=\"FIRST\"", "hitPolicy=\"COLLECT\"")))
        .containsExactly(Kind.HIT_POLICY);
    assertThat(
            kinds(
                GATE.with("hitPolicy=\"COLLECT\"", "hitPolicy=\"COLLECT\" aggregation=\"COUNT\"")))
        .contains(Kind.HIT_POLICY);
    assertThat(kinds(SHARE.with("P5475D", "P1D"))).containsExactly(Kind.DECISION_CHANGED);
    assertThat(kinds(GATE.with("count(gate[item = true])", "0"))).contains(Kind.SUM_CHANGED);
  }

  // The cells

  @ParameterizedTest
  @ValueSource(
      strings = {"&gt; = 5", "\"country\" \"joint\"", "not(", "[1..", "country\"", "\"a\",", "5 5"})
  void aCellThatCannotBeReadIsNamedByRowAndColumn(String cell) {
    assertThat(check(GATE.cell(IN, cell)))
        .filteredOn(problem -> problem.kind() == Kind.CELL_UNREADABLE)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.place().table()).isEqualTo("demand-gate-findings");
              assertThat(problem.place().row()).isEqualTo(1);
              assertThat(problem.place().column()).isEqualTo("Whose idea was it?");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for i in 1..1000000000 return i",
        "count(for i in 1..1000000000 return i) &gt; 0",
        "some i in 1..1000000000 satisfies i = 0",
        "every i in 1..99999999 satisfies i = i",
        "some i in 1..count([1,2]), j in 1..count([1,2]) satisfies i = j",
        "matches(?, \"(a+)+$\")",
        "replace(?, \"(a+)+$\", \"\") = \"\"",
        "replace(\"ConstString(\\s*,\\s*), ConstString(,)\", \"(a+)+$\", \",\") = \"\"",
        "split(?, \"(a+)+\") = []",
        "9 ** 999999999 &gt; 0",
        "function(x) x",
        "(function(x) x)(1)",
        "{a: 1}.a = 1",
        "{a: function() a(), b: a()}.b",
        "now() &gt; date(\"2020-01-01\")",
        "today() = today()",
        "get value({a: 1}, \"a\") = 1",
        "string join([\"a\",\"b\"]) = \"ab\"",
        "concatenate([1],[2]) = []",
        "duration(\"P1D\") = ?",
        "@\"2020-01-01\" = ?",
        "?.getClass()",
        "ideaSource.class",
        "random number() &gt; 0.5",
        "uuid() = ?"
      })
  void whatCouldRunForEverOrReachOutsideIsRefusedUnseen(String cell) {
    assertThat(quickly(GATE.cell(IN, cell)))
        .hasSize(1)
        .allSatisfy(kind -> assertThat(kind).isIn(Kind.CELL_TOO_CLEVER, Kind.CELL_UNREADABLE));
  }

  @Test
  void bracketsWithoutEndKeepTheReaderNoLongerThanAnyOther() {
    assertThat(quickly(GATE.cell(IN, "((a)[".repeat(100)))).containsExactly(Kind.CELL_TOO_LONG);
    assertThat(quickly(GATE.cell(IN, "not(".repeat(140) + "1" + ")".repeat(140))))
        .containsExactly(Kind.CELL_TOO_LONG);
    assertThat(quickly(GATE.cell(IN, "? = 1" + " + 1".repeat(190))))
        .containsExactly(Kind.CELL_TOO_LONG);
  }

  @Test
  void aWordOrFactThatNobodyKnowsIsRefused() {
    assertThat(check(GATE.cell(IN, "\"contry\"")))
        .filteredOn(problem -> problem.kind() == Kind.WORD_UNKNOWN)
        .singleElement()
        .satisfies(problem -> assertThat(problem.detail()).contains("contry"));
    assertThat(kinds(GATE.cell(IN, "? = nationalLead"))).containsExactly(Kind.NAME_UNKNOWN);
    assertThat(kinds(GATE.cell(IN, "country"))).containsExactly(Kind.NAME_UNKNOWN);
    assertThat(kinds(GATE.cell(IN, "gatesFailed"))).containsExactly(Kind.NAME_UNKNOWN);
    assertThat(kinds(GATE.cell("Rule_DemandGate_Pass_In3", "\"0\""))).contains(Kind.NOT_A_FIGURE);
    assertThat(kinds(SHARE.cell("Rule_LocalShare_Low_Out1", "\"five\"")))
        .contains(Kind.NOT_A_FIGURE);
    assertThat(kinds(GATE.cell("Rule_DemandGate_Strengthen_Out1", "\"maybe\"")))
        .contains(Kind.WORD_UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          approval-route      | Rule_ApprovalRoute_AmountLarge_In1 | &gt; 100,000      | NUMBER_WITH_COMMA
          approval-route      | Rule_ApprovalRoute_AmountLarge_In1 | &gt; 100000,00    | NUMBER_WITH_COMMA
          approval-route      | Rule_ApprovalRoute_AmountLarge_In1 | &gt; 100, 000     | NUMBER_AFTER_COMPARISON
          approval-route      | Rule_ApprovalRoute_AmountLarge_In1 | &gt; 100.000      | NUMBER_AMBIGUOUS
          approval-route      | Rule_ApprovalRoute_AmountLarge_In1 | &gt; 1,000,000    | NUMBER_WITH_COMMA
          approval-route      | Rule_ApprovalRoute_AmountLarge_In1 | &gt; 0100000      | NUMBER_LEADING_ZERO
          approval-route      | Rule_ApprovalRoute_AmountLarge_In1 | &lt; 0            | CELL_NEVER_HOLDS
          local-share         | Rule_LocalShare_Low_Out1           | 7.500             | NUMBER_AMBIGUOUS
          """)
  void aNumberThatCouldBeTwoAndARangeThatHoldsNeverAreRefused(
      String decision, String cell, String says, Kind kind) {
    assertThat(kinds(ChangedTable.of(decision).cell(cell, says))).contains(kind);
  }

  @Test
  void whatCanHoldNeverIsToldByItsRow() {
    ChangedTable track = ChangedTable.of("track");
    ChangedTable backwards = track.with("[0..12]", "[12..0]");
    assertThat(check(backwards))
        .filteredOn(problem -> problem.kind() == Kind.CELL_NEVER_HOLDS)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.place().row()).isEqualTo(1);
              assertThat(problem.place().column()).isEqualTo("Duration, months");
              assertThat(problem.place().says()).isEqualTo("[12..0]");
            });
    assertThat(kinds(track.with("[0..12]", "? &gt; 9 and ? &lt; 3")))
        .contains(Kind.CELL_NEVER_HOLDS);
    ChangedTable exit = ChangedTable.of("exit-readiness");
    assertThat(check(exit.with("&gt;= 80", "&gt;= 180")))
        .filteredOn(problem -> problem.kind() == Kind.CELL_NEVER_HOLDS)
        .singleElement()
        .satisfies(problem -> assertThat(problem.detail()).containsExactly("0 to 100"));
    assertThat(kinds(ChangedTable.of("triangular").with("(10..20]", "(10..10]")))
        .contains(Kind.CELL_NEVER_HOLDS);
    ChangedTable peers = ChangedTable.of("peer-review-outcome");
    assertThat(kinds(peers.with("&lt; 2.5", "&lt; 2,5"))).contains(Kind.NUMBER_WITH_COMMA);
    assertThat(kinds(peers.with("&lt; 2.5", "&lt; 2, 5"))).contains(Kind.NUMBER_AFTER_COMPARISON);
    assertThat(kinds(GATE.cell(IN, "not(\"country\",\"joint\",\"provider\")")))
        .doesNotContain(Kind.CELL_NEVER_HOLDS);
    // An additional column for the same fact, so that the two cells of one row exclude each other.
    assertThat(
            kinds(
                ROUTE
                    .cell("Rule_ApprovalRoute_NoObjection_In1", "&lt;= 25000")
                    .with(
                        "<output id",
                        "<input id=\"Input_Again\" label=\"Again\"><inputExpression"
                            + " id=\"Expression_Again\" typeRef=\"double\"><text>compactContributionUsd</text>"
                            + "</inputExpression></input><output id")
                    .everyRowBefore(
                        "<outputEntry",
                        "<inputEntry id=\"Again_%d\"><text>%s</text></inputEntry>",
                        6,
                        "&gt; 30000")))
        .contains(Kind.ROW_NEVER_HOLDS);
  }

  @Test
  void aFindingSaysClauseLevelPointsWeightAndWhatWouldPass() {
    assertThat(kinds(GATE.cell(OUT + "1", "\"S999\""))).contains(Kind.CLAUSE_UNKNOWN);
    assertThat(kinds(GATE.cell(OUT + "1", "if true then \"S1\" else \"S3\"")))
        .contains(Kind.CLAUSE_UNKNOWN);
    assertThat(kinds(GATE.cell(OUT + "2", "\"fine\""))).contains(Kind.LEVEL_UNKNOWN);
    assertThat(kinds(GATE.cell(OUT + "4", "4"))).containsExactly(Kind.POINTS_OUT_OF_RANGE);
    assertThat(kinds(GATE.cell(OUT + "4", "-1"))).containsExactly(Kind.POINTS_OUT_OF_RANGE);
    assertThat(kinds(GATE.cell(OUT + "4", "1.5"))).containsExactly(Kind.POINTS_OUT_OF_RANGE);
    assertThat(kinds(GATE.cell(OUT + "5", "0"))).contains(Kind.WEIGHT_OUT_OF_RANGE);
    assertThat(check(GATE.cell("Rule_DemandGateFindings_S1Unmet_Out5", "2")))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.kind()).isEqualTo(Kind.WEIGHT_UNEVEN);
              assertThat(problem.detail()).containsExactly("S1", "1");
            });
    assertThat(kinds(GATE.cell(OUT + "6", "\"Do something.\"")))
        .containsExactly(Kind.REMEDY_MISSING);
    assertThat(kinds(GATE.cell(OUT + "6", ""))).contains(Kind.CELL_EMPTY);
    assertThat(kinds(GATE.with("S18 \"must respond", "\"must respond")))
        .containsExactly(Kind.CLAUSE_MISSING);
    assertThat(kinds(GATE.with("S18 \"must respond", "S321 \"must respond")))
        .containsExactly(Kind.CLAUSE_UNKNOWN);
  }

  // What it answers

  @Test
  void aGapIsToldWithItsFacts() {
    assertThat(check(GATE.cell("Rule_DemandGateFindings_S1Met2_In2", "null")))
        .filteredOn(problem -> problem.kind() == Kind.NO_ROW_FOR_CRITERION)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.detail().get(0)).isEqualTo("S1");
              assertThat(problem.detail().get(1)).contains("countryCustodian = true");
            });
    assertThat(kinds(GATE.without("rule", "Rule_DemandGateFindings_S1Met2")))
        .containsExactly(Kind.NO_ROW_FOR_CRITERION);
  }

  @Test
  void twoRowsForOneCriterionAreToldByTheirNumbers() {
    assertThat(check(GATE.cell("Rule_DemandGateFindings_S1Partly_In2", "")))
        .filteredOn(problem -> problem.detail().contains("S1"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.kind()).isEqualTo(Kind.TWO_ROWS_FOR_CRITERION);
              assertThat(problem.detail().get(1)).isIn("2, 3", "3, 5");
            });
  }

  @Test
  void anAnswerThatNoFactCanBeIsRefused() {
    assertThat(kinds(SHARE.cell("Rule_LocalShare_Low_Out1", "150")))
        .containsExactly(Kind.ANSWER_UNKNOWN);
    assertThat(kinds(SHARE.cell("Rule_LocalShare_Low_Out1", "100"))).isEmpty();
  }

  @Test
  void aGapOfOneHundredthIsFound() {
    ChangedTable ownership = ChangedTable.of("ownership");
    assertThat(kinds(ownership.with("[20..50)", "[20.01..50)")))
        .containsExactly(Kind.NO_ROW_FOR_CRITERION);
    assertThat(kinds(ownership.with("[20..50)", "[20..50]")))
        .containsExactly(Kind.TWO_ROWS_FOR_CRITERION);
  }

  @Test
  void aCriterionIsNotDropped() {
    ChangedTable draft = GATE;
    for (String rule :
        Arrays.stream(GATE.file().split("<rule id=\""))
            .map(part -> part.substring(0, part.indexOf('"')))
            .filter(id -> id.startsWith("Rule_DemandGateFindings_S137"))
            .toList()) {
      draft = draft.without("rule", rule);
    }
    assertThat(kinds(draft)).contains(Kind.CRITERION_DROPPED);
  }

  @Test
  void noAnswerIsAProblem() {
    assertThat(kinds(SHARE.without("rule", "Rule_LocalShare_High")))
        .containsExactly(Kind.NO_ANSWER);
    assertThat(kinds(ROUTE.cell("Rule_ApprovalRoute_Vote_Out1", "riskLevel")))
        .containsAnyOf(Kind.NO_ANSWER, Kind.ANSWER_UNKNOWN);
  }

  // S21

  @Test
  void tiedNeverPassesWhateverElseIsGood() {
    ChangedTable tied = GATE;
    String gate = GATE.file().split("\"S21\"")[0];
    assertThat(gate).isNotEmpty();
    for (String rule :
        Arrays.stream(GATE.file().split("<rule id=\""))
            .map(part -> part.substring(0, part.indexOf('"')))
            .filter(id -> id.startsWith("Rule_DemandGateFindings_S21"))
            .toList()) {
      tied = tied.cell(rule + "_Out3", "false");
    }
    assertThat(kinds(tied)).containsExactly(Kind.TIED_PASSES);
    assertThat(kinds(GATE.cell("Rule_DemandGate_Pass_In3", "&lt;= 1"))).contains(Kind.TIED_PASSES);
    assertThat(
            kinds(
                GATE.cell(
                    "Rule_DemandGate_Strengthen_Out1", "if true then \"pass\" else \"pass\"")))
        .contains(Kind.TIED_PASSES);
    assertThat(kinds(GATE.cell("Rule_DemandGateFindings_S21Met_In3", "31337")))
        .contains(Kind.TIED_PASSES);
  }

  private List<TableProblem> check(ChangedTable draft) {
    return check.check(draft.decision(), draft.bytes());
  }

  private List<Kind> kinds(ChangedTable draft) {
    return check(draft).stream().map(TableProblem::kind).distinct().toList();
  }

  /** Refused before anything in it could run; an attack would show by the time it takes. */
  private List<Kind> quickly(ChangedTable draft) {
    long start = System.nanoTime();
    List<Kind> kinds = kinds(draft);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    return kinds;
  }
}
