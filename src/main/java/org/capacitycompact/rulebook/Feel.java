package org.capacitycompact.rulebook;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.collection.Iterator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.jspecify.annotations.Nullable;

/**
 * Parses the cells of a table. It accepts the part of FEEL that criteria need: comparisons, ranges,
 * words, sums over the findings. It refuses everything that could run for ever, reach outside or
 * grow without limit: user-defined functions, paths, powers, patterns, loops over anything but an
 * existing list.
 */
final class Feel {

  private static final int LONGEST = 600;
  private static final int DEEPEST_BRACKETS = 8;
  private static final int DEEPEST_LOOPS = 2;

  private static final Set<String> PLAIN =
      Set.of(
          "ConstNull",
          "ConstBool",
          "ConstNumber",
          "ConstString",
          "ConstInputValue",
          "ConstList",
          "ConstRange",
          "OpenConstRangeBoundary",
          "ClosedConstRangeBoundary",
          "Equal",
          "LessThan",
          "LessOrEqual",
          "GreaterThan",
          "GreaterOrEqual",
          "Conjunction",
          "Disjunction",
          "Not",
          "AtLeastOne",
          "In",
          "UnaryTestExpression",
          "InputEqualTo",
          "InputLessThan",
          "InputLessOrEqual",
          "InputGreaterThan",
          "InputGreaterOrEqual",
          "InputInRange",
          "If",
          "InstanceOf",
          "Addition",
          "Subtraction",
          "Multiplication",
          "Division",
          "ArithmeticNegation",
          "PositionalFunctionParameters");

  /** The elements of a cell that contains only words and numbers to compare with. */
  private static final Set<String> SIMPLE =
      Set.of(
          "ConstNull",
          "ConstBool",
          "AtLeastOne",
          "UnaryTestExpression",
          "InputEqualTo",
          "InputLessThan",
          "InputLessOrEqual",
          "InputGreaterThan",
          "InputGreaterOrEqual",
          "InputInRange",
          "ConstRange",
          "OpenConstRangeBoundary",
          "ClosedConstRangeBoundary",
          "ArithmeticNegation",
          "Not");

  private static final Set<String> FUNCTIONS =
      Set.of(
          "not",
          "count",
          "sum",
          "min",
          "max",
          "mean",
          "all",
          "any",
          "abs",
          "floor",
          "ceiling",
          "round up",
          "round down",
          "round half up",
          "round half down",
          "list contains",
          "contains",
          "starts with",
          "ends with",
          "trim",
          "upper case",
          "lower case",
          "string length");

  private static final FeelEngineApi ENGINE = FeelEngineBuilder.forJava().build();

  private final Map<String, Reading> read = new HashMap<>();

  /**
   * The result of parsing an expression.
   *
   * @param problem why it is refused; null when it is accepted
   * @param names the facts and variables it reads
   * @param words the words and numbers it contains
   * @param plain whether it contains nothing else: no fact, no calculation
   */
  record Reading(
      TableProblem.@Nullable Kind problem,
      String detail,
      Set<String> names,
      List<Object> words,
      boolean plain) {}

  private static final class NotTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotTaken(String what) {
      super(what, null, false, false);
    }
  }

  /** Parses the condition in an input cell. */
  Reading test(String cell) {
    return read.computeIfAbsent("?" + cell, key -> read(cell, ENGINE::parseUnaryTests));
  }

  /** Parses an input's expression or an output cell. */
  Reading expression(String cell) {
    return read.computeIfAbsent("=" + cell, key -> read(cell, ENGINE::parseExpression));
  }

  /**
   * Whether a cell matches a value of its column together with other facts; false when it cannot be
   * evaluated.
   */
  static boolean holds(String cell, @Nullable Object value, Map<String, Object> facts) {
    var answer = ENGINE.evaluateUnaryTests(cell, value, facts);
    return answer.isSuccess() && Boolean.TRUE.equals(answer.result());
  }

  private static Reading read(String cell, Function<String, ParseResult> parser) {
    if (cell.length() > LONGEST || brackets(cell) > DEEPEST_BRACKETS) {
      return refused(TableProblem.Kind.CELL_TOO_LONG, String.valueOf(LONGEST));
    }
    ParseResult parsed = parser.apply(cell);
    if (!parsed.isSuccess()) {
      return refused(TableProblem.Kind.CELL_UNREADABLE, "");
    }
    Walk walk = new Walk();
    try {
      walk.into(parsed.parsedExpression().expression(), 0);
    } catch (NotTaken notTaken) {
      return refused(
          TableProblem.Kind.CELL_TOO_CLEVER, Optional.ofNullable(notTaken.getMessage()).orElse(""));
    }
    return new Reading(null, "", Set.copyOf(walk.names), List.copyOf(walk.literals), walk.plain);
  }

  private static Reading refused(TableProblem.Kind kind, String detail) {
    return new Reading(kind, detail, Set.of(), List.of(), false);
  }

  private static int brackets(String cell) {
    int depth = 0;
    int deepest = 0;
    for (char sign : cell.toCharArray()) {
      if ("([{".indexOf(sign) >= 0) {
        deepest = Math.max(deepest, ++depth);
      } else if (")]}".indexOf(sign) >= 0) {
        depth--;
      }
    }
    return deepest;
  }

  /** Walks through a parsed expression. */
  private static final class Walk {

    private final Set<String> names = new TreeSet<>();
    private final List<Object> literals = new ArrayList<>();
    private final Deque<String> own = new ArrayDeque<>();
    private boolean plain = true;

    void into(@Nullable Object part, int loops) {
      if (part instanceof Iterator<?> parts) {
        while (parts.hasNext()) {
          into(parts.next(), loops);
        }
      } else if (part instanceof Iterable<?> parts) {
        into(parts.iterator(), loops);
      } else if (part instanceof Product product) {
        node(product, loops);
      }
    }

    private void node(Product node, int loops) {
      String kind = node.productPrefix();
      switch (kind) {
        case "Ref" -> name(node);
        case "FunctionInvocation" -> function(node, loops);
        case "Filter" -> filter(node, loops);
        case "For", "SomeItem", "EveryItem" -> loop(node, loops);
        case "ConstString", "ConstNumber" -> literals.add(node.productElement(0));
        default -> {
          if (!PLAIN.contains(kind)) {
            throw new NotTaken(kind);
          }
          plain &= SIMPLE.contains(kind);
          into(node.productIterator(), loops);
        }
      }
    }

    private void name(Product ref) {
      plain = false;
      Set<String> parts = new HashSet<>();
      Iterator<?> each = ((Iterable<?>) ref.productElement(0)).iterator();
      int count = 0;
      while (each.hasNext()) {
        parts.add(String.valueOf(each.next()));
        count++;
      }
      if (count != 1) {
        throw new NotTaken("a.b");
      }
      parts.stream().filter(name -> !own.contains(name)).forEach(names::add);
    }

    private void function(Product call, int loops) {
      plain = false;
      String name = String.valueOf(call.productElement(0));
      if (name.equals("replace")) {
        List<Product> given = parts(((Product) call.productElement(1)).productElement(0));
        // The only pattern that the tables use; others can take for ever.
        if (given.size() != 3 || !isText(given.get(1), "\\s*,\\s*") || !isText(given.get(2), ",")) {
          throw new NotTaken(name);
        }
      } else if (!FUNCTIONS.contains(name)) {
        throw new NotTaken(name);
      }
      into(call.productElement(1), loops);
    }

    private static List<Product> parts(Object list) {
      List<Product> parts = new ArrayList<>();
      Iterator<?> each = ((Iterable<?>) list).iterator();
      while (each.hasNext()) {
        parts.add((Product) each.next());
      }
      return parts;
    }

    private static boolean isText(Product part, String text) {
      return part.productPrefix().equals("ConstString") && part.productElement(0).equals(text);
    }

    private void filter(Product filter, int loops) {
      plain = false;
      deeper(loops);
      into(filter.productElement(0), loops + 1);
      own.push("item");
      into(filter.productElement(1), loops + 1);
      own.pop();
    }

    private void loop(Product loop, int loops) {
      plain = false;
      deeper(loops);
      int opened = 0;
      Iterator<?> iterators = ((Iterable<?>) loop.productElement(0)).iterator();
      while (iterators.hasNext()) {
        Product pair = (Product) iterators.next();
        if (opened > 0) {
          throw new NotTaken("for, for");
        }
        domain(pair.productElement(1), loops);
        own.push(String.valueOf(pair.productElement(0)));
        opened++;
      }
      into(loop.productElement(1), loops + 1);
      for (int i = 0; i < opened; i++) {
        own.pop();
      }
    }

    /** An existing list, or its positions: {@code 1..count(list)}. */
    private void domain(Object domain, int loops) {
      Product over = (Product) domain;
      switch (over.productPrefix()) {
        case "Ref" -> name(over);
        case "ConstList" -> into(over, loops + 1);
        case "IterationContext" -> {
          Product end = (Product) over.productElement(1);
          boolean counted =
              over.productElement(0).toString().equals("ConstNumber(1)")
                  && end.productPrefix().equals("FunctionInvocation")
                  && String.valueOf(end.productElement(0)).equals("count")
                  && end.productElement(1)
                      .toString()
                      .matches(
                          "PositionalFunctionParameters\\(List\\(Ref\\(List\\(\\w+\\)\\)\\)\\)");
          if (!counted) {
            throw new NotTaken("..");
          }
          into(end, loops);
        }
        default -> throw new NotTaken(over.productPrefix());
      }
    }

    private static void deeper(int loops) {
      if (loops >= DEEPEST_LOOPS) {
        throw new NotTaken("for");
      }
    }
  }
}
