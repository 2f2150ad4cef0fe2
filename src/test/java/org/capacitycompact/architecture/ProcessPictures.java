package org.capacitycompact.architecture;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Draws the pictures of the process guide with the portal's viewer, in a headless browser. */
final class ProcessPictures {

  static final Path FOLDER = Path.of("docs", "diagrams");
  private static final String VIEWER =
      "/META-INF/resources/webjars/bpmn-js/8.0.0/dist/bpmn-viewer.production.min.js";
  private static final String DRAW =
      """
      async xml => {
        const viewer = new BpmnJS({ container: document.body });
        await viewer.importXML(xml);
        const { svg } = await viewer.saveSVG();
        viewer.destroy();
        return svg;
      }
      """;

  private ProcessPictures() {}

  static Path of(ProcessFile model) {
    return FOLDER.resolve(ProcessFile.baseName(model.path()) + ".svg");
  }

  /** A mark in each picture that identifies its model, so that an outdated one is found. */
  static String mark(ProcessFile model) throws IOException {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(model.path()));
      return "drawn from " + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static void draw(List<ProcessFile> models) throws IOException {
    Files.createDirectories(FOLDER);
    var quiet =
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
    try (Playwright playwright = Playwright.create(quiet);
        Browser browser =
            playwright
                .chromium()
                .launch(
                    new LaunchOptions()
                        .setExecutablePath(browser())
                        .setArgs(List.of("--no-sandbox")))) {
      Page page = browser.newPage();
      page.setContent("<!doctype html><title>pictures</title>");
      page.evaluate(viewer());
      for (ProcessFile model : models) {
        String svg = (String) page.evaluate(DRAW, Files.readString(model.path()));
        Files.writeString(of(model), tidy(svg, model));
      }
    }
  }

  /** Without what only a live diagram needs, on a white background, and reproducible. */
  private static String tidy(String svg, ProcessFile model) throws IOException {
    String head =
        "<title>"
            + model.process().getName()
            + "</title><desc>"
            + mark(model)
            + "</desc><rect x=\"-1000\" y=\"-1000\" width=\"4000\" height=\"4000\" fill=\"white\"/>";
    return svg.replaceAll("<!DOCTYPE[^>]*>\\s*", "")
            .replaceAll("<(polyline|rect|circle|path)[^>]*class=\"djs-(hit|outline)[^>]*/>", "")
            .replaceAll("-[a-z0-9]{20,30}(?=[\"'])", "-" + ProcessFile.baseName(model.path()))
            .replaceFirst("(<svg[^>]*>)", "$1" + head)
        + "\n";
  }

  private static String viewer() throws IOException {
    try (InputStream in = ProcessPictures.class.getResourceAsStream(VIEWER)) {
      if (in == null) {
        throw new IllegalStateException("The viewer has moved: " + VIEWER);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Path browser() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(
            folder ->
                List.of("chromium", "chromium-browser", "google-chrome").stream()
                    .map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Drawing needs Chromium on the path"));
  }
}
