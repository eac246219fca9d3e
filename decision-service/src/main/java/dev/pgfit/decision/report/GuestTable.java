package dev.pgfit.decision.report;

import dev.pgfit.contracts.CandidateResources;
import dev.pgfit.contracts.GuestWindow;
import dev.pgfit.contracts.WindowUsage;
import dev.pgfit.decision.matrix.Words;
import java.util.List;
import java.util.Locale;

/** What was read inside a candidate's virtual machine, apart from what the machine costs its host. */
final class GuestTable {
    private GuestTable() {}

    static boolean has(CandidateResources candidate) {
        return candidate.windows().stream().anyMatch(window -> window.guest() != null);
    }

    static void write(Markdown page, CandidateResources candidate) {
        page.paragraph("Inside the guest, asked every few seconds: no limit applies to these figures. They are part of"
                + " the host's, not to be added to them.");
        page.table(
                List.of(
                        "Window",
                        "Readings",
                        "Memory used avg",
                        "peak",
                        "of",
                        "PostgreSQL's PSS avg",
                        "peak",
                        "Load avg",
                        "peak"),
                candidate.windows().stream().map(GuestTable::row).toList());
    }

    private static List<String> row(WindowUsage window) {
        GuestWindow guest = window.guest();
        String name = MarkdownReport.lower(window.window());
        if (guest == null || guest.samples() == 0) {
            return List.of(name, "0", "", "", "", "", "", "", "");
        }
        return List.of(
                name,
                String.valueOf(guest.samples()),
                Words.megabytes(guest.memoryUsedBytes().average()),
                Words.megabytes(guest.memoryUsedBytes().peak()),
                Words.megabytes(guest.memoryTotalBytes()),
                Words.megabytes(guest.databasePssBytes().average()),
                Words.megabytes(guest.databasePssBytes().peak()),
                load(guest.load().average()),
                load(guest.load().peak()));
    }

    /** A load average, as tools write it. */
    static String load(double load) {
        return String.format(Locale.ROOT, "%.2f", load);
    }
}
