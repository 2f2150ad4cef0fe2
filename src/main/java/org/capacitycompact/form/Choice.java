package org.capacitycompact.form;

/**
 * One option of a select, a radio or a checklist.
 *
 * @param value what is submitted and kept
 * @param label what people read; English when it comes from a form file, the reader's language when
 *     a task handler gives it
 */
public record Choice(String value, String label) {}
