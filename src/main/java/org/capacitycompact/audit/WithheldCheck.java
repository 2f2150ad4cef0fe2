package org.capacitycompact.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import org.capacitycompact.audit.BrokenLink.Fault;
import org.jspecify.annotations.Nullable;

/** Compares each list of removed parts with the entry that refers to it. */
final class WithheldCheck {

  private static final String READ =
      """
      select coalesce(w.list, e.position) as list, e.detail[3] as told,
        w.chain, w.position, w.part, w.rest
      from (select position, detail from audit_entry
        where chain = 'system' and kind = 'record.withheld') e
      full join audit_withheld w on w.list = e.position
      order by 1, w.chain collate "C", w.position, w.part collate "C"
      """;

  private static final String HAS_LISTS = "select to_regclass('audit_withheld') is not null";

  private long list;
  private @Nullable String told;
  private CanonicalBytes sum = new CanonicalBytes("");

  private WithheldCheck() {}

  /** False for a database on which no release after 0.1.0 was started. */
  static boolean hasLists(Connection connection) throws SQLException {
    try (Rows rows = Rows.of(connection, HAS_LISTS)) {
      return rows.next() && rows.result().getBoolean(1);
    }
  }

  static @Nullable BrokenLink run(Connection connection) throws SQLException {
    return hasLists(connection) ? new WithheldCheck().lists(connection) : null;
  }

  private @Nullable BrokenLink lists(Connection connection) throws SQLException {
    try (Rows rows = Rows.of(connection, READ)) {
      while (rows.next()) {
        ResultSet row = rows.result();
        long next = row.getLong("list");
        if (next != list) {
          if (list > 0 && !closes()) {
            return broken();
          }
          list = next;
          told = row.getString("told");
          sum = new CanonicalBytes("compact-withheld-1");
        }
        if (row.getString("chain") != null) {
          sum.part(row.getString("chain"))
              .part(row.getLong("position"))
              .part(row.getString("part"))
              .hash(row.getBytes("rest"));
        }
      }
    }
    return list > 0 && !closes() ? broken() : null;
  }

  private boolean closes() {
    return HexFormat.of().formatHex(sum.sha256()).equals(told);
  }

  private BrokenLink broken() {
    return BrokenLink.at(Fault.LIST_CHANGED, AuditEvent.SYSTEM, list);
  }
}
