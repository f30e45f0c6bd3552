package io.entitytokens.bench.rig;

/**
 * A request that is measured by turns with others.
 *
 * @param name its name in the tables
 * @param beside the name of the subject that it is compared with
 * @param server the server that gets the request
 * @param load the request
 * @param status the status that every answer must have
 * @param prepare what to do before each measurement
 */
public record Subject(
        String name, String beside, Keycloak server, Load load, int status, Runnable prepare) {

    public Subject(String name, String beside, Keycloak server, Load load, int status) {
        this(name, beside, server, load, status, () -> {});
    }

    /** The same, but each connection waits for some milliseconds between two requests. */
    public Subject every(int millis) {
        return new Subject(name, beside, server, load.every(millis), status, prepare);
    }

    /** Sends requests for some seconds. Throws unless the answers succeed or fail as expected. */
    public Wrk.Counted ask(Load asked, int connections, int seconds) {
        Wrk.Counted counted = Wrk.run(asked, connections, seconds);
        long expected = status < 400 ? 0 : counted.requests();
        if (counted.refused() != expected) {
            throw new IllegalStateException(name + ": unexpected answers in " + counted);
        }
        return counted;
    }
}
