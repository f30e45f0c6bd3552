package io.entitytokens.bench;

/**
 * Something that is measured beside others.
 *
 * @param name what tables call it
 * @param beside the name of what its figures are held against
 * @param server which is asked
 * @param load what it is asked
 * @param status the answer, always
 * @param prepare what must be so before
 */
record Subject(
        String name, String beside, Keycloak server, Load load, int status, Runnable prepare) {

    Subject(String name, String beside, Keycloak server, Load load, int status) {
        this(name, beside, server, load, status, () -> {});
    }

    /** Asks for a while, and throws unless every answer was the one that is expected. */
    Wrk.Counted ask(Load asked, int connections, int seconds) {
        Wrk.Counted counted = Wrk.run(asked, connections, seconds);
        long expected = status < 400 ? 0 : counted.requests();
        if (counted.refused() != expected) {
            throw new IllegalStateException(name + ": unexpected answers in " + counted);
        }
        return counted;
    }
}
