package org.capacitycompact.attachment;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
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
 * @param scanner ClamAV's daemon, which has to find nothing in a file before it is taken; none is
 *     asked when there is none
 * @param scannerPatience how long it may take for one file
 */
@ConfigurationProperties("compact.attachments")
record AttachmentProperties(
    @Nullable Path folder,
    @DefaultValue("20MB") DataSize largest,
    @DefaultValue("500MB") DataSize perInitiative,
    @DefaultValue("200") int most,
    @Nullable URI scanner,
    @DefaultValue("60s") Duration scannerPatience) {

  Optional<Path> place() {
    return Optional.ofNullable(folder).filter(path -> !path.toString().isBlank());
  }

  Optional<VirusScanner> virusScanner() {
    return Optional.ofNullable(scanner)
        .filter(address -> !address.toString().isBlank())
        .map(address -> new VirusScanner(address, scannerPatience));
  }
}
