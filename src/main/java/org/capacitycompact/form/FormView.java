package org.capacitycompact.form;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.capacitycompact.web.Exhibit;
import org.jspecify.annotations.Nullable;

/**
 * A form as one reader sees it; the template only adds markup.
 *
 * @param problems every error in words, for the summary above the form
 */
public record FormView(String id, List<Block> blocks, List<Problem> problems) {

  /**
   * One part of the page.
   *
   * @param type {@code field}, {@code group}, {@code slot}, {@code fold}, {@code rows}, {@code
   *     words} or {@code separator}
   * @param heading of a group or a slot, or a heading in the first line of words; may be empty
   * @param paragraphs of words
   * @param rows that are asked about
   * @param depth 0 at the top of the form
   */
  public record Block(
      String type,
      String id,
      String heading,
      List<String> paragraphs,
      @Nullable FieldView field,
      List<Block> blocks,
      @Nullable Rows rows,
      int depth) {

    static Block of(FieldView field, int depth) {
      return new Block("field", field.id(), "", List.of(), field, List.of(), null, depth);
    }

    static Block of(String id, String heading, Rows rows, int depth) {
      return new Block("rows", id, heading, List.of(), null, List.of(), rows, depth);
    }

    /** Whether nothing in this slot is required, so that saying it once is enough. */
    public boolean optional() {
      return fields().noneMatch(FieldView::isSometimesNeeded);
    }

    /** Whether answering one question of this slot makes the others required. */
    public boolean whole() {
      return fields().anyMatch(field -> "".equals(field.needed()));
    }

    private Stream<FieldView> fields() {
      return blocks.stream()
          .map(Block::field)
          .filter(Objects::nonNull)
          .map(Objects::requireNonNull);
    }
  }

  /**
   * A table of rows that are asked about.
   *
   * @param columns the headings of what each row is about, after its name
   * @param more whether the writer may add one
   */
  public record Rows(List<String> columns, List<Row> lines, boolean more) {}

  /**
   * A row of which something is asked.
   *
   * @param id of its name in the page
   * @param help what its name means; null where that is plain
   */
  public record Row(
      String id,
      String name,
      @Nullable String help,
      List<Exhibit.Cell> about,
      List<FieldView> fields) {}

  /**
   * An error in words.
   *
   * @param target where the answer is written: the id of an input, {@code #q-title}, or the address
   *     of another page; null when there is no such question
   * @param label the question, or the submitted name
   */
  public record Problem(@Nullable String target, String label, String message) {}

  /**
   * A section of a long form, with the required answers that are missing.
   *
   * @param id of its heading in the page
   */
  public record Section(String id, String heading, List<Missing> missing) {}

  /**
   * A required question without an answer.
   *
   * @param id of its input in the page
   */
  public record Missing(String id, String label) {}

  /** The sections that have a heading at the top level of the form. */
  public List<Section> sections() {
    return blocks.stream()
        .filter(block -> block.type().equals("group") || block.type().equals("rows"))
        .filter(block -> !block.heading().isEmpty())
        .map(block -> new Section(block.id(), block.heading(), lacking(block, "")))
        .toList();
  }

  /** The number of missing required answers in all sections. */
  public int missing() {
    return sections().stream().mapToInt(section -> section.missing().size()).sum();
  }

  private static List<Missing> lacking(Block block, String within) {
    FieldView field = block.field();
    if (field != null) {
      return lacking(field, within);
    }
    Rows rows = block.rows();
    if (rows != null) {
      return rows.lines().stream()
          .flatMap(row -> row.fields().stream().map(each -> lacking(each, row.name() + " – ")))
          .flatMap(List::stream)
          .toList();
    }
    String said = block.type().equals("slot") ? block.heading() + " – " : within;
    return block.blocks().stream().flatMap(each -> lacking(each, said).stream()).toList();
  }

  private static List<Missing> lacking(FieldView field, String within) {
    return field.required() && !field.readOnly() && field.empty()
        ? List.of(new Missing(field.id(), within + field.label()))
        : List.of();
  }

  /** Whether anything was refused. */
  public boolean refused() {
    return !problems.isEmpty();
  }
}
