package org.capacitycompact.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor.Version;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Libraries with a fix for a known vulnerability are on the class path in the fixed version,
 * whatever a parent or another library requests. The list grows with each fix; see
 * docs/security.md.
 */
@DisplayName("A part with a fixed hole")
class FixedPartsTest {

  private static final Pattern JAR = Pattern.compile("/([^/!]+?)-(\\d[^/!]*)\\.jar!/");

  @ParameterizedTest
  @CsvSource({
    "org/thymeleaf/TemplateEngine.class, 3.1.6.RELEASE",
    "org/thymeleaf/spring6/SpringTemplateEngine.class, 3.1.6.RELEASE",
    "org/apache/catalina/startup/Tomcat.class, 10.1.62",
    "org/apache/el/parser/ELParser.class, 10.1.62",
    "com/fasterxml/jackson/core/JsonParser.class, 2.21.8",
    "com/fasterxml/jackson/databind/ObjectMapper.class, 2.21.8",
    "com/fasterxml/jackson/datatype/jsr310/JavaTimeModule.class, 2.21.8",
    "ch/qos/logback/core/Appender.class, 1.5.38",
    "ch/qos/logback/classic/Logger.class, 1.5.38",
    "org/postgresql/Driver.class, 42.7.14",
    "org/springframework/modulith/ApplicationModule.class, 1.4.13",
    "postgres-linux-x86_64.txz, 17.11.0"
  })
  @DisplayName("is there with it")
  void isFixed(String contained, String fixed) {
    Matcher jar = JAR.matcher(String.valueOf(getClass().getClassLoader().getResource(contained)));
    assertThat(jar.find()).as("the jar of %s", contained).isTrue();
    assertThat(Version.parse(jar.group(2)))
        .as(jar.group(1))
        .isGreaterThanOrEqualTo(Version.parse(fixed));
  }
}
