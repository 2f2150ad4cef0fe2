package org.capacitycompact.clauses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.capacitycompact.criteria.Decisions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Quotations match the source, apart from white space and omissions. */
class ClauseQuotesTest {

  private static final Path SEEDS = Path.of("..", "shared", "seeds");
  private static final Pattern ANNOTATION = Pattern.compile("^(S\\d+) \"([^\"]+)\"");

  private static Map<String, String> sources = Map.of();

  @BeforeAll
  static void read() throws IOException {
    assumeTrue(Files.isDirectory(SEEDS), "the source documents are not here: " + SEEDS);
    try (Stream<Path> files = Files.list(SEEDS)) {
      sources =
          files
              .filter(file -> file.getFileName().toString().matches("00\\d_.*\\.txt"))
              .collect(
                  Collectors.toMap(
                      file -> file.getFileName().toString().substring(2, 3),
                      ClauseQuotesTest::text));
    }
  }

  @Test
  void everyQuoteIsInItsSource() {
    Clauses clauses = ClausesTest.clauses();
    assertThat(clauses.all(Locale.ENGLISH))
        .filteredOn(clause -> !says(clauses.sourceFile(clause.number()), clause.quote()))
        .extracting(clause -> clause.number() + " " + clause.quote())
        .isEmpty();
  }

  @Test
  void everyQuoteOfADecisionTableIsInTheSourceOfItsClause() {
    Clauses clauses = ClausesTest.clauses();
    List<Matcher> quotes =
        Decisions.ALL.stream()
            .flatMap(id -> Decisions.model(id).getModelElementsByType(Rule.class).stream())
            .map(rule -> ANNOTATION.matcher(rule.getDescription().getTextContent().strip()))
            .filter(Matcher::find)
            .toList();
    assertThat(quotes).hasSizeGreaterThan(150);
    assertThat(quotes)
        .filteredOn(quote -> !says(clauses.sourceFile(quote.group(1)), quote.group(2)))
        .extracting(Matcher::group)
        .isEmpty();
  }

  /** Whether the parts between omissions occur in order. */
  private static boolean says(String source, String quote) {
    String text = sources.getOrDefault(source, "");
    int from = 0;
    for (String part : quote.split("…")) {
      int found = text.indexOf(plain(part).strip(), from);
      if (found < 0) {
        return false;
      }
      from = found;
    }
    return true;
  }

  private static String text(Path file) {
    try {
      return plain(Files.readString(file));
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static String plain(String text) {
    return text.replaceAll("[‘’“”\"]", "'")
        .replaceAll("\\*+", "")
        .replaceAll("\\s+", " ")
        .toLowerCase(Locale.ROOT);
  }
}
