package org.capacitycompact.platform;

import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads lists of any length row by row, so that an export never holds a whole list in memory. */
@Component
public class LongList {

  private static final int PORTION = 500;

  private final NamedParameterJdbcTemplate database;

  LongList(DataSource dataSource) {
    JdbcTemplate portions = new JdbcTemplate(dataSource);
    portions.setFetchSize(PORTION);
    database = new NamedParameterJdbcTemplate(portions);
  }

  /**
   * Hands over each row as it is read. Runs in a transaction, because outside one the driver loads
   * all rows at once.
   */
  @Transactional(readOnly = true)
  public <T> void read(String sql, Map<String, ?> parameters, Class<T> row, Consumer<T> reader) {
    rows(sql, parameters, new SimplePropertyRowMapper<>(row), reader);
  }

  /** The same, for rows with a mapper of their own. */
  @Transactional(readOnly = true)
  public <T> void read(
      String sql, Map<String, ?> parameters, RowMapper<T> row, Consumer<T> reader) {
    rows(sql, parameters, row, reader);
  }

  private <T> void rows(
      String sql, Map<String, ?> parameters, RowMapper<T> mapper, Consumer<T> reader) {
    RowCallbackHandler each = result -> reader.accept(mapper.mapRow(result, 0));
    database.query(sql, parameters, each);
  }
}
