package org.capacitycompact.party;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Countries and organisations. */
@Service
public class Parties {

  private final JdbcClient database;

  Parties(JdbcClient database) {
    this.database = database;
  }

  /** The countries that take part. */
  public List<String> countries() {
    return database.sql("select code from country order by code").query(String.class).list();
  }

  public Optional<Organisation> organisation(@Nullable String code) {
    return database
        .sql("select code, name, kind, country, southern from organisation where code = ?")
        .param(code)
        .query(Organisation.class)
        .optional();
  }

  /** The names of organisations by code. */
  public Map<String, String> organisationNames() {
    return organisations().stream()
        .collect(Collectors.toMap(Organisation::code, Organisation::name));
  }

  public List<Organisation> organisations() {
    return database
        .sql("select code, name, kind, country, southern from organisation order by name")
        .query(Organisation.class)
        .list();
  }
}
