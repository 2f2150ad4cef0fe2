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
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.PrimitiveValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.capacitycompact.platform.engine.EngineAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What a decision asks for, by its own inputs: an input that is one name is a fact of the type the
 * table declares. A fact may be absent or null; of the wrong type, the engine would convert it or
 * fail without saying which it was.
 */
@Service
public class DecisionFacts {

  /** Facts that stand only within an expression, whose own type is not theirs: all texts. */
  private static final Map<String, Set<String>> TEXTS_WITHIN_EXPRESSIONS =
      Map.of("ownership", Set.of("waivedCriteria"), "quality", Set.of("waivedCriteria"));

  /** Facts that stand only in compound inputs, whose own type is the comparison's: all counts. */
  private static final Map<String, Set<String>> COUNTS_WITHIN_COMPARISONS =
      Map.of(
          "steering-outcome",
          Set.of(
              "eligibleMembers",
              "ballotsCast",
              "constituenciesEligible",
              "constituenciesPresent",
              "partnerCountryEligible",
              "partnerCountryBallots",
              "approve",
              "approveWithConditions",
              "returnForRevision",
              "decline",
              "abstain"));

  private final RepositoryService repository;
  private final EngineAccess engine;

  // Deployed tables never change.
  private final ConcurrentMap<String, Map<String, Type>> read = new ConcurrentHashMap<>();

  DecisionFacts(RepositoryService repository, EngineAccess engine) {
    this.repository = repository;
    this.engine = engine;
  }

  private enum Type {
    STRING("text"),
    BOOLEAN("true or false"),
    INTEGER("a whole number"),
    DOUBLE("a number");

    private final String words;

    Type(String words) {
      this.words = words;
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
   * Facts whose value is of the wrong type, each with what it should be; none for a decision that
   * is not there.
   *
   * @param key of the decision, or null where its definition's id is given
   */
  public List<String> refused(
      @Nullable String key, @Nullable String definitionId, VariableMap given) {
    return definition(key, definitionId)
        .map(definition -> read.computeIfAbsent(definition.getId(), id -> types(definition)))
        .map(types -> refused(types, given))
        .orElseGet(List::of);
  }

  private static List<String> refused(Map<String, Type> types, VariableMap given) {
    return given.keySet().stream()
        .sorted()
        .flatMap(name -> refused(name, types.get(name), given.getValueTyped(name)))
        .toList();
  }

  private static Stream<String> refused(
      String name, @Nullable Type type, @Nullable TypedValue given) {
    boolean plain =
        given == null
            || given instanceof PrimitiveValue<?>
            || given.getType() == null
            || isNull(given);
    if (plain && (type == null || given == null || type.takes(given.getValue()))) {
      return Stream.empty();
    }
    return Stream.of(name + " must be " + (type == null ? "one plain value" : type.words));
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

  private Map<String, Type> types(DecisionDefinition definition) {
    Map<String, Type> types = new HashMap<>();
    COUNTS_WITHIN_COMPARISONS
        .getOrDefault(definition.getKey(), Set.of())
        .forEach(count -> types.put(count, Type.INTEGER));
    TEXTS_WITHIN_EXPRESSIONS
        .getOrDefault(definition.getKey(), Set.of())
        .forEach(text -> types.put(text, Type.STRING));
    file(definition)
        .facts()
        .forEach((name, declared) -> type(declared).ifPresent(type -> types.put(name, type)));
    return types;
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
