package org.capacitycompact.initiative;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativesOverview.Search;
import org.capacitycompact.initiative.InitiativesOverview.Sort;
import org.capacitycompact.platform.database.RowScope;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The database finds few and many initiatives by different queries, which must agree. */
@CompactTest
@DisplayName("The list of initiatives")
class InitiativesOverviewTest {

  private static final int MANY = InitiativesOverview.FEW + 1;

  /** Newer ones, open to neither reader. */
  private static final int OTHERS = 3;

  /** Each of the initiatives is open to two audiences of one reader: none may be listed twice. */
  private static final Actor SEES_MANY = reader("overviewMany", "overviewManyToo");

  private static final Actor SEES_FEW = reader("overviewFew", "overviewFewToo");
  private static final Actor SEES_NONE = reader("overviewNone");

  @Autowired private InitiativesOverview overview;
  @Autowired private JdbcClient database;
  @Autowired private PlatformTransactionManager transactions;

  @Test
  @DisplayName("is the same for whoever sees many and whoever sees few, in a scope of any breadth")
  void oneAnswer() {
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status -> {
              status.setRollbackOnly();
              plant();
              for (Actor reader : List.of(SEES_MANY, SEES_FEW, SEES_NONE)) {
                List<String> theirs = theirs(reader);
                answers(reader, theirs);
                RowScope own = RowScope.of(reader.audiences());
                RowScope.within(own, () -> answers(reader, theirs));
                RowScope.within(RowScope.nothing(), () -> answers(reader, List.of()));
              }
              // A scope with more or less than the reader's own shows what is in both.
              Actor both = reader("overviewMany", "overviewFew");
              RowScope wide = RowScope.of(reader("overviewMany", "overviewOther").audiences());
              RowScope few = RowScope.of(SEES_FEW.audiences());
              RowScope.within(wide, () -> answers(SEES_MANY, theirs(SEES_MANY)));
              RowScope.within(few, () -> answers(both, theirs(SEES_FEW)));
            });
  }

  /**
   * Newest first; the initiatives of the reader with few are among those of the reader with many.
   */
  private static List<String> theirs(Actor reader) {
    return IntStream.rangeClosed(1, MANY)
        .map(n -> MANY + 1 - n)
        .filter(n -> reader == SEES_MANY || reader == SEES_FEW && n % 1000 == 0)
        .mapToObj("TG-2041-%06d"::formatted)
        .toList();
  }

  private boolean answers(Actor reader, List<String> theirs) {
    assertThat(overview.count(reader, Search.everything()))
        .isEqualTo(Math.min(theirs.size(), 1000));
    assertThat(found(reader, Search.everything(), 0, 20)).isEqualTo(page(theirs, 0, 20));
    assertThat(found(reader, Search.everything(), 3, 20)).isEqualTo(page(theirs, 3, 20));
    assertThat(found(reader, Search.everything(), 4990, 20)).isEqualTo(page(theirs, 4990, 20));
    List<String> all = new ArrayList<>();
    overview.each(reader, Search.everything(), row -> all.add(row.number().value()));
    assertThat(all).isEqualTo(theirs);
    for (int n : List.of(1000, 1001)) {
      List<String> named = theirs.stream().filter("TG-2041-%06d".formatted(n)::equals).toList();
      assertThat(found(reader, words("uncommon" + n), 0, 20)).isEqualTo(named);
      assertThat(overview.count(reader, words("uncommon" + n))).isEqualTo(named.size());
    }
    assertThat(found(reader, new Search(null, null, null, "TG", Sort.NUMBER), 0, 20))
        .isEqualTo(page(theirs.stream().sorted().toList(), 0, 20));
    assertThat(overview.count(reader, new Search(null, Stage.EXIT, null, "TG", Sort.TITLE)))
        .isZero();
    return true;
  }

  private List<String> found(Actor reader, Search search, int offset, int limit) {
    return overview.find(reader, search, offset, limit).stream()
        .map(each -> each.number().value())
        .toList();
  }

  private static List<String> page(List<String> rows, int offset, int limit) {
    return rows.stream().skip(offset).limit(limit).toList();
  }

  private static Search words(String words) {
    return new Search(words, null, null, null, Sort.NEWEST);
  }

  private void plant() {
    database
        .sql(
            """
            insert into initiative (number, country, title, language, stage, status, track,
              illustrative, started_by, started_at, version)
            select 'TG-2041-' || lpad(n::text, 6, '0'), 'TG', 'Orchard uncommon' || n, 'en',
              'DEMAND', 'RUNNING', 'full', true, 'overview', now() + n * interval '1 second', 0
            from generate_series(1, :planted) n
            """)
        .param("planted", MANY + OTHERS)
        .update();
    database
        .sql(
            """
            insert into initiative_audience (number, audience)
            select 'TG-2041-' || lpad(n::text, 6, '0'), 'group:overview' || who
            from generate_series(1, :planted) n,
              unnest(array['Many', 'ManyToo', 'Few', 'FewToo', 'Other']) who
            where case who when 'Many' then n <= :many when 'ManyToo' then n <= :many
              when 'Other' then n > :many else n % 1000 = 0 end
            """)
        .param("planted", MANY + OTHERS)
        .param("many", MANY)
        .update();
  }

  private static Actor reader(String... groups) {
    return new Actor(groups[0], "Reader", Set.of(), null, null, null, List.of(groups));
  }
}
