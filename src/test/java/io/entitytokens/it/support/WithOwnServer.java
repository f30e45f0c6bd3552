package io.entitytokens.it.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;

/**
 * A test that starts servers of its own; it has no part in the runs on other databases. It takes
 * long, so it begins before others, which then fill the time that it leaves.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Order(1)
@Tag("own-server")
public @interface WithOwnServer {}
