package org.capacitycompact.platform.database;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.type.format.jackson.JacksonJsonFormatMapper;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.orm.jpa.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** JSON that an entity keeps is read as all other JSON here: numbers stay exact. */
@Configuration(proxyBeanMethods = false)
class JsonColumns {

  @Bean
  HibernatePropertiesCustomizer jsonOfEntities(ObjectProvider<ObjectMapper> json) {
    // A command that runs without the whole application has no entities with JSON.
    return properties ->
        json.ifAvailable(
            mapper ->
                properties.put(
                    AvailableSettings.JSON_FORMAT_MAPPER, new JacksonJsonFormatMapper(mapper)));
  }
}
