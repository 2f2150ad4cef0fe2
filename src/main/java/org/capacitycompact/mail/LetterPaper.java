package org.capacitycompact.mail;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.capacitycompact.platform.language.InterfaceLanguages;
import org.springframework.web.util.HtmlUtils;

/** Letters that say a few sentences and lead to one page: in both forms, readable on a phone. */
public final class LetterPaper {

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="%s" dir="%s"><head><meta charset="UTF-8"><meta name="viewport" \
      content="width=device-width, initial-scale=1"><title>%s</title></head>
      <body style="margin:0;padding:16px;font:16px/1.5 sans-serif;color:#1a1a1a;background:#fff">
      <div style="max-width:34em">
      <h1 style="font-size:20px;margin:0 0 12px">%s</h1>
      %s
      <p><a href="%s" style="display:inline-block;padding:10px 16px;background:#0b5563;color:#fff;\
      text-decoration:none;border-radius:4px">%s</a></p>
      <p style="font-size:13px;word-break:break-all" dir="ltr">%s</p>
      </div></body></html>
      """;

  private LetterPaper() {}

  /**
   * Writes a letter.
   *
   * @param paragraphs plain text
   * @param label what the link does
   * @param link an absolute address
   */
  public static Letter of(
      Locale language, String subject, List<String> paragraphs, String label, String link) {
    String text = String.join("\n\n", paragraphs) + "\n\n" + label + ":\n" + link + "\n";
    String html =
        PAGE.formatted(
            language.toLanguageTag(),
            InterfaceLanguages.isRightToLeft(language) ? "rtl" : "ltr",
            escaped(subject),
            escaped(subject),
            paragraphs.stream()
                .map(each -> "<p>" + escaped(each) + "</p>")
                .collect(Collectors.joining("\n")),
            escaped(link),
            escaped(label),
            escaped(link));
    return new Letter(subject, text, html, null);
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }
}
