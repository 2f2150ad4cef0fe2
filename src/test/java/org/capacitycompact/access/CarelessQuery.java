package org.capacitycompact.access;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** A query as a careless programmer might write it: it selects everything, whoever is asking. */
@RestController
class CarelessQuery {

  private final JdbcClient database;

  CarelessQuery(JdbcClient database) {
    this.database = database;
  }

  @GetMapping("/assets/careless-for-tests")
  List<String> all() {
    return database
        .sql("select number from initiative union all select number from work_item")
        .query(String.class)
        .list();
  }

  @GetMapping("/assets/careless-stream-for-tests")
  StreamingResponseBody streamed() {
    return answer -> answer.write(String.join(",", all()).getBytes(StandardCharsets.UTF_8));
  }
}
