package org.capacitycompact.notice;

import java.util.Set;
import org.capacitycompact.initiative.InitiativeNumber;

/**
 * Readers that a capability knows, by a word for the files {@code notices/}: {@code partners}. A
 * bean for each word. It is asked when the notice is distributed.
 */
public interface NoticeReaders {

  /** The word. */
  String name();

  /** Who is meant on this initiative now, as audiences: {@code group:providerBRENAP}. */
  Set<String> audiences(InitiativeNumber number);
}
