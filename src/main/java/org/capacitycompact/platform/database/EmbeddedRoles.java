package org.capacitycompact.platform.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The two roles of the embedded database: one owns the tables; the application works as the other,
 * which sees no row without a scope. This is the only class that acts as a superuser.
 */
final class EmbeddedRoles {

  static final String OWNER = "compact_owner";
  static final String APP = "compact_app";

  /** Objects made by an earlier release belong to the superuser and are handed over here. */
  private static final String MAKE =
      """
      do $$
      declare
        item text;
      begin
        if not exists (select from pg_roles where rolname = 'compact_owner') then
          create role compact_owner;
        end if;
        if not exists (select from pg_roles where rolname = 'compact_app') then
          create role compact_app;
        end if;
        alter role compact_owner login nosuperuser nobypassrls nocreaterole nocreatedb;
        alter role compact_app login nosuperuser nobypassrls nocreaterole nocreatedb;
        execute format('revoke all on database %I from public', current_database());
        execute format('grant connect on database %I to compact_owner, compact_app', current_database());
        revoke create on schema public from public;
        alter schema public owner to compact_owner;
        for item in
          select c.oid::regclass::text from pg_class c
          where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
            and c.relowner <> 'compact_owner'::regrole
        loop
          execute format('alter table %s owner to compact_owner', item);
        end loop;
        for item in
          select c.oid::regclass::text from pg_class c
          where c.relnamespace = 'public'::regnamespace and c.relkind = 'S'
            and c.relowner <> 'compact_owner'::regrole
        loop
          execute format('alter sequence %s owner to compact_owner', item);
        end loop;
        for item in
          select p.oid::regprocedure::text from pg_proc p
          where p.pronamespace = 'public'::regnamespace and p.proowner <> 'compact_owner'::regrole
        loop
          execute format('alter routine %s owner to compact_owner', item);
        end loop;
      end $$
      """;

  private EmbeddedRoles() {}

  static void create(EmbeddedPostgres server) throws SQLException {
    try (Connection superuser = server.getPostgresDatabase().getConnection();
        Statement statement = superuser.createStatement()) {
      statement.execute(MAKE);
    }
  }
}
