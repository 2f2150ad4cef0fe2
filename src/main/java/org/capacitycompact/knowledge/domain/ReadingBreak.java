package org.capacitycompact.knowledge.domain;

/**
 * Why a file was not read to its end. All activities before the break are in the report.
 *
 * @param line where it broke, from 1; 0 where there is no line to name
 */
public record ReadingBreak(Kind kind, int line) {

  /** The reasons, most of them refusals of a file that could do harm. */
  public enum Kind {
    /** Nothing in it. */
    EMPTY,
    /** No XML from its first character on. */
    NOT_XML,
    /** It declares a character encoding that does not exist. */
    UNKNOWN_ENCODING,
    /** XML, with another root than {@code iati-activities}. */
    WRONG_ROOT,
    /** It declares a document type: the door of entity bombs and of reading other files. */
    DOCTYPE_REFUSED,
    /** Cut off, or not well-formed from this line on. */
    BROKEN_XML,
    /** A control character that no XML may hold. */
    FORBIDDEN_CHARACTER,
    /** An attribute names a character ({@code &eacute;}) that the file does not declare. */
    UNDECLARED_ENTITY,
    TOO_DEEP,
    TOO_MANY_ACTIVITIES,
    TOO_MANY_BYTES,
    /** The source itself failed, e.g. a connection was lost. */
    SOURCE_FAILED;

    /** As release 0.1.0 knows it: a node of it cannot show an import with a word that is new. */
    Kind before() {
      return this == FORBIDDEN_CHARACTER || this == UNDECLARED_ENTITY ? BROKEN_XML : this;
    }
  }
}
