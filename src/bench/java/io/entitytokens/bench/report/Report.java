package io.entitytokens.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.entitytokens.bench.rig.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The results of a benchmark: a Markdown page for people, and JSON with every sample for programs.
 */
public final class Report {

    private final String name;
    private final Options options;
    private final Instant begin = Instant.now();
    private final Map<String, String> machine;
    private final List<Target> targets = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final Map<String, Object> samples = new LinkedHashMap<>();

    public Report(String name, Options options, Map<String, String> machine) {
        this.name = name;
        this.options = options;
        this.machine = machine;
    }

    private record Target(String what, String limit, double value, boolean met) {}

    private record Table(String title, List<String> columns, List<List<Object>> rows) {}

    public void atLeast(double limit, String what, double value) {
        targets.add(new Target(what, "≥ " + limit, value, value >= limit));
    }

    public void atMost(double limit, String what, double value) {
        targets.add(new Target(what, "≤ " + limit, value, value <= limit));
    }

    /** Adds a table and returns its rows, which the caller fills. */
    public List<List<Object>> table(String title, String... columns) {
        Table table = new Table(title, Arrays.asList(columns), new ArrayList<>());
        tables.add(table);
        return table.rows();
    }

    public void samples(String what, Object all) {
        samples.put(what, all);
    }

    public void write() {
        String took = Duration.between(begin, Instant.now()).toMinutes() + " min";
        machine.put("run", begin.atOffset(ZoneOffset.UTC).toLocalDate() + ", took " + took);
        machine.put(
                "rounds",
                options.rounds()
                        + " of "
                        + options.seconds()
                        + " s each"
                        + (options.isFull() ? "" : ": **a trial of the tool, not figures**"));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("machine", machine);
        all.put("targets", targets);
        all.put("tables", tables);
        all.put("samples", samples);
        try {
            Path page = Options.DIRECTORY.resolve(name + ".md");
            Files.writeString(page, markdown());
            new ObjectMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValue(Options.DIRECTORY.resolve(name + ".json").toFile(), all);
            System.out.println(markdown());
            System.out.println("Written to " + page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String markdown() {
        StringBuilder text = new StringBuilder();
        machine.forEach(
                (key, value) ->
                        text.append("- ").append(key).append(": ").append(value).append('\n'));
        if (!targets.isEmpty()) {
            append(
                    text,
                    "Targets",
                    List.of("ratio", "target", "measured", ""),
                    targets.stream()
                            .map(
                                    target ->
                                            List.<Object>of(
                                                    target.what(),
                                                    target.limit(),
                                                    target.value(),
                                                    target.met() ? "met" : "**missed**"))
                            .toList());
        }
        tables.forEach(table -> append(text, table.title(), table.columns(), table.rows()));
        return text.toString();
    }

    private static void append(
            StringBuilder text, String title, List<String> columns, List<List<Object>> rows) {
        text.append("\n**").append(title).append("**\n\n");
        line(text, columns);
        line(text, columns.stream().map(c -> c.equals(columns.get(0)) ? "---" : "---:").toList());
        rows.forEach(row -> line(text, row.stream().map(Report::text).toList()));
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /** Formats a number with two or three significant digits. */
    private static String text(Object cell) {
        if (!(cell instanceof Double number)) {
            return cell.toString();
        }
        double size = Math.abs(number);
        String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, number);
    }
}
