package org.capacitycompact.knowledge.domain;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Short code lists of the standard whose codes are kept as published: what stands on none of them
 * is said. Lists of hundreds of codes (five-digit sectors, types of finance) are looked at by their
 * group or not at all.
 */
final class CodeLists {
  private static final Set<String> ORGANISATION_TYPES =
      Set.of(
          "10", "11", "15", "21", "22", "23", "24", "30", "40", "60", "70", "71", "72", "73", "80",
          "90");

  /** Purpose groups of the Development Assistance Committee. */
  private static final Set<String> SECTOR_GROUPS =
      Set.of(
          "110", "111", "112", "113", "114", "120", "121", "122", "123", "130", "140", "150", "151",
          "152", "160", "210", "220", "230", "231", "232", "233", "234", "235", "236", "240", "250",
          "310", "311", "312", "313", "320", "321", "322", "323", "330", "331", "332", "410", "430",
          "510", "520", "530", "600", "720", "730", "740", "910", "920", "930", "998");

  private static final Map<String, Set<String>> LISTS =
      Map.of(
          "organisation-type",
          ORGANISATION_TYPES,
          "description-type",
          Set.of("1", "2", "3", "4"),
          "collaboration-type",
          Set.of("1", "2", "3", "4", "6", "7", "8"),
          "default-flow-type",
          Set.of("10", "20", "21", "22", "30", "35", "36", "37", "40", "50"),
          "sector-group",
          SECTOR_GROUPS,
          "aid-type",
          Set.of(
              "A01", "A02", "B01", "B02", "B03", "B031", "B032", "B033", "B04", "C01", "D01", "D02",
              "E01", "E02", "F01", "G01", "H01", "H02", "H03", "H04", "H05", "H06"),
          "recipient-region",
          Set.of(
              "88", "89", "189", "289", "298", "380", "389", "489", "498", "589", "619", "679",
              "689", "789", "798", "889", "998", "1027", "1028", "1029", "1030", "1031", "1032",
              "1033", "1034", "1035"));

  private CodeLists() {}

  /** Says so where the code stands on no list; where there is no list, nothing is said. */
  static void check(String list, @Nullable String code, String field, int line, Findings findings) {
    Set<String> codes = LISTS.get(list);
    if (codes != null && code != null && !codes.contains(code)) {
      findings.add(FindingKind.CODE_OFF_LIST, field, code, line);
    }
  }

  /** The five digits of a purpose by the group they begin with; the three digits of a group. */
  static void checkSector(
      @Nullable String code, String vocabulary, String field, int line, Findings findings) {
    int digits = vocabulary.equals("1") ? 5 : vocabulary.equals("2") ? 3 : 0;
    if (digits == 0 || code == null) {
      return;
    }
    boolean known =
        code.matches("[0-9]{" + digits + "}") && SECTOR_GROUPS.contains(code.substring(0, 3));
    if (!known) {
      findings.add(FindingKind.CODE_OFF_LIST, field, code, line);
    }
  }
}
