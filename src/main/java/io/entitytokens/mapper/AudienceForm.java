package io.entitytokens.mapper;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The forms in which resource servers expect an audience. */
enum AudienceForm {
    /** A claim {@code ["invoice-api","archive"]}. */
    ARRAY,
    /** A claim {@code "archive invoice-api"}. */
    STRING,
    /** In {@code aud}, a URI that names the entity. */
    URI;

    /** The name in the configuration. */
    String option() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The client ids as a claim of its own says them. */
    Object value(Set<String> clientIds) {
        return this == STRING ? String.join(" ", clientIds) : List.copyOf(clientIds);
    }

    static List<String> options() {
        return Arrays.stream(values()).map(AudienceForm::option).toList();
    }

    static Optional<AudienceForm> of(String option) {
        return Arrays.stream(values()).filter(form -> form.option().equals(option)).findFirst();
    }
}
