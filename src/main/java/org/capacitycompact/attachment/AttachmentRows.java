package org.capacitycompact.attachment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.capacitycompact.attachment.Attachment.Place;
import org.capacitycompact.attachment.Attachment.Withdrawal;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of documents. */
@Component
class AttachmentRows {

  private final JdbcClient database;

  AttachmentRows(JdbcClient database) {
    this.database = database;
  }

  /** How much an initiative has stored, including withdrawn documents. */
  record Held(int files, long bytes) {}

  List<Attachment> of(InitiativeNumber number) {
    return database
        .sql("select * from attachment where number = ? order by added_at, id")
        .param(number)
        .query(AttachmentRows::attachment)
        .list();
  }

  Optional<Attachment> one(InitiativeNumber number, UUID id) {
    return database
        .sql("select * from attachment where number = ? and id = ?")
        .params(number, id)
        .query(AttachmentRows::attachment)
        .optional();
  }

  /** The document with this content that is not withdrawn. */
  Optional<Attachment> standing(InitiativeNumber number, String sha256) {
    return database
        .sql("select * from attachment where number = ? and sha256 = ? and withdrawn_at is null")
        .params(number, sha256)
        .query(AttachmentRows::attachment)
        .optional();
  }

  /** The amount stored now; locks the initiative's documents until the transaction ends. */
  Held lockAndCount(InitiativeNumber number) {
    database
        .sql("select pg_advisory_xact_lock(hashtextextended(?, 121))::text")
        .param("attachments of " + number)
        .query(String.class)
        .single();
    return database
        .sql(
            "select count(*) as files, coalesce(sum(bytes), 0) as bytes from attachment where number = ?")
        .param(number)
        .query(Held.class)
        .single();
  }

  void insert(Attachment added) {
    database
        .sql(
            """
            insert into attachment (id, number, kind, note, file_name, media_type, bytes, sha256,
              place, added_by, added_by_name, added_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(added.id())
        .param(added.number())
        .param(added.kind().name())
        .param(added.note())
        .param(added.fileName())
        .param(added.mediaType())
        .param(added.bytes())
        .param(added.sha256())
        .param(added.place().name())
        .param(added.addedBy())
        .param(added.addedByName())
        .param(added.addedAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** False when it had been withdrawn already. */
  boolean withdraw(Attachment attachment, Actor by, Instant at, String reason) {
    return database
            .sql(
                """
                update attachment set withdrawn_by = ?, withdrawn_by_name = ?, withdrawn_at = ?,
                  withdrawn_reason = ? where id = ? and number = ? and withdrawn_at is null
                """)
            .params(
                by.userId(),
                by.name(),
                at.atOffset(ZoneOffset.UTC),
                reason,
                attachment.id(),
                attachment.number())
            .update()
        > 0;
  }

  private static Attachment attachment(ResultSet row, int n) throws SQLException {
    Timestamp withdrawn = row.getTimestamp("withdrawn_at");
    return new Attachment(
        row.getObject("id", UUID.class),
        InitiativeNumber.of(row.getString("number")),
        AttachmentKind.valueOf(row.getString("kind")),
        row.getString("note"),
        row.getString("file_name"),
        row.getString("media_type"),
        row.getLong("bytes"),
        row.getString("sha256"),
        Place.valueOf(row.getString("place")),
        row.getString("added_by"),
        row.getString("added_by_name"),
        row.getTimestamp("added_at").toInstant(),
        withdrawn == null
            ? null
            : new Withdrawal(
                row.getString("withdrawn_by_name"),
                withdrawn.toInstant(),
                row.getString("withdrawn_reason")));
  }
}
