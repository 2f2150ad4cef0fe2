package org.capacitycompact.offer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.platform.LongList;
import org.capacitycompact.platform.text.WordSearch;
import org.capacitycompact.web.Paging;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The menu as everybody signed in reads it (S20, S24): published, untied, not over, of providers
 * whose people may still act.
 */
@Embodies(
    value = {"S20", "S24"},
    as = Embodies.As.RECORD)
@Service
public class OfferMenu {

  private static final String FROM =
      " from menu_offer o join organisation p on p.code = o.organisation where ";

  private final JdbcClient database;
  private final LongList lists;
  private final WordSearch words;
  private final OfferDesk desk;

  OfferMenu(JdbcClient database, LongList lists, WordSearch words, OfferDesk desk) {
    this.database = database;
    this.lists = lists;
    this.words = words;
    this.desk = desk;
  }

  /**
   * A page of the menu.
   *
   * @param count how many there are, counted up to {@link Paging#COUNTED_UP_TO}
   */
  public record Found(List<OfferView> offers, int count) {}

  /** A page of what answers the question. */
  public Found find(OfferQuestion question, int page) {
    OfferQuestion.Sql asked = asked(question);
    int count =
        database
            .sql(
                "select count(*) from (select 1 from menu_offer o where "
                    + asked.condition()
                    + " limit "
                    + Paging.COUNTED_UP_TO
                    + ") counted")
            .params(asked.parameters())
            .query(Integer.class)
            .single();
    List<OfferView> offers =
        database
            .sql(
                "select o.*, p.name as provider"
                    + FROM
                    + asked.condition()
                    + " order by "
                    + asked.order()
                    + " limit "
                    + Paging.SIZE
                    + " offset "
                    + Paging.offset(page))
            .params(asked.parameters())
            .query(OfferView::of)
            .list();
    return new Found(offers, count);
  }

  /** Hands over everything that answers the question, one by one. */
  public void each(OfferQuestion question, Consumer<OfferView> reader) {
    OfferQuestion.Sql asked = asked(question);
    lists.read(
        "select o.*, p.name as provider" + FROM + asked.condition() + " order by " + asked.order(),
        asked.parameters(),
        OfferView::of,
        reader);
  }

  /** An offer as it stands: on the menu, or the reader's own organisation's. */
  public Optional<OfferView> visible(OfferId id, Actor reader) {
    if (!Right.BROWSE_OFFERS.of(reader)) {
      return Optional.empty();
    }
    return database
        .sql(
            """
            select o.*, p.name as provider, exists (select from menu_offer m where m.id = o.id
              and m.available_until >= :today) as listed
            from offer o join organisation p on p.code = o.organisation where o.id = :id
            """)
        .param("today", desk.today())
        .param("id", id.value())
        .query(
            (row, n) ->
                row.getBoolean("listed")
                        || OfferDesk.isTheirs(row.getString("organisation"), reader)
                    ? Optional.of(OfferView.of(row, n))
                    : Optional.<OfferView>empty())
        .optional()
        .flatMap(found -> found);
  }

  /** Everything that this organisation wrote, what changed last first. */
  public List<OfferView> of(String organisation) {
    return database
        .sql(
            """
            select o.*, p.name as provider from offer o join organisation p on p.code = o.organisation
            where o.organisation = ? order by coalesce(o.changed_at, o.published_at) desc, o.id desc
            """)
        .param(organisation)
        .query(OfferView::of)
        .list();
  }

  private OfferQuestion.Sql asked(OfferQuestion question) {
    OfferQuestion.Sql asked = question.sql(words.query(question.search()).orElse(""));
    Map<String, Object> parameters = new HashMap<>(asked.parameters());
    parameters.put("today", desk.today());
    return new OfferQuestion.Sql(asked.condition(), parameters, asked.order());
  }
}
