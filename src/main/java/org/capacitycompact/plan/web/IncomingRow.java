package org.capacitycompact.plan.web;

import java.util.Map;
import org.capacitycompact.plan.Section;

/**
 * A row as a file has it, in the plain notation of forms.
 *
 * @param sheet its sheet, and {@code row} its row there
 * @param position of the row of the plan that it changes; 0 for one that is added
 * @param seen that row's revision when the file was read
 * @param raw what its columns say, by field; columns that the sheet does not have are absent
 * @param columns by field, as the spreadsheet names them
 */
record IncomingRow(
    Section section,
    String sheet,
    int row,
    int position,
    int seen,
    Map<String, Object> raw,
    Map<String, String> columns) {}
