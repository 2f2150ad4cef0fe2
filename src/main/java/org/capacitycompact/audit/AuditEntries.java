package org.capacitycompact.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.EntityManager;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.stereotype.Component;

/** Writes entries, any number of them in one statement. */
@Component
class AuditEntries {

  private static final String COLUMNS =
      "chain, at, kind, outcome, user_id, person, role, country, number, from_address, door,"
          + " request_id, detail, before, after";

  private static final String WRITE =
      "insert into audit_entry ("
          + COLUMNS
          + ") select chain, at, kind, outcome, user_id, person, role, country,"
          + " case when outcome = 'done' then number"
          + " else (select i.number from initiative i where i.number = entry.number) end,"
          + " from_address, door, request_id, detail, before, after"
          + """
           from jsonb_to_recordset(cast(? as jsonb)) as entry(
             chain text, at timestamptz, kind text, outcome text, user_id text, person text,
             role text, country text, number text, from_address text, door text, request_id uuid,
             detail text[], before jsonb, after jsonb)
          """;

  private final JdbcClient database;
  private final EntityManager entities;
  private final ObjectMapper json;

  AuditEntries(JdbcClient database, EntityManager entities, ObjectMapper json) {
    this.database = database;
    this.entities = entities;
    this.json = json;
  }

  /** Writes entries at the end of the transaction, so that chains are locked last. */
  void writeLast(List<AuditEntry> entries) {
    try {
      entities.flush();
    } catch (RuntimeException failure) {
      RuntimeException known =
          EntityManagerFactoryUtils.convertJpaAccessExceptionIfPossible(failure);
      throw known == null ? failure : known;
    }
    write(entries);
  }

  /** Writes entries sorted by chain, so that two writers to several chains never deadlock. */
  void write(List<AuditEntry> entries) {
    try {
      database
          .sql(WRITE)
          .param(
              json.writeValueAsString(
                  entries.stream().sorted(Comparator.comparing(AuditEntry::chain)).toList()))
          .update();
    } catch (JsonProcessingException failure) {
      throw new IllegalStateException("an entry of the record cannot be written", failure);
    }
  }
}
