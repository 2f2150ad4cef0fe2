package org.capacitycompact.benchmark;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long a signed-in officer waits for the portal's pages, over real HTTP. */
final class Pages {

  private static final int TIMES = 60;
  private static final int WARM = 15;
  private static final List<String> ASKED =
      List.of(
          "/tasks",
          "/tasks?country=" + Crowd.COUNTRY + "&step=" + Crowd.STEP,
          "/tasks?q=savings+40",
          "/initiatives",
          "/initiatives?country=" + Crowd.COUNTRY,
          "/initiatives?q=savings+40",
          "/initiatives?sort=TITLE",
          "/initiatives/%s-2040-000040".formatted(Crowd.COUNTRY));

  private final Browser officer;

  Pages(int port) throws IOException, InterruptedException {
    officer = Browser.signedIn(port, "sofia");
  }

  /** Compiles the code paths, so that the first measurements are not slower. */
  void warmUp() throws IOException, InterruptedException {
    for (int n = 0; n < TIMES; n++) {
      for (String page : ASKED) {
        waited(page);
      }
    }
  }

  /** The times of each page in milliseconds. */
  Map<String, Measures> times() throws IOException, InterruptedException {
    Map<String, Measures> times = new LinkedHashMap<>();
    for (String page : ASKED) {
      double[] waited = new double[TIMES];
      for (int n = -WARM; n < TIMES; n++) {
        double millis = waited(page);
        if (n >= 0) {
          waited[n] = millis;
        }
      }
      times.put(page, new Measures(waited));
    }
    return times;
  }

  private double waited(String page) throws IOException, InterruptedException {
    Browser.Page answer = officer.get(page);
    if (answer.status() != 200) {
      throw new IllegalStateException(page + " answers " + answer.status());
    }
    return answer.millis();
  }
}
