package org.capacitycompact.web;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import org.capacitycompact.platform.language.InterfaceLanguages;
import org.capacitycompact.platform.web.Outage;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Templates as tagged PDF files that programs can read aloud. A few are made at once, while a few
 * others wait their turn for a while; callers hold no connection meanwhile.
 */
@Component
public class TaggedPdf {

  /** Made at once on one node: a large file takes a processor for some seconds. */
  private static final int AT_ONCE = 2;

  /** More would hold the threads that answer everybody else. */
  private static final int MOST_WAITING = 4;

  private static final int WAIT_SECONDS = 20;

  private static final String FONTS = "/net/sf/jasperreports/fonts/dejavu/";

  static {
    // It tells every step of every file otherwise.
    XRLog.listRegisteredLoggers().forEach(each -> XRLog.setLevel(each, Level.WARNING));
  }

  private final ITemplateEngine templates;
  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  TaggedPdf(ITemplateEngine templates) {
    this.templates = templates;
  }

  /**
   * The file.
   *
   * @param template well-formed XML with its style inside; it has the words {@code direction}, of
   *     the reader's language, beside what is shown
   * @throws Outage.BusyException when too many are being made
   */
  public byte[] of(String template, Map<String, Object> shown, Locale language) {
    Map<String, Object> all = new HashMap<>(shown);
    all.put("direction", InterfaceLanguages.isRightToLeft(language) ? "rtl" : "ltr");
    return inTurn(templates.process(template, new Context(language, all)), language);
  }

  private byte[] inTurn(String html, Locale language) {
    try {
      if (turns.getQueueLength() >= MOST_WAITING || !turns.tryAcquire(WAIT_SECONDS, SECONDS)) {
        throw new Outage.BusyException();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Outage.BusyException();
    }
    try {
      return render(html, language);
    } finally {
      turns.release();
    }
  }

  private static byte[] render(String html, Locale language) {
    try (ByteArrayOutputStream file = new ByteArrayOutputStream()) {
      PdfRendererBuilder builder = new PdfRendererBuilder();
      builder.useFastMode();
      builder.usePdfUaAccessibility(true);
      builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
      builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
      builder.defaultTextDirection(
          InterfaceLanguages.isRightToLeft(language) ? TextDirection.RTL : TextDirection.LTR);
      builder.useFont(() -> font("DejaVuSans.ttf"), "DejaVu", 400, FontStyle.NORMAL, true);
      builder.useFont(() -> font("DejaVuSans-Bold.ttf"), "DejaVu", 700, FontStyle.NORMAL, true);
      builder.withHtmlContent(html, null);
      builder.toStream(file);
      builder.run();
      return file.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static InputStream font(String name) {
    return Objects.requireNonNull(TaggedPdf.class.getResourceAsStream(FONTS + name), name);
  }
}
