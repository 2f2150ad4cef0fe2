package org.capacitycompact.platform.text;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What somebody typed into a search, as a text query of PostgreSQL. The database cuts it into words
 * by the function that cuts what is stored ({@code search_query}, {@code search_vector}), so that
 * the two can never differ.
 */
@Component
public class WordSearch {

  /** The longest that is looked at: more than any title, in any script. */
  public static final int LONGEST = 2000;

  /** Finds nothing: who types no word is not shown everything as if it were found. */
  private static final String NO_WORD = "'x' & !'x'";

  private final JdbcClient database;

  WordSearch(JdbcClient database) {
    this.database = database;
  }

  /**
   * A {@code tsquery} that each word occurs, as it is typed, as the beginning of a longer one or in
   * another form. Nothing when nothing was typed; where it has no word, one that finds nothing.
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
