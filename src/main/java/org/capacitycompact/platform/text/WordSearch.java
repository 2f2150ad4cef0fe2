package org.capacitycompact.platform.text;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Turns what somebody typed into a search into a PostgreSQL text query. One database function
 * splits both queries and stored texts into words ({@code search_query}, {@code search_vector}), so
 * that the two always agree.
 */
@Component
public class WordSearch {

  /** The longest input that is searched for: longer than any title, in any script. */
  public static final int LONGEST = 2000;

  /** Matches nothing: input without a word must not list everything as if found. */
  private static final String NO_WORD = "'x' & !'x'";

  private final JdbcClient database;

  WordSearch(JdbcClient database) {
    this.database = database;
  }

  /**
   * A {@code tsquery} that requires each word: as typed, as the beginning of a longer word, or in
   * another form. Empty when nothing was typed; a query that matches nothing when the input has no
   * word.
   */
  public Optional<String> query(@Nullable String typed) {
    String text = typed == null ? "" : WrittenText.tidy(typed);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String query =
        database
            .sql("select search_query(?)::text")
            .param(WrittenText.cut(WrittenText.searchable(text), LONGEST))
            .query(String.class)
            .single();
    return Optional.of(query.isEmpty() ? NO_WORD : query);
  }
}
