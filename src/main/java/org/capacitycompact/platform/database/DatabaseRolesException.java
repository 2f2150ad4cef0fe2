package org.capacitycompact.platform.database;

/**
 * The application refuses to work with this database account. The message is one line for the
 * person who starts it.
 */
class DatabaseRolesException extends RuntimeException {

  private DatabaseRolesException(String message) {
    super(message);
  }

  static DatabaseRolesException tooPowerful(String account, String why) {
    return new DatabaseRolesException(
        "The database account "
            + account
            + " "
            + why
            + ", so it would see every country's rows: make two roles as docs/operations.md shows,"
            + " and give the application's as spring.datasource.username and the owner's as"
            + " spring.flyway.user");
  }

  static DatabaseRolesException otherName(String account, String named) {
    return new DatabaseRolesException(
        "The application works as the database account "
            + account
            + ", and rights are given to "
            + named
            + ": set spring.flyway.placeholders.app="
            + account);
  }
}
