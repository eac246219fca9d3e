package dev.pgfit.kit.events;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pgfit.contracts.Event;
import dev.pgfit.contracts.EventType;
import dev.pgfit.kit.json.ContractJson;
import dev.pgfit.kit.problem.JsonFaults;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns a record's CloudEvents type and body into event data, or says why it can't. */
@ApplicationScoped
public final class EventDecoder {
    private final Validator validator;

    EventDecoder(Validator validator) {
        this.validator = validator;
    }

    /**
     * @param type the CloudEvents {@code type} attribute
     * @param body the record's value
     * @param family what the channel carries
     * @throws BadEventException with the reason: no or unknown type, other family, malformed or invalid data
     */
    <E extends Event> E decode(@Nullable String type, @Nullable String body, Class<E> family) {
        if (type == null) {
            throw new BadEventException("no CloudEvents type: header ce_type is missing");
        }
        EventType known =
                EventType.of(type).orElseThrow(() -> new BadEventException("unknown CloudEvents type " + type));
        if (!family.isAssignableFrom(known.data())) {
            throw new BadEventException(type + " does not belong on this topic");
        }
        if (body == null) {
            throw new BadEventException(type + " without data");
        }
        E event = family.cast(parse(body, known));
        Set<ConstraintViolation<E>> violations = validator.validate(event);
        if (!violations.isEmpty()) {
            throw new BadEventException("invalid " + type + ": "
                    + violations.stream()
                            .map(v -> v.getPropertyPath() + " " + v.getMessage())
                            .sorted()
                            .collect(Collectors.joining("; ")));
        }
        return event;
    }

    private static Event parse(String body, EventType type) {
        try {
            Event event = ContractJson.mapper().readValue(body, type.data());
            if (event == null) {
                throw new BadEventException(type.type() + " without data");
            }
            return event;
        } catch (JsonProcessingException e) {
            throw new BadEventException("malformed " + type.type() + ": " + describe(e));
        }
    }

    private static String describe(JacksonException e) {
        var fault = JsonFaults.describe(e);
        return (fault.field().isEmpty() ? "" : fault.field() + ": ") + fault.message();
    }
}
