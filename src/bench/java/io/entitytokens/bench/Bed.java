package io.entitytokens.bench;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where things are measured, and where the figures go. */
record Bed(Postgres postgres, Options options, Report report) {

    /** At which targets are meant, unless they say otherwise. */
    static final int USUAL_CONNECTIONS = 8;

    static final List<Integer> CONNECTIONS = List.of(1, USUAL_CONNECTIONS, 64);

    /** Measures things in turn, at each number of connections, and makes a table of it. */
    Map<Integer, Rounds> measure(
            String title, List<Subject> subjects, List<Integer> connectionCounts) {
        Rounds.warmUp(subjects, options);
        Map<Integer, Rounds> all = new LinkedHashMap<>();
        for (int connections : connectionCounts) {
            Rounds rounds = Rounds.measure(subjects, postgres, connections, options);
            all.put(connections, rounds);
            report.samples(title + ", " + connections + " connections", rounds.samples());
        }
        Map<String, Double> statements = new HashMap<>();
        for (Subject subject : subjects) {
            statements.put(subject.name(), Rounds.statements(subject, postgres));
        }
        var rows =
                report.table(
                        title,
                        "",
                        "connections",
                        "requests/s",
                        "ratio",
                        "p50 ms",
                        "p99 ms",
                        "p99 ratio",
                        "server CPU ms",
                        "PostgreSQL CPU ms",
                        "statements");
        all.forEach(
                (connections, rounds) -> {
                    for (Subject subject : subjects) {
                        String name = subject.name();
                        rows.add(
                                List.of(
                                        name,
                                        connections,
                                        rounds.median(name, Sample::perSecond),
                                        rounds.ratio(name, subject.beside(), Sample::perSecond),
                                        rounds.median(name, Sample::p50),
                                        rounds.median(name, Sample::p99),
                                        rounds.ratio(name, subject.beside(), Sample::p99),
                                        rounds.median(name, Sample::serverCpu),
                                        rounds.median(name, Sample::databaseCpu),
                                        statements.get(name)));
                    }
                });
        return all;
    }
}
