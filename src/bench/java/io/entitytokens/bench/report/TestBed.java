package io.entitytokens.bench.report;

import io.entitytokens.bench.rig.Options;
import io.entitytokens.bench.rig.Postgres;
import io.entitytokens.bench.rig.Rounds;
import io.entitytokens.bench.rig.Sample;
import io.entitytokens.bench.rig.Subject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures subjects on servers that share a PostgreSQL, and reports the figures. */
public record TestBed(Postgres postgres, Options options, Report report) {

    public static final List<Integer> CONNECTIONS = List.of(1, Rounds.USUAL_CONNECTIONS, 64);

    /**
     * Measures subjects by turns at each number of connections, and adds a table of the results.
     */
    public Map<Integer, Rounds> measure(
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
