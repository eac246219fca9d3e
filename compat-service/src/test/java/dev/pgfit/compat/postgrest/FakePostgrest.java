package dev.pgfit.compat.postgrest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A program that starts, serves and ends as a PostgREST might, and knows nothing of databases. */
public final class FakePostgrest {
    private static final String SCRIPT = """
            #!/usr/bin/env node
            const http = require('http'), fs = require('fs'), mode = '%s'
            fs.writeFileSync(process.argv[1] + '.seen', JSON.stringify({ arguments: process.argv.slice(2), environment: process.env }))
            fs.appendFileSync(process.argv[1] + '.pids', process.pid + ' ')
            console.error('25/Nov/2026:00:00:00 +0000: Starting PostgREST 99.1...')
            if (mode === 'crash') {
              console.error('FATAL: could not use ' + process.env.PGRST_DB_URI + ' and ' + process.env.PGRST_JWT_SECRET)
              process.exit(3)
            }
            process.on('SIGTERM', () => { if (mode !== 'stubborn') process.exit(0) })
            let asked = 0
            http.createServer((request, answer) => {
              answer.writeHead(mode === 'unready' || ++asked < 3 ? 503 : 200).end()
            }).listen(process.env.PGRST_ADMIN_SERVER_PORT, '127.0.0.1')
            http.createServer((request, answer) => {
              if (request.url === '/crash') { console.error('boom'); process.exit(139) }
              answer.writeHead(200, { Server: 'postgrest/99.1.2' }).end('{"path":"' + request.url + '"}')
            }).listen(process.env.PGRST_SERVER_PORT, process.env.PGRST_SERVER_HOST)
            """;

    private FakePostgrest() {}

    /** @param mode {@code good}, {@code crash}, {@code unready} or {@code stubborn} */
    public static Path write(Path folder, String mode) throws IOException {
        Path program = folder.resolve("postgrest-" + mode);
        Files.writeString(program, SCRIPT.formatted(mode));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return program;
    }

    /** What the program was told. */
    static String seen(Path program) throws IOException {
        return Files.readString(Path.of(program + ".seen"));
    }

    /** Whether one of those that were started still runs. */
    public static boolean anyAlive(Path program) throws IOException {
        for (String pid : Files.readString(Path.of(program + ".pids")).strip().split(" ")) {
            if (ProcessHandle.of(Long.parseLong(pid))
                    .filter(ProcessHandle::isAlive)
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }
}
