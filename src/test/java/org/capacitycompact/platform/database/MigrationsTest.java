package org.capacitycompact.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

@DisplayName("The migrations")
class MigrationsTest {

  /** The last migration of release 0.1.0; until then they were numbered by hand. */
  private static final int LAST_BY_HAND = 250;

  private static final Pattern BY_HAND = Pattern.compile("V(\\d{2,3})__[a-z_]+\\.sql");
  private static final Pattern BY_DATE =
      Pattern.compile("V20\\d{2}(0[1-9]|1[0-2])([0-2]\\d|3[01])_\\d+__[a-z_]+\\.sql");

  @Test
  @DisplayName("are numbered by the day they were written, since release 0.1.0")
  void numberedByDate() throws IOException {
    List<String> names =
        Arrays.stream(
                new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:db/migration/V*.sql"))
            .map(Resource::getFilename)
            .toList();
    assertThat(names)
        .isNotEmpty()
        .filteredOn(name -> !BY_DATE.matcher(name).matches())
        .allSatisfy(
            name -> {
              var number = BY_HAND.matcher(name);
              assertThat(number.matches()).as(name).isTrue();
              assertThat(Integer.parseInt(number.group(1))).isLessThanOrEqualTo(LAST_BY_HAND);
            });
  }

  @Test
  @DisplayName("name no schema, which an installation may call otherwise")
  void nameNoSchema() throws IOException {
    Pattern named = Pattern.compile("search_path\\s*(=|to)\\s*\"?(?!\\$)\\w");
    Resource[] all =
        new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/*.sql");
    assertThat(all).isNotEmpty();
    for (Resource migration : all) {
      assertThat(migration.getContentAsString(StandardCharsets.UTF_8))
          .as(migration.getFilename())
          .doesNotContainPattern(named);
    }
  }
}
