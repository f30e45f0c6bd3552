package io.entitytokens.authzen;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** The body of a call; tests write it with single quotes. */
final class GivenCall {

    static final String SUBJECT =
            "'subject':{'type':'entity_token','id':'x','properties':{'token':'t'}}";
    static final String ACTION = "'action':{'name':'read'}";
    static final String RESOURCE = "'resource':{'type':'entity','id':'invoice'}";

    private GivenCall() {}

    /** An object with these members. */
    static JsonObject json(String... members) {
        String text = "{" + String.join(",", members).replace('\'', '"') + "}";
        return JsonObject.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** A member with a question for each item. */
    static String evaluations(String... items) {
        return "'evaluations':[{" + String.join("},{", items) + "}]";
    }
}
