package org.capacitycompact.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What gives pages their look")
class EitherDirectionTest {

  private static final Path RESOURCES = Path.of("src/main/resources");

  private static final Pattern PHYSICAL =
      Pattern.compile(
          "(?<![a-z-])(?:(?:scroll-)?(?:margin|padding)|border)-(?:left|right)\\b"
              + "|(?<![a-z-])border-(?:top|bottom)-(?:left|right)-radius\\b"
              + "|(?<![a-z-])(?:left|right)\\s*:"
              + "|(?:text-align(?:-last)?|float|clear|justify-[a-z]+|caption-side)\\s*:\\s*(?:left|right)\\b"
              + "|(?<![a-z-])(?:margin|padding|inset|border-width|border-color|border-style)\\s*:"
              + "\\s*[^;\\s}]+\\s+([^;\\s}]+)\\s+[^;\\s}]+\\s+(?!\\1[;\\s}])[^;\\s}]+\\s*[;}]"
              + "|translateX|\\.style\\.(?:left|right)\\b|\\.scrollLeft\\b|align=\"(?:left|right)\"");

  /** A drawing runs from left to right in every language, and says {@code dir="ltr"}. */
  private static final List<String> DRAWN = List.of("static/assets/process.js: .scrollLeft");

  @Test
  @DisplayName("names no left and no right, so that it serves a language that runs the other way")
  void noLeftAndNoRight() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files =
        Stream.concat(
            Files.walk(RESOURCES.resolve("static")), Files.walk(RESOURCES.resolve("templates")))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = RESOURCES.relativize(file).toString();
        PHYSICAL
            .matcher(Files.readString(file))
            .results()
            .forEach(hit -> found.add(name + ": " + hit.group()));
      }
    }
    assertThat(found).isSubsetOf(DRAWN);
  }

  @Test
  @DisplayName("is looked at for each way of naming them")
  void eachWay() {
    assertThat(
            List.of(
                "a { margin-left: 1px; }",
                "a { left: 0; }",
                "a{right:0}",
                "a { text-align: right; }",
                "a { float: left; }",
                "a { border-left: 1px; }",
                "a { padding: 1px 2px 3px 4px; }",
                "x.style.left = 0"))
        .allMatch(css -> PHYSICAL.matcher(css).find());
    assertThat(
            List.of(
                "a { margin-inline-start: 1px; }",
                "a { inset-inline: 0; }",
                "a { text-align: start; float: inline-start; }",
                "a { padding: 1px 2px 3px 2px; }",
                "a { margin: 0 0 1rem; }"))
        .noneMatch(css -> PHYSICAL.matcher(css).find());
  }
}
