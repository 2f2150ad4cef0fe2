package org.capacitycompact.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.capacitycompact.CompactTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Creates the stored database of this release. Never part of the normal build: {@code mvn -Pfixture
 * verify}. See docs/releases.md.
 */
@CompactTest
@Tag("fixture")
@DisplayName("The fixture of this release")
class MakeFixtureTest {

  private static final Pattern VERSION =
      Pattern.compile("<artifactId>compact</artifactId>\\s*<version>(.*?)(-SNAPSHOT)?</version>");

  @Autowired private AutowireCapableBeanFactory beans;
  @Autowired private DataSource database;

  @Test
  @DisplayName("has an initiative at every place where one can stand, and is written")
  void isMade() throws Exception {
    DataSource superuser =
        new DriverManagerDataSource(
            database.unwrap(HikariDataSource.class).getJdbcUrl(), "postgres", "");
    JdbcTemplate everything = new JdbcTemplate(superuser);

    beans.createBean(Portfolio.class).play(everything);

    StandingInDatabase standing = new StandingInDatabase(everything);
    standing.byPlace().forEach((place, numbers) -> System.out.println(place + ": " + numbers));
    Path file = Path.of("src/test/resources", ReleaseFixture.file(release()));
    Files.createDirectories(file.getParent());
    try (Connection connection = superuser.getConnection();
        OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      Dump.write(connection, release(), out);
    }
    System.out.printf("Written: %s, %,d bytes%n", file, Files.size(file));
    assertThat(standing.empty()).as("places at which nobody stands").isEmpty();
  }

  private static String release() throws Exception {
    Matcher version = VERSION.matcher(Files.readString(Path.of("pom.xml")));
    assertThat(version.find()).isTrue();
    return version.group(1);
  }
}
