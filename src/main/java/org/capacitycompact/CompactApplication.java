package org.capacitycompact;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The Capacity Development Compact: one application, one PostgreSQL. */
@SpringBootApplication
public class CompactApplication {

  public static void main(String[] args) {
    SpringApplication.run(CompactApplication.class, args);
  }
}
