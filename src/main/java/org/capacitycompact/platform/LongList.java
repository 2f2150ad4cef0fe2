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

/** Reads lists of any length row by row: an export never holds all of one in memory. */
@Component
public class LongList {

  private static final int PORTION = 500;

  private final NamedParameterJdbcTemplate database;

  LongList(DataSource dataSource) {
    JdbcTemplate portions = new JdbcTemplate(dataSource);
    portions.setFetchSize(PORTION);
    database = new NamedParameterJdbcTemplate(portions);
  }

  /** Hands every row on as it is read; the driver reads in portions within a transaction only. */
  @Transactional(readOnly = true)
  public <T> void read(String sql, Map<String, ?> parameters, Class<T> row, Consumer<T> reader) {
    rows(sql, parameters, new SimplePropertyRowMapper<>(row), reader);
  }

  /** The same, for rows that say themselves how they are read. */
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
