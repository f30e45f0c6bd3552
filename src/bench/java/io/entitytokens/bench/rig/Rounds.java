package io.entitytokens.bench.rig;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Measures subjects by turns, round by round, so that all meet the machine in the same state. */
public final class Rounds {

    /** Connections that targets are about, unless they say otherwise. */
    public static final int USUAL_CONNECTIONS = 8;

    /**
     * Each measurement starts with this: processor caches and compiled code must adapt to the
     * subject.
     */
    private static final int RUN_UP_SECONDS = 1;

    private final Map<String, List<Sample>> samples = new LinkedHashMap<>();

    private Rounds() {}

    /**
     * Warms the servers up. Their answers are not checked: a cold server may be too slow for its
     * own time limits.
     */
    public static void warmUp(List<Subject> subjects, Options options) {
        WarmUp.run(
                options,
                () -> {
                    Map<String, Double> costs = new HashMap<>();
                    for (Subject subject : subjects) {
                        subject.prepare().run();
                        double before = subject.server().cpuMillis();
                        var counted = Wrk.run(subject.load(), USUAL_CONNECTIONS, 1);
                        double cpu = subject.server().cpuMillis() - before;
                        costs.put(subject.name(), cpu / counted.requests());
                    }
                    return costs;
                });
    }

    public static Rounds measure(
            List<Subject> subjects, Postgres postgres, int connections, Options options) {
        Rounds rounds = new Rounds();
        for (int round = 0; round < options.rounds(); round++) {
            for (Subject subject : subjects) {
                rounds.samples
                        .computeIfAbsent(subject.name(), name -> new ArrayList<>())
                        .add(measure(subject, postgres, connections, options));
            }
        }
        return rounds;
    }

    private static Sample measure(
            Subject subject, Postgres postgres, int connections, Options options) {
        subject.prepare().run();
        Wrk.run(subject.load(), connections, RUN_UP_SECONDS);
        double server = subject.server().cpuMillis();
        double database = postgres.cpuMillis();
        Wrk.Counted counted = subject.ask(subject.load(), connections, options.seconds());
        return new Sample(
                counted.perSecond(),
                counted.p50() / 1000.0,
                counted.p99() / 1000.0,
                (subject.server().cpuMillis() - server) / counted.requests(),
                (postgres.cpuMillis() - database) / counted.requests());
    }

    /** How many SQL statements a request takes. The status of every answer is checked here. */
    public static double statements(Subject subject, Postgres postgres) {
        subject.prepare().run();
        List<Wrk.Counted> counted = new ArrayList<>();
        long statements =
                postgres.statementsDuring(
                        () ->
                                counted.add(
                                        subject.ask(
                                                subject.load().counted(), USUAL_CONNECTIONS, 1)));
        Set<Integer> statuses = counted.get(0).statuses().keySet();
        if (!statuses.equals(Set.of(subject.status()))) {
            throw new IllegalStateException(subject.name() + ": " + counted.get(0).statuses());
        }
        return (double) statements / counted.get(0).requests();
    }

    public Map<String, List<Sample>> samples() {
        return samples;
    }

    public double median(String subject, ToDoubleFunction<Sample> figure) {
        return Medians.of(samples.get(subject).stream().mapToDouble(figure).toArray());
    }

    /** The median of the rounds' ratios of one subject to another. */
    public double ratio(String subject, String to, ToDoubleFunction<Sample> figure) {
        List<Sample> above = samples.get(subject);
        List<Sample> below = samples.get(to);
        double[] ratios = new double[above.size()];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] =
                    figure.applyAsDouble(above.get(round)) / figure.applyAsDouble(below.get(round));
        }
        return Medians.of(ratios);
    }
}
