package org.capacitycompact.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.capacitycompact.attachment.Attachment.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stores contents in PostgreSQL in pieces, with only one in memory at a time when writing and
 * reading.
 */
@Component
class DatabaseStore implements ContentStore {

  private static final int PIECE = 512 << 10;

  private final JdbcClient database;

  DatabaseStore(JdbcClient database) {
    this.database = database;
  }

  @Override
  public Place place() {
    return Place.DATABASE;
  }

  @Override
  public Path incoming() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }

  @Override
  public void keep(Attachment attachment, IncomingFile file) throws IOException {
    try (InputStream content = Files.newInputStream(file.path())) {
      byte[] piece = content.readNBytes(PIECE);
      for (int position = 0; piece.length > 0; position++) {
        database
            .sql(
                """
                insert into attachment_content (attachment, number, position, bytes)
                values (?, ?, ?, ?)
                """)
            .params(attachment.id(), attachment.number(), position, piece)
            .update();
        piece = content.readNBytes(PIECE);
      }
    }
  }

  @Override
  public void send(Attachment attachment, OutputStream reader) throws IOException {
    long sent = 0;
    for (int position = 0; sent < attachment.bytes(); position++) {
      byte[] piece =
          database
              .sql("select bytes from attachment_content where attachment = ? and position = ?")
              .params(attachment.id(), position)
              .query(byte[].class)
              .optional()
              .orElseThrow(() -> new IOException("a piece of " + attachment.id() + " is missing"));
      reader.write(piece);
      sent += piece.length;
    }
  }
}
