package org.capacitycompact.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.FileOutputStream;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.DirectFieldAccessor;

@DisplayName("The embedded database")
class EmbeddedDatabaseTest {

  @TempDir Path folder;

  @Test
  @DisplayName(
      "keeps its data, refuses a second start on its folder in one line, and takes over a server"
          + " that outlived its application")
  void startsAgain() throws Exception {
    Path home = Files.createDirectories(folder.resolve("database"));
    // What a killed application leaves behind: its running server, and no lock.
    EmbeddedPostgres leftBehind =
        EmbeddedPostgres.builder()
            .setDataDirectory(home.resolve("data"))
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .start();
    run(leftBehind.getJdbcUrl("postgres", "postgres"), "create table kept (word text)");
    run(leftBehind.getJdbcUrl("postgres", "postgres"), "insert into kept values ('still here')");

    releaseItsLock(leftBehind);

    EmbeddedDatabase taken = EmbeddedDatabase.start(home, null);
    try {
      assertThat(read(taken.jdbcUrl() + "?user=postgres", "select word from kept"))
          .isEqualTo("still here");
      assertThatThrownBy(() -> EmbeddedDatabase.start(home, null))
          .isInstanceOf(DatabaseFolderException.class)
          .hasMessageContaining("in use")
          .hasMessageContaining("--compact.database.folder")
          .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("\n"));
    } finally {
      taken.destroy();
    }
  }

  @Test
  @DisplayName("hands over to the owner what an earlier release made as the superuser")
  void handsOver() throws Exception {
    Path home = Files.createDirectories(folder.resolve("earlier"));
    EmbeddedPostgres earlier =
        EmbeddedPostgres.builder()
            .setDataDirectory(home.resolve("data"))
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .start();
    String superuser = earlier.getJdbcUrl("postgres", "postgres");
    run(superuser, "create table kept (id bigint generated always as identity, word text)");
    run(superuser, "create sequence numbers");
    run(superuser, "create view words as select word from kept");
    run(superuser, "create function one() returns int language sql return 1");
    run(superuser, "insert into kept (word) values ('still here')");
    releaseItsLock(earlier);

    EmbeddedDatabase taken = EmbeddedDatabase.start(home, null);
    try {
      String owner = taken.jdbcUrl() + "?user=compact_owner";
      assertThat(read(owner, "select word from words")).isEqualTo("still here");
      run(owner, "alter table kept add column more text");
      run(owner, "drop view words");
      run(owner, "drop sequence numbers");
      run(owner, "drop function one()");
      assertThatThrownBy(() -> read(taken.jdbcUrl() + "?user=compact_app", "select * from kept"))
          .hasMessageContaining("permission denied");
    } finally {
      taken.destroy();
    }
  }

  @Test
  @DisplayName("says in one line that a folder cannot be used, and what to do")
  void unusable() throws Exception {
    Path notAFolder = Files.writeString(folder.resolve("file"), "no folder");

    assertThatThrownBy(() -> EmbeddedDatabase.start(notAFolder, null))
        .isInstanceOf(DatabaseFolderException.class)
        .hasMessageContaining("cannot be used")
        .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("\n"));
  }

  /** The library locks the folder for its own process; a killed process holds no lock. */
  private static void releaseItsLock(EmbeddedPostgres server) throws Exception {
    DirectFieldAccessor fields = new DirectFieldAccessor(server);
    ((FileLock) fields.getPropertyValue("lock")).release();
    ((FileOutputStream) fields.getPropertyValue("lockStream")).close();
  }

  private static void run(String url, String statement) throws Exception {
    try (var connection = DriverManager.getConnection(url);
        var sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  private static String read(String url, String query) throws Exception {
    try (var connection = DriverManager.getConnection(url);
        var sql = connection.createStatement();
        var rows = sql.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
