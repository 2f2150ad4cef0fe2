package org.capacitycompact.offer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The offers on the menu that may answer a demand (S20). */
@Service
public class Offers {

  private final JdbcClient database;

  Offers(JdbcClient database) {
    this.database = database;
  }

  /** An offer as a row of its table has it. */
  public static Offer offer(ResultSet row) throws SQLException {
    return new Offer(
        row.getString("organisation"),
        row.getString("title"),
        texts(row, "modalities"),
        texts(row, "sectors"),
        texts(row, "languages"),
        row.getString("kind"),
        row.getString("tying"),
        row.getObject("available_until", LocalDate.class));
  }

  /** The texts of a column. */
  public static List<String> texts(ResultSet row, String column) throws SQLException {
    return Arrays.asList((String[]) row.getArray(column).getArray());
  }
}
