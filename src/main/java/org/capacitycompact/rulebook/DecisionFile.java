package org.capacitycompact.rulebook;

import static org.capacitycompact.platform.engine.ModelXml.children;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.capacitycompact.platform.engine.ModelXml;
import org.capacitycompact.platform.engine.ReleasedModels;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * The content of a decision file, cell by cell; shipped and published files are read alike. It does
 * not judge what it reads.
 *
 * @param id of the definitions as a whole
 */
public record DecisionFile(String id, String namespace, List<Decision> decisions) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

  public DecisionFile {
    decisions = List.copyOf(decisions);
  }

  /**
   * One decision of a file; it has a table or an expression.
   *
   * @param question what it decides, in the words of the file
   * @param keptFor its time to live in the engine's history
   * @param requires ids of the decisions whose results it uses
   * @param variable the name under which its result is passed on
   * @param variableType the type of that variable
   * @param expression empty for a table
   */
  public record Decision(
      String id,
      String name,
      String question,
      String keptFor,
      List<String> requires,
      String variable,
      String variableType,
      @Nullable Table table,
      String expression) {

    /**
     * The output that says it in one word: the first, whose place every version keeps. Empty where
     * it lists what it finds.
     */
    String saidIn() {
      if (table == null) {
        return variable;
      }
      return table.hitPolicy().equals("COLLECT")
          ? ""
          : table.outputs().stream().findFirst().map(Output::name).orElse("");
    }

    /**
     * Whether its answer is good or bad news, and does not only sort: its word is a verdict then,
     * an outcome or a status.
     */
    boolean judges() {
      return Set.of("verdict", "outcome", "status").contains(saidIn());
    }

    /** The names under which whoever requires it reads its answer. */
    public Set<String> handsOn() {
      Set<String> names = new TreeSet<>();
      if (table != null) {
        table.outputs().forEach(output -> names.add(output.name()));
      }
      if (!variable.isEmpty()) {
        names.add(variable);
      }
      return names;
    }
  }

  /** A table; {@code aggregation} is empty when its results are listed. */
  public record Table(
      String hitPolicy,
      String aggregation,
      List<Input> inputs,
      List<Output> outputs,
      List<Rule> rules) {}

  /**
   * An input column.
   *
   * @param expression a fact, or something computed from several
   * @param words the values allowed in the column, as written; empty when any is
   */
  public record Input(String label, String expression, String type, String words) {

    /** Whether the expression is a single name without a computation. */
    public boolean isOneName() {
      return NAME.matcher(expression).matches();
    }

    /** The allowed values one by one; empty when any is. */
    public List<String> allowed() {
      return Arrays.stream(words.split(","))
          .map(String::strip)
          .filter(word -> word.length() > 1 && word.startsWith("\"") && word.endsWith("\""))
          .map(word -> word.substring(1, word.length() - 1))
          .toList();
    }
  }

  /** An output column; {@code words} as for inputs. */
  public record Output(String label, String name, String type, String words) {}

  /**
   * A row.
   *
   * @param why its annotation
   * @param when a cell for each input, as written
   * @param then a cell for each output, as written
   */
  public record Rule(String id, String why, List<String> when, List<String> then) {

    /** The clauses named in its annotation. */
    public List<String> clauses() {
      return ReleasedModels.named(why);
    }
  }

  /**
   * Reads a shipped file, or one that has passed the check.
   *
   * @throws IllegalStateException when it is not XML
   */
  public static DecisionFile read(byte[] dmn) {
    try {
      return of(ModelXml.parse(new ByteArrayInputStream(dmn)));
    } catch (IOException | SAXException unreadable) {
      throw new IllegalStateException("a decision cannot be read", unreadable);
    }
  }

  /** Reads a document as a decision file, as far as it is one. */
  public static DecisionFile of(Document document) {
    Element root = document.getDocumentElement();
    return new DecisionFile(
        root.getAttribute("id"),
        root.getAttribute("namespace"),
        children(root, "decision").stream().map(DecisionFile::decision).toList());
  }

  /**
   * The facts with an input column of their own, with their declared types: a column whose
   * expression is a single name is a fact, unless the name is a result within the file.
   */
  public Map<String, String> facts() {
    Set<String> handedOn = handedOn();
    Map<String, String> facts = new TreeMap<>();
    decisions.stream()
        .map(Decision::table)
        .filter(Objects::nonNull)
        .flatMap(table -> table.inputs().stream())
        .filter(input -> input.isOneName() && !handedOn.contains(input.expression()))
        .forEach(input -> facts.put(input.expression(), input.type()));
    return facts;
  }

  /** The names under which decisions of the file pass on their results. */
  public Set<String> handedOn() {
    return decisions.stream()
        .filter(each -> decisions.stream().anyMatch(other -> other.requires().contains(each.id())))
        .flatMap(each -> each.handsOn().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The decision with this id. */
  public Optional<Decision> decision(String id) {
    return decisions.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  private static Decision decision(Element decision) {
    return new Decision(
        decision.getAttribute("id"),
        decision.getAttribute("name"),
        text(decision, "description"),
        decision.getAttributeNS("http://camunda.org/schema/1.0/dmn", "historyTimeToLive"),
        children(decision, "informationRequirement").stream()
            .flatMap(each -> children(each, "requiredDecision").stream())
            .map(each -> each.getAttribute("href").replaceFirst("^#", ""))
            .toList(),
        attribute(decision, "variable", "name"),
        attribute(decision, "variable", "typeRef"),
        children(decision, "decisionTable").stream()
            .findFirst()
            .map(DecisionFile::table)
            .orElse(null),
        children(decision, "literalExpression").stream()
            .findFirst()
            .map(each -> text(each, "text"))
            .orElse(""));
  }

  private static Table table(Element table) {
    String policy = table.getAttribute("hitPolicy");
    return new Table(
        policy.isEmpty() ? "UNIQUE" : policy,
        table.getAttribute("aggregation"),
        children(table, "input").stream().map(DecisionFile::input).toList(),
        children(table, "output").stream().map(DecisionFile::output).toList(),
        children(table, "rule").stream().map(DecisionFile::rule).toList());
  }

  private static Input input(Element input) {
    Optional<Element> expression = children(input, "inputExpression").stream().findFirst();
    return new Input(
        input.getAttribute("label"),
        expression.map(each -> text(each, "text")).orElse(""),
        expression.map(each -> each.getAttribute("typeRef")).orElse(""),
        children(input, "inputValues").stream()
            .findFirst()
            .map(each -> text(each, "text"))
            .orElse(""));
  }

  private static Output output(Element output) {
    return new Output(
        output.getAttribute("label"),
        output.getAttribute("name"),
        output.getAttribute("typeRef"),
        children(output, "outputValues").stream()
            .findFirst()
            .map(each -> text(each, "text"))
            .orElse(""));
  }

  private static Rule rule(Element rule) {
    return new Rule(
        rule.getAttribute("id"),
        text(rule, "description"),
        cells(rule, "inputEntry"),
        cells(rule, "outputEntry"));
  }

  private static List<String> cells(Element rule, String kind) {
    List<String> cells = new ArrayList<>();
    children(rule, kind).forEach(cell -> cells.add(text(cell, "text")));
    return cells;
  }

  private static String text(Element element, String name) {
    return children(element, name).stream()
        .findFirst()
        .map(found -> found.getTextContent().strip())
        .orElse("");
  }

  private static String attribute(Element element, String child, String name) {
    return children(element, child).stream()
        .findFirst()
        .map(found -> found.getAttribute(name))
        .orElse("");
  }
}
