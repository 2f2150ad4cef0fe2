package org.capacitycompact.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.capacitycompact.platform.engine.ModelXml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The picture of a process fits any page, needs no script and shows who acts. */
class ProcessPictureTest {

  private static final Path MODELS = Path.of("processes");

  static List<Path> models() throws IOException {
    try (Stream<Path> files = Files.list(MODELS)) {
      return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void itHoldsEveryStepWithinWhatItSaysItIsLarge(Path model) throws Exception {
    DrawnProcess process = DrawnProcess.of(Files.readAllBytes(model));
    Document picture = parsed(draw(model, Map.of()));

    Element svg = picture.getDocumentElement();
    String[] size = svg.getAttribute("viewBox").split(" ");
    double left = Double.parseDouble(size[0]);
    double right = left + Double.parseDouble(size[2]);
    assertThat(process.shapes())
        .isNotEmpty()
        .allSatisfy(
            shape -> {
              assertThat(shape.at().x()).isGreaterThanOrEqualTo(left);
              assertThat(shape.at().right()).isLessThanOrEqualTo(right);
            });
    assertThat(ModelXml.below(picture, "g"))
        .extracting(drawn -> drawn.getAttribute("data-element-id"))
        .containsAll(
            process.shapes().stream()
                .filter(shape -> !DrawnProcess.isPart(shape))
                .map(DrawnProcess.Shape::id)
                .toList());
    assertThat(ModelXml.below(picture, "polyline")).hasSameSizeAs(process.ways());
    assertThat(svg.getAttribute("role")).isEqualTo("img");
    assertThat(words(picture, "desc")).containsExactly("It stands here");
  }

  @Test
  void whoActsAndHowManyHaveActedStandsAtTheStep() throws Exception {
    Document picture =
        parsed(
            draw(
                MODELS.resolve("ballot-round.bpmn"),
                Map.of(
                    "ServiceTask_OpenRound",
                    Standing.done(),
                    "UserTask_CastBallot",
                    new Standing(Standing.State.NOW, "Steering group", "3 of 6 done"))));

    assertThat(words(picture, "text")).contains("Steering group", "3 of 6 done");
    assertThat(stroke(picture, "UserTask_CastBallot")).isEqualTo("#7a4b00");
    assertThat(stroke(picture, "ServiceTask_OpenRound")).isEqualTo("#1d6b3a");
  }

  @Test
  void namesAreWordsAndNeverMarks() throws Exception {
    String svg =
        ProcessPicture.of(
            Files.readAllBytes(MODELS.resolve("post-exit-check.bpmn")),
            "<script>\"&",
            "",
            naming("<b>&"),
            Map.of());

    assertThat(svg).doesNotContain("<script", "<b>").contains("&lt;script&gt;&quot;&amp;");
    assertThat(words(parsed(svg), "text")).contains("<b>&");
  }

  /** It has no styles of its own, since the page's policy would block them. */
  @Test
  void itNeedsNeitherScriptNorStyle() throws Exception {
    assertThat(draw(MODELS.resolve("exit.bpmn"), Map.of()))
        .doesNotContain("style=", "<style", "<script", "onload", "href");
  }

  @Test
  void longWordsAreBrokenAndAPlateIsCutBeforeItCoversItsNeighbours() {
    assertThat(Lines.of("Rapprocher les offres de la demande", 88, 12))
        .hasSizeBetween(2, 4)
        .allSatisfy(line -> assertThat(Lines.width(line, 12)).isLessThanOrEqualTo(95));
    assertThat(Lines.cut("Institution d’exécution, Togo", 100, 10.5))
        .hasSizeLessThan(19)
        .endsWith("…");
    assertThat(Lines.cut("Togo", 100, 10.5)).isEqualTo("Togo");
  }

  @Test
  void onlySizesThatThereAreCanBeAskedFor() {
    assertThat(Zoom.of("150")).isEqualTo(new Zoom(150));
    assertThat(Zoom.of("\"><script>")).isEqualTo(Zoom.START);
    assertThat(Zoom.START.in()).isEqualTo(150);
    assertThat(new Zoom(100).out()).isEqualTo(100);
    assertThat(new Zoom(300).in()).isEqualTo(300);
  }

  private static String draw(Path model, Map<String, Standing> standings) throws IOException {
    return ProcessPicture.of(
        Files.readAllBytes(model), "A process", "It stands here", naming(null), standings);
  }

  private static ProcessPicture.PictureWords naming(@org.jspecify.annotations.Nullable String all) {
    return new ProcessPicture.PictureWords() {
      @Override
      public Locale language() {
        return Locale.ENGLISH;
      }

      @Override
      public String step(String id, String name) {
        return all == null ? name : all;
      }

      @Override
      public String way(String name) {
        return all == null ? name : all;
      }
    };
  }

  private static Document parsed(String svg) throws Exception {
    return ModelXml.parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> words(Document picture, String mark) {
    return ModelXml.below(picture, mark).stream().map(Element::getTextContent).toList();
  }

  private static String stroke(Document picture, String element) {
    return ModelXml.below(picture, "g").stream()
        .filter(drawn -> drawn.getAttribute("data-element-id").equals(element))
        .map(drawn -> ModelXml.below(drawn, "rect").get(0).getAttribute("stroke"))
        .findFirst()
        .orElseThrow();
  }
}
