package org.capacitycompact.sample;

import java.util.stream.Collectors;
import org.capacitycompact.party.Accounts.NewPerson;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Prints where to sign in and, while the sample people exist, as whom. */
@Component
@Order(100)
class Welcome implements ApplicationRunner {

  private final Environment environment;
  private final JdbcClient database;
  private final SampleProperties properties;

  Welcome(Environment environment, JdbcClient database, SampleProperties properties) {
    this.environment = environment;
    this.database = database;
    this.properties = properties;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (environment.getProperty("server.port", Integer.class, 0) < 0) {
      // A command is running: nobody can sign in.
      return;
    }
    String port = environment.getProperty("local.server.port", "8080");
    StringBuilder text = new StringBuilder();
    text.append("\nThe Capacity Development Compact is ready: sign in at http://localhost:")
        .append(port)
        .append("/sign-in\n");
    if (samplePeopleAreThere()) {
      text.append("Sample accounts, each with the password ")
          .append(properties.password())
          .append(":\n")
          .append(SamplePeople.PEOPLE.stream().map(Welcome::line).collect(Collectors.joining("\n")))
          .append('\n');
    }
    System.out.println(text);
  }

  private boolean samplePeopleAreThere() {
    return database
        .sql("select exists (select 1 from person where user_id = ? and enabled)")
        .param(SamplePeople.PEOPLE.get(0).userId())
        .query(Boolean.class)
        .single();
  }

  private static String line(NewPerson person) {
    String of = person.code() == null ? "" : " " + person.code();
    String seat = person.constituency() == null ? "" : " " + person.constituency();
    return "  %-10s %s%s%s".formatted(person.userId(), person.role().group(), of, seat);
  }
}
