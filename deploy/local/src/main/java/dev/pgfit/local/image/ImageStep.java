package dev.pgfit.local.image;

import dev.pgfit.contracts.Environment;
import dev.pgfit.image.MachineImage;
import dev.pgfit.local.console.ProgressView;
import dev.pgfit.local.run.Question;
import dev.pgfit.local.support.ExitCode;
import dev.pgfit.local.support.Failure;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Sees to it that the machine's image is there before the stack starts, so that a run's clock is about the run. Where
 * nobody named a place and there can be no machine, the question moves to this host.
 */
public final class ImageStep {
    private ImageStep() {}

    /**
     * The question as it can be asked here.
     *
     * @param file an image made elsewhere, to be used
     * @throws Failure MISSING_PREREQUISITE when a machine was asked for by name and its image can't be had; BAD_INPUT
     *     when the file is none, or of another PostgreSQL
     */
    public static Question settle(Question question, Optional<Path> file, Images images, ProgressView view) {
        if (file.isPresent()) {
            return withImage(question, file.get(), images, view);
        }
        if (!question.inMachine()) {
            return question;
        }
        if (!question.isInMachines()) {
            return onHost(question, question.notInMachines(), view);
        }
        try {
            images.get(question.postgresMajor(), view::note);
            return question;
        } catch (Failure e) {
            if (question.placeChosen() || e.exitCode() != ExitCode.MISSING_PREREQUISITE) {
                throw e;
            }
            return onHost(question, e.text().lines().findFirst().orElse("no image"), view);
        }
    }

    private static Question withImage(Question question, Path file, Images images, ProgressView view) {
        if (!question.inMachine()) {
            throw new Failure(
                    ExitCode.BAD_INPUT,
                    "--image: there is no virtual machine in --env "
                            + question.body().path("environment").asText());
        }
        MachineImage image = images.importFile(file, view::note);
        int major = image.manifest().postgresqlMajor();
        if (question.saysPostgres() && question.postgresMajor() != major) {
            throw new Failure(
                    ExitCode.BAD_INPUT,
                    "--image: " + file + " holds PostgreSQL " + image.manifest().postgresqlVersion() + ", asked is "
                            + question.postgresVersion());
        }
        return question.saysPostgres() ? question : question.withPostgres(Integer.toString(major));
    }

    private static Question onHost(Question question, String why, ProgressView view) {
        view.warn("pgfit: " + why + "; comparing on this host instead");
        return question.in(Environment.HOST);
    }
}
