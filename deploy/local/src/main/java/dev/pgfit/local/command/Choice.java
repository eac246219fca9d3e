package dev.pgfit.local.command;

import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.InstallationMethod;
import dev.pgfit.contracts.PgliteSpec.Persistence;
import dev.pgfit.contracts.WebvmSpec.Host;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An option's value out of a few, written in small letters. */
abstract class Choice<E extends Enum<E>> implements ITypeConverter<E> {
    private final List<E> choices;

    @SafeVarargs
    Choice(E... choices) {
        this.choices = Arrays.asList(choices);
    }

    @Override
    public E convert(String value) {
        return choices.stream()
                .filter(choice -> choice.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("expected one of "
                        + choices.stream()
                                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + " but was '" + value + "'"));
    }

    /** Where candidates can be installed. */
    static final class OfEnvironment extends Choice<Environment> {
        OfEnvironment() {
            super(
                    Environment.WEBVM,
                    Environment.HOST,
                    Environment.BROWSER,
                    Environment.CONTAINER,
                    Environment.KUBERNETES);
        }
    }

    /** What runs the machine. */
    static final class OfHost extends Choice<Host> {
        OfHost() {
            super(Host.values());
        }
    }

    /** How PostgreSQL gets into it. */
    static final class OfInstallation extends Choice<InstallationMethod> {
        OfInstallation() {
            super(InstallationMethod.values());
        }
    }

    /** Where PGlite keeps its data. */
    static final class OfPersistence extends Choice<Persistence> {
        OfPersistence() {
            super(Persistence.values());
        }
    }
}
