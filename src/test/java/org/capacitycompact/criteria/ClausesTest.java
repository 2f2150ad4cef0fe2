package org.capacitycompact.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClausesTest {

  @Test
  void everyClauseThatADecisionNamesHasATitleInBothLanguagesAndTheSourcesWords()
      throws IOException {
    Clauses clauses = new Clauses(new ObjectMapper().registerModule(new ParameterNamesModule()));
    Set<String> named = new TreeSet<>();
    try (Stream<Path> files = Files.list(Path.of("decisions"))) {
      for (Path file : files.toList()) {
        Pattern.compile("\"(S\\d+)\"")
            .matcher(Files.readString(file))
            .results()
            .forEach(hit -> named.add(hit.group(1)));
      }
    }

    assertThat(named).hasSizeGreaterThan(40).allMatch(clauses::knows);
    for (String number : named) {
      Clause english = clauses.of(number, Locale.ENGLISH);
      Clause french = clauses.of(number, Locale.FRENCH);
      assertThat(english.title()).isNotBlank().isNotEqualTo(french.title());
      assertThat(english.quote()).isNotBlank();
      assertThat(french.source()).isNotBlank();
    }
  }
}
