package org.capacitycompact.offer;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.capacitycompact.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * An offer as it is shown: as it stands, or as a revision of it stood.
 *
 * @param organisation code of the provider, and {@code provider} its name
 * @param description null in offers of release 0.1.0, as are the answers about tying
 * @param language in which it was written
 * @param sectors DAC three-digit groups, and {@code purposes} five digits
 * @param status null of a revision
 * @param state changes with every act; whoever changes an offer says which they saw
 */
public record OfferView(
    OfferId id,
    String organisation,
    String provider,
    String title,
    @Nullable String description,
    @Nullable String language,
    List<String> modalities,
    List<String> sectors,
    List<String> purposes,
    List<String> levels,
    List<String> countries,
    List<String> regions,
    List<String> languages,
    @Nullable String organisationKind,
    List<String> forms,
    @Nullable String people,
    @Nullable Money size,
    @Nullable LocalDate availableFrom,
    LocalDate availableUntil,
    @Nullable Boolean mustBuyFromProvider,
    @Nullable Boolean mayRefuseExperts,
    @Nullable Boolean couldGoElsewhere,
    String tying,
    @Nullable OfferStatus status,
    int revision,
    @Nullable Instant changedAt,
    @Nullable String withdrawnReason,
    long state) {

  /** From a row of the table, with the provider's name. */
  static OfferView of(ResultSet row, int number) throws SQLException {
    String status = row.getString("status");
    String currency = row.getString("size_currency");
    OffsetDateTime changed = row.getObject("changed_at", OffsetDateTime.class);
    return new OfferView(
        new OfferId(row.getLong("id")),
        row.getString("organisation"),
        row.getString("provider"),
        row.getString("title"),
        row.getString("description"),
        row.getString("language"),
        list(row, "modalities"),
        list(row, "sectors"),
        list(row, "purposes"),
        list(row, "levels"),
        list(row, "countries"),
        list(row, "regions"),
        list(row, "languages"),
        row.getString("organisation_kind"),
        list(row, "forms"),
        row.getString("people"),
        currency == null
            ? null
            : new Money(row.getBigDecimal("size_amount"), Currency.getInstance(currency)),
        row.getObject("available_from", LocalDate.class),
        row.getObject("available_until", LocalDate.class),
        row.getObject("must_buy_from_provider", Boolean.class),
        row.getObject("may_refuse_experts", Boolean.class),
        row.getObject("could_go_elsewhere", Boolean.class),
        row.getString("tying"),
        status == null ? null : OfferStatus.of(status),
        row.getInt("revision"),
        changed == null ? null : changed.toInstant(),
        row.getString("withdrawn_reason"),
        row.getLong("lock_version"));
  }

  private static List<String> list(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
  }
}
