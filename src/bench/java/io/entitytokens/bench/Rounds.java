package io.entitytokens.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Measures several things in turn, round by round, so that all meet the same machine. */
final class Rounds {

    /** Of each measurement: the caches of the processor, and the compiler, change their minds. */
    private static final int RUN_UP_SECONDS = 1;

    private final Map<String, List<Sample>> samples = new LinkedHashMap<>();

    private Rounds() {}

    /**
     * What a cold server answers does not matter here; it may be too slow for the wait that a read
     * is given.
     */
    static void warmUp(List<Subject> subjects, Options options) {
        WarmUp.run(
                options,
                () -> {
                    Map<String, Double> costs = new HashMap<>();
                    for (Subject subject : subjects) {
                        subject.prepare().run();
                        double before = subject.server().cpuMillis();
                        var counted = Wrk.run(subject.load(), Bed.USUAL_CONNECTIONS, 1);
                        double cpu = subject.server().cpuMillis() - before;
                        costs.put(subject.name(), cpu / counted.requests());
                    }
                    return costs;
                });
    }

    static Rounds measure(
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

    /** How many statements a request takes; and here every answer is looked at. */
    static double statements(Subject subject, Postgres postgres) {
        subject.prepare().run();
        List<Wrk.Counted> counted = new ArrayList<>();
        long statements =
                postgres.statementsDuring(
                        () ->
                                counted.add(
                                        subject.ask(
                                                subject.load().counted(),
                                                Bed.USUAL_CONNECTIONS,
                                                1)));
        Set<Integer> statuses = counted.get(0).statuses().keySet();
        if (!statuses.equals(Set.of(subject.status()))) {
            throw new IllegalStateException(subject.name() + ": " + counted.get(0).statuses());
        }
        return (double) statements / counted.get(0).requests();
    }

    Map<String, List<Sample>> samples() {
        return samples;
    }

    double median(String subject, ToDoubleFunction<Sample> figure) {
        return Medians.of(samples.get(subject).stream().mapToDouble(figure).toArray());
    }

    /** The median of what the rounds say of one thing beside another. */
    double ratio(String subject, String to, ToDoubleFunction<Sample> figure) {
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
