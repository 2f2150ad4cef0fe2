package org.capacitycompact.platform.database;

import java.sql.SQLException;

/**
 * A connection shares its database session with others. The message is one line for the person who
 * starts the application.
 */
class SharedSessionException extends SQLException {

  private static final String REFUSED = "08004";

  SharedSessionException() {
    super(
        "The database's address does not keep a session for each connection (a connection pooler in"
            + " transaction or statement mode?), so one country could read another's rows: set the"
            + " pooler to session mode (PgBouncer: pool_mode = session, server_reset_query ="
            + " DISCARD ALL), or give the server's own address; see docs/operations.md",
        REFUSED);
  }
}
