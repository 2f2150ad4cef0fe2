package org.capacitycompact.attachment;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Searches a PDF for anything that runs, starts or embeds something else. It reads the format's
 * tokens and interprets nothing: names wherever they may stand, also with encoded characters
 * ({@code /J#53}), and the objects packed in streams. If it cannot read a packed object, the file
 * is refused.
 *
 * <p>Text in brackets and pictures contain no names; but if such a piece claims to contain objects,
 * it is searched as well, because some reader will follow it.
 */
final class PdfInspection {

  /**
   * Actions and parts of a PDF that run, start or embed something, by their names in the standard.
   */
  private static final Set<String> ACTIVE =
      Set.of(
          "JavaScript",
          "JS",
          "Launch",
          "EmbeddedFile",
          "EmbeddedFiles",
          "RichMedia",
          "XFA",
          "SubmitForm",
          "ImportData",
          "EF",
          "RF",
          "FileAttachment",
          "Collection",
          "GoToE",
          "Rendition",
          "Movie",
          "Sound");

  private static final Set<String> LOCKED = Set.of("Encrypt");

  private static final int MOST_UNPACKED = 64 << 20;
  private static final String DELIMITERS = "()<>[]{}/%";

  /** The format also treats the character with number 0 as a blank. */
  private static final String BLANK = "[\\s\\x00]";

  private static final Pattern OBJECT =
      Pattern.compile("[0-9]" + BLANK + "+[0-9]+" + BLANK + "*obj\\b");

  /** Readers skip what is between the keyword and the end of its line. */
  private static final Pattern STREAM = Pattern.compile("stream[ \\t\\f\\x00]*(\\r\\n|\\r|\\n)");

  /** Object streams state where the first object begins; not every reader checks their type. */
  private static final Pattern PACKED_OBJECTS = Pattern.compile("/(ObjStm|First)\\b");

  private static final Pattern SOME_FILTER = Pattern.compile("/(Filter|F)\\b");
  private static final Pattern FILTER =
      Pattern.compile("/(?:Filter|F)\\s*(\\[[^\\]]*\\]|/[A-Za-z0-9]+)");
  private static final Pattern ONE_FLATE = Pattern.compile("\\[?\\s*/(?:FlateDecode|Fl)\\s*\\]?");

  private int unpacked;

  private PdfInspection() {}

  /**
   * Searches a file.
   *
   * @param content its bytes, each as one character
   * @throws AttachmentRefusedException when it does more than show pages, or cannot be judged
   */
  static void inspect(String content) throws AttachmentRefusedException {
    new PdfInspection().objects(content, 0, content.length());
  }

  /** Searches a part of the file that consists of objects. */
  private void objects(String text, int from, int to) throws AttachmentRefusedException {
    int dictionary = from;
    // The number of open dictionaries and lists: objects and streams begin outside of all.
    int dictionaries = 0;
    int lists = 0;
    boolean inDigits = false;
    int at = from;
    while (at < to) {
      char c = text.charAt(at);
      if (c == '/') {
        int end = endOfName(text, at + 1, to);
        refuse(name(text, at + 1, end));
        at = end;
      } else if (c == '(') {
        at = skipped(text, at, endOfText(text, at + 1, to));
      } else if (c == '%') {
        at = skipped(text, at, endOfLine(text, at, to));
      } else if (c == 'o' && isObject(text, at, from)) {
        judged(dictionaries == 0 && lists == 0);
        dictionary = at;
        at += 3;
      } else if (c == 's' && text.startsWith("stream", at) && !endsOne(text, at, from)) {
        judged(dictionaries == 0 && lists == 0);
        at = stream(text, dictionary, at, to);
      } else if (c == '<' && !inDigits && text.startsWith("<<", at)) {
        dictionaries++;
        at += 2;
      } else if (c == '>' && !inDigits && text.startsWith(">>", at)) {
        dictionaries--;
        at += 2;
      } else if (c == '<' || c == '>') {
        inDigits = c == '<';
        at++;
      } else if (c == '[' || c == ']') {
        lists += c == '[' ? 1 : -1;
        at++;
      } else {
        at++;
      }
    }
  }

  private static void refuse(String name) throws AttachmentRefusedException {
    if (ACTIVE.contains(name)) {
      throw AttachmentRefusedException.file("active");
    }
    if (LOCKED.contains(name)) {
      throw AttachmentRefusedException.file("protected");
    }
  }

  /** Skips a part without objects, unless it claims to contain some. */
  private int skipped(String text, int from, int to) throws AttachmentRefusedException {
    if (to - from > 8 && OBJECT.matcher(text).region(from, to).find()) {
      objects(text, from + 1, to);
    }
    return to;
  }

  /** Refuses a file that readers would interpret differently. */
  private static void judged(boolean clear) throws AttachmentRefusedException {
    if (!clear) {
      throw AttachmentRefusedException.file("unjudged");
    }
  }

  /** Only after its two numbers, since the word alone may stand anywhere. */
  private static boolean isObject(String text, int at, int from) {
    if (!text.startsWith("obj", at)) {
      return false;
    }
    int generation = backOverDigits(text, backOverBlanks(text, at, from), from);
    int blanks = backOverBlanks(text, generation, from);
    return generation < at
        && isDigit(text.charAt(generation))
        && blanks < generation
        && blanks > from
        && isDigit(text.charAt(blanks - 1));
  }

  private static int backOverBlanks(String text, int at, int from) {
    int begin = at;
    while (begin > from && text.charAt(begin - 1) <= ' ') {
      begin--;
    }
    return begin;
  }

  private static int backOverDigits(String text, int at, int from) {
    int begin = at;
    while (begin > from && isDigit(text.charAt(begin - 1))) {
      begin--;
    }
    return begin;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean endsOne(String text, int at, int from) {
    return at - from >= 3 && text.startsWith("end", at - 3);
  }

  private int stream(String text, int dictionary, int at, int to)
      throws AttachmentRefusedException {
    Matcher word = STREAM.matcher(text).region(at, to);
    judged(word.lookingAt());
    int begin = word.end();
    int end = text.indexOf("endstream", begin);
    end = end < 0 || end > to ? to : end;
    String head = plain(text.substring(dictionary, at));
    if (PACKED_OBJECTS.matcher(head).find()) {
      String objects = unpacked(text, begin, end, head);
      objects(objects, 0, objects.length());
    } else {
      skipped(text, begin, end);
    }
    return Math.min(to, end + "endstream".length());
  }

  private String unpacked(String text, int begin, int end, String head)
      throws AttachmentRefusedException {
    Matcher filter = FILTER.matcher(head);
    if (!SOME_FILTER.matcher(head).find()) {
      return text.substring(begin, end);
    }
    if (!filter.find()
        || !ONE_FLATE.matcher(filter.group(1)).matches()
        || head.contains("/Predictor")) {
      throw AttachmentRefusedException.file("unjudged");
    }
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(text.substring(begin, end).getBytes(StandardCharsets.ISO_8859_1));
      StringBuilder objects = new StringBuilder();
      byte[] buffer = new byte[16 << 10];
      for (int n = inflater.inflate(buffer); n > 0; n = inflater.inflate(buffer)) {
        unpacked += n;
        if (unpacked > MOST_UNPACKED) {
          throw AttachmentRefusedException.file("bomb");
        }
        objects.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
      }
      if (!inflater.finished()) {
        throw AttachmentRefusedException.file("unjudged");
      }
      return objects.toString();
    } catch (DataFormatException damaged) {
      throw AttachmentRefusedException.file("unjudged");
    } finally {
      inflater.end();
    }
  }

  private static int endOfName(String text, int from, int to) {
    int end = from;
    while (end < to && text.charAt(end) > ' ' && DELIMITERS.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /** The end of a text in brackets; brackets within it are paired or escaped with a backslash. */
  private static int endOfText(String text, int from, int to) {
    int open = 1;
    int at = from;
    while (at < to && open > 0) {
      char c = text.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == '(') {
        open++;
      } else if (c == ')') {
        open--;
      }
      at++;
    }
    return Math.min(at, to);
  }

  private static int endOfLine(String text, int from, int to) {
    int end = from;
    while (end < to && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  /** A name with its encoded characters decoded. */
  private static String name(String text, int from, int to) {
    String written = text.substring(from, to);
    return written.indexOf('#') < 0 ? written : plain(written);
  }

  private static String plain(String written) {
    StringBuilder plain = new StringBuilder(written.length());
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      int high =
          i + 2 < written.length() && c == '#' ? Character.digit(written.charAt(i + 1), 16) : -1;
      int low = high < 0 ? -1 : Character.digit(written.charAt(i + 2), 16);
      if (low >= 0) {
        plain.append((char) (high * 16 + low));
        i += 2;
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
