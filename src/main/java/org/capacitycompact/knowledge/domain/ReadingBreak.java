package org.capacitycompact.knowledge.domain;

/**
 * Why a file was not read to its end. All activities before the break are in the report.
 *
 * @param line where reading stopped, from 1; 0 when no line can be named
 */
public record ReadingBreak(Kind kind, int line) {

  /** The reasons, most of them refusals of a harmful file. */
  public enum Kind {
    /** The file is empty. */
    EMPTY,
    /** It is not XML from its first character on. */
    NOT_XML,
    /** It declares a character encoding that does not exist. */
    UNKNOWN_ENCODING,
    /** XML with another root than {@code iati-activities}. */
    WRONG_ROOT,
    /** It declares a document type, which could expand without limit or read other files. */
    DOCTYPE_REFUSED,
    /** Cut off, or not well-formed from this line on. */
    BROKEN_XML,
    /** A control character that XML does not allow. */
    FORBIDDEN_CHARACTER,
    /**
     * An attribute contains a named character ({@code &eacute;}) that the file does not declare.
     */
    UNDECLARED_ENTITY,
    TOO_DEEP,
    TOO_MANY_ACTIVITIES,
    TOO_MANY_BYTES,
    /** The source itself failed, e.g. a connection was lost. */
    SOURCE_FAILED;

    /**
     * The reason for release 0.1.0: one of its nodes cannot show an import with an unknown reason.
     */
    Kind before() {
      return this == FORBIDDEN_CHARACTER || this == UNDECLARED_ENTITY ? BROKEN_XML : this;
    }
  }
}
