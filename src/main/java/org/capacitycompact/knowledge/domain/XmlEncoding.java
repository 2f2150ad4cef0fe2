package org.capacitycompact.knowledge.domain;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes the bytes of an XML file (XML 1.0, appendix F). The parser would drop a whole buffer
 * because of one invalid byte; here the byte becomes U+FFFD and the rest is read.
 */
final class XmlEncoding {
  private static final int PROLOG = 256;
  private static final Pattern DECLARED =
      Pattern.compile("^<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([^\"']*)[\"']");

  private XmlEncoding() {}

  /** The characters of the file; empty when it declares an unknown encoding. */
  static Optional<Reader> open(InputStream source) throws IOException {
    PushbackInputStream in = new PushbackInputStream(source, PROLOG);
    byte[] prolog = in.readNBytes(PROLOG);
    // Bytes as they are, so that a byte-order mark remains visible.
    String start = new String(prolog, StandardCharsets.ISO_8859_1);
    int mark = start.startsWith("\u00ef\u00bb\u00bf") ? 3 : marked16(start) ? 2 : 0;
    in.unread(prolog, mark, prolog.length - mark);
    return charset(start, mark)
        .map(
            charset ->
                new InputStreamReader(
                    in,
                    charset
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)));
  }

  private static boolean marked16(String start) {
    return start.startsWith("\u00fe\u00ff") || start.startsWith("\u00ff\u00fe");
  }

  private static Optional<Charset> charset(String start, int mark) {
    if (mark == 2 || start.startsWith("\u0000<") || start.startsWith("<\u0000")) {
      boolean littleEndian = start.startsWith("\u00ff\u00fe") || start.startsWith("<\u0000");
      return Optional.of(littleEndian ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
    }
    Matcher declared = DECLARED.matcher(start);
    if (mark == 3 || !declared.find()) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    String name = declared.group(1).toUpperCase(Locale.ROOT);
    if (name.startsWith("UTF-16") || name.startsWith("UTF-32")) {
      // Cannot happen: the declaration was just read byte by byte.
      return Optional.of(StandardCharsets.UTF_8);
    }
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
