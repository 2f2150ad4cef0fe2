package org.capacitycompact.criteria;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.PrimitiveValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.rulebook.DecisionFile;
import org.capacitycompact.rulebook.DeclaredFacts;
import org.capacitycompact.rulebook.PossibleFacts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The facts that a decision takes, derived from its inputs: an input whose expression is a single
 * name is a fact, with the type declared in the table. A fact may be absent or null. A fact of the
 * wrong type is refused, because the engine would convert it, or fail without naming it. Impossible
 * values ({@link PossibleFacts}), values outside the column's list and unknown names are refused
 * too: the answer would be about something other than what was meant.
 */
@Service
public class DecisionFacts {

  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
  private static final Pattern NO_NAME = Pattern.compile("[^A-Za-z0-9_]+");

  private final RepositoryService repository;
  private final EngineAccess engine;

  // Deployed tables never change.
  private final ConcurrentMap<String, Asked> read = new ConcurrentHashMap<>();

  DecisionFacts(RepositoryService repository, EngineAccess engine) {
    this.repository = repository;
    this.engine = engine;
  }

  /** The accepted facts: their types, and the allowed values of those that are not free text. */
  private record Asked(Map<String, Type> types, Map<String, List<String>> words) {}

  private enum Type {
    STRING("text"),
    BOOLEAN("true or false"),
    INTEGER("a whole number"),
    DOUBLE("a number");

    private final String words;

    Type(String words) {
      this.words = words;
    }

    static Type of(DeclaredFacts.Kind declared) {
      return declared.isText() ? STRING : declared.whole() ? INTEGER : DOUBLE;
    }

    boolean takes(@Nullable Object value) {
      return value == null
          || switch (this) {
            case STRING -> value instanceof String;
            case BOOLEAN -> value instanceof Boolean;
            case INTEGER -> whole(value);
            case DOUBLE -> value instanceof Number number && finite(number);
          };
    }

    private static boolean whole(Object value) {
      return value instanceof Number number
          && finite(number)
          && new BigDecimal(number.toString()).stripTrailingZeros().scale() <= 0
          && Math.abs(number.doubleValue()) <= Integer.MAX_VALUE;
    }

    private static boolean finite(Number number) {
      return Double.isFinite(number.doubleValue());
    }
  }

  /**
   * The facts of a wrong type, unknown or impossible, each with what it should be; empty for a
   * decision that does not exist.
   *
   * @param key of the decision, or null when the id of its definition is given
   */
  public List<String> refused(
      @Nullable String key, @Nullable String definitionId, VariableMap given) {
    return definition(key, definitionId)
        .map(definition -> read.computeIfAbsent(definition.getId(), id -> asked(definition)))
        .map(asked -> refused(asked, given))
        .orElseGet(List::of);
  }

  private static List<String> refused(Asked asked, VariableMap given) {
    List<String> wrong =
        given.keySet().stream()
            .sorted()
            .flatMap(name -> refused(name, asked, given.getValueTyped(name)))
            .toList();
    return wrong.isEmpty() ? PossibleFacts.impossible(given) : wrong;
  }

  private static Stream<String> refused(String name, Asked asked, @Nullable TypedValue given) {
    Type type = asked.types().get(name);
    if (type == null) {
      return Stream.of(unknown(name, asked));
    }
    boolean plain =
        given == null
            || given instanceof PrimitiveValue<?>
            || given.getType() == null
            || isNull(given);
    if (!plain || given != null && !type.takes(given.getValue())) {
      return Stream.of(name + " must be " + type.words);
    }
    List<String> words = asked.words().getOrDefault(name, List.of());
    return given == null
            || given.getValue() == null
            || words.isEmpty()
            || words.contains(String.valueOf(given.getValue()))
        ? Stream.empty()
        : Stream.of(name + " must be one of " + String.join(", ", words) + ", or null");
  }

  /** A nearly correct name is a typing error; any other may belong to another decision. */
  private static String unknown(String name, Asked asked) {
    String safe = name.matches("[A-Za-z0-9_.-]{1,80}") ? name : "A name that was given";
    return asked.types().keySet().stream()
        .filter(fact -> fact.equalsIgnoreCase(name))
        .findFirst()
        .map(fact -> safe + " is no fact of this decision; " + fact + " is")
        .orElseGet(
            () ->
                safe
                    + " is no fact of this decision, which knows "
                    + asked.types().keySet().stream().sorted().collect(Collectors.joining(", ")));
  }

  private static boolean isNull(TypedValue value) {
    return "null".equals(value.getType().getName());
  }

  private Optional<DecisionDefinition> definition(
      @Nullable String key, @Nullable String definitionId) {
    return engine.inEngine(
        () -> {
          var query = repository.createDecisionDefinitionQuery();
          var one =
              key != null
                  ? query.decisionDefinitionKey(key).latestVersion()
                  : query.decisionDefinitionId(String.valueOf(definitionId));
          return Optional.ofNullable(one.singleResult());
        });
  }

  private Asked asked(DecisionDefinition definition) {
    Map<String, Type> types = new HashMap<>();
    Map<String, List<String>> words = new HashMap<>();
    DecisionFile file = file(definition);
    Set<String> handedOn = file.handedOn();
    // What is asked of one decision of a file is known to each of them.
    for (DecisionFile.Decision decision : file.decisions()) {
      within(decision.expression(), handedOn, types);
      DecisionFile.Table table = decision.table();
      if (table != null) {
        table.inputs().forEach(input -> within(input.expression(), handedOn, types));
        table.inputs().stream()
            .filter(input -> !input.words().isEmpty())
            .forEach(input -> words.put(input.expression(), input.allowed()));
      }
    }
    file.facts()
        .forEach((name, declared) -> type(declared).ifPresent(type -> types.put(name, type)));
    return new Asked(types, words);
  }

  /**
   * Facts that stand only within an expression, whose own type is not theirs: what their capability
   * declares says what they are.
   */
  private static void within(String expression, Set<String> handedOn, Map<String, Type> types) {
    NO_NAME
        .splitAsStream(QUOTED.matcher(expression).replaceAll(" "))
        .filter(name -> !handedOn.contains(name))
        .forEach(
            name -> DeclaredFacts.find(name).ifPresent(kind -> types.put(name, Type.of(kind))));
  }

  private DecisionFile file(DecisionDefinition definition) {
    try (InputStream dmn = engine.inEngine(() -> repository.getDecisionModel(definition.getId()))) {
      return DecisionFile.read(dmn.readAllBytes());
    } catch (IOException unreadable) {
      throw new IllegalStateException(definition.getId() + " cannot be read", unreadable);
    }
  }

  private static Optional<Type> type(@Nullable String typeRef) {
    return Stream.of(Type.values())
        .filter(type -> type.name().equalsIgnoreCase(typeRef))
        .findFirst();
  }
}
