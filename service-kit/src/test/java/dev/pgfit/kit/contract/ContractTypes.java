package dev.pgfit.kit.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pgfit.contracts.Event;
import dev.pgfit.contracts.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The contracts' types, found by reflection. */
final class ContractTypes {
    private static final String PACKAGE = Event.class.getPackageName();

    private ContractTypes() {}

    /** Records, enums and sealed interfaces that event data is made of. */
    static Set<Class<?>> ofEvents() {
        Set<Class<?>> found = new LinkedHashSet<>();
        Stream.of(EventType.values()).forEach(type -> collect(type.data(), found));
        return found;
    }

    /** Every record, enum and sealed interface of the contracts, whether an event uses it or not. */
    static Set<Class<?>> all() {
        try {
            URI at = Event.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            Path place = Path.of(at);
            if (Files.isDirectory(place)) {
                return in(place);
            }
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                return in(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The name of a type's schema: nested types carry their owner's name in front. */
    static String schemaName(Class<?> type) {
        Class<?> owner = type.getEnclosingClass();
        return (owner == null ? "" : owner.getSimpleName()) + type.getSimpleName();
    }

    /** An enum constant's name in JSON. */
    static String jsonName(Enum<?> constant) {
        try {
            JsonProperty given =
                    constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
            return given == null ? constant.name() : given.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<Class<?>> in(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve(PACKAGE.replace('.', '/')))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
                    .map(name -> load(PACKAGE + "." + name.substring(0, name.length() - ".class".length())))
                    .filter(type -> type.isRecord() || type.isEnum() || type.isSealed())
                    .collect(Collectors.toSet());
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void collect(Type type, Set<Class<?>> found) {
        if (type instanceof ParameterizedType generic) {
            Stream.of(generic.getActualTypeArguments()).forEach(argument -> collect(argument, found));
        }
        if (!(type instanceof Class<?> given) || !given.getName().startsWith(PACKAGE + ".") || !found.add(given)) {
            return;
        }
        if (given.isSealed()) {
            Stream.of(given.getPermittedSubclasses()).forEach(permitted -> collect(permitted, found));
        }
        if (given.isRecord()) {
            Stream.of(given.getRecordComponents())
                    .map(RecordComponent::getGenericType)
                    .forEach(component -> collect(component, found));
        }
    }
}
