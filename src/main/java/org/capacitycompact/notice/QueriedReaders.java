package org.capacitycompact.notice;

import java.util.Set;
import org.capacitycompact.initiative.InitiativeNumber;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Readers whom one question to the database finds. */
public abstract class QueriedReaders implements NoticeReaders {

  private final String name;
  private final String query;
  private final JdbcClient database;

  /**
   * @param query finds their audiences; it knows the initiative as {@code :number}
   */
  protected QueriedReaders(String name, String query, JdbcClient database) {
    this.name = name;
    this.query = query;
    this.database = database;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Set<String> audiences(InitiativeNumber number) {
    return Set.copyOf(database.sql(query).param("number", number).query(String.class).list());
  }
}
