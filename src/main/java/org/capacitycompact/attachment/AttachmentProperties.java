package org.capacitycompact.attachment;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where documents are kept and how much.
 *
 * @param folder where contents are kept from now on; the database when there is none
 * @param largest of one file
 * @param perInitiative of all files of an initiative, withdrawn ones too
 * @param most files of an initiative, withdrawn ones too
 */
@ConfigurationProperties("compact.attachments")
record AttachmentProperties(
    @Nullable Path folder,
    @DefaultValue("20MB") DataSize largest,
    @DefaultValue("500MB") DataSize perInitiative,
    @DefaultValue("200") int most) {

  Optional<Path> place() {
    return Optional.ofNullable(folder).filter(path -> !path.toString().isBlank());
  }
}
