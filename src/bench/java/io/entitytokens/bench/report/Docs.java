package io.entitytokens.bench.report;

import io.entitytokens.bench.rig.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the results into docs/performance.md, each between its marks, and draws its picture. */
public final class Docs {

    private static final Path PAGE = Path.of("docs", "performance.md");
    private static final Pattern MARKED =
            Pattern.compile(
                    "(<!-- figures of ([a-z0-9-]+) -->\n).*?(<!-- end -->)", Pattern.DOTALL);

    private Docs() {}

    public static void fill() {
        try {
            Picture.draw();
            String page = Files.readString(PAGE);
            Files.writeString(
                    PAGE,
                    MARKED.matcher(page)
                            .replaceAll(marked -> Matcher.quoteReplacement(figures(marked))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps what the page says of a benchmark that was not run here. */
    private static String figures(MatchResult marked) {
        Path figures = Options.DIRECTORY.resolve(marked.group(2) + ".md");
        try {
            return Files.exists(figures)
                    ? marked.group(1) + "\n" + Files.readString(figures) + "\n" + marked.group(3)
                    : marked.group();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
