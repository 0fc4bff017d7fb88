package flexsim.emulator.persistence;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/** A record's constructor and components, found by reflection once: that is most of the work of reading one. */
final class RecordShape {
    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return new RecordShape(type);
        }
    };

    private final Constructor<?> constructor;
    private final Map<String, Component> components = new LinkedHashMap<>();

    private RecordShape(Class<?> type) {
        RecordComponent[] found = type.getRecordComponents();
        try {
            constructor = type.getDeclaredConstructor(
                    Arrays.stream(found).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException impossible) {
            throw new IllegalArgumentException(type.getName(), impossible);
        }
        for (RecordComponent component : found) {
            components.put(component.getName(), new Component(component));
        }
    }

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    /** By name, in their order. */
    Map<String, Component> components() {
        return components;
    }

    /** {@code value} gives each component's. */
    Object made(Function<Component, Object> value) {
        List<Object> values = new ArrayList<>(components.size());
        components.values().forEach(component -> values.add(value.apply(component)));
        try {
            return constructor.newInstance(values.toArray());
        } catch (ReflectiveOperationException refused) {
            throw new IllegalArgumentException(constructor.getName(), refused);
        }
    }

    /** One component of a record. */
    static final class Component {
        private final RecordComponent component;
        private final Class<?> raw;
        private final Type inner;

        private Component(RecordComponent component) {
            this.component = component;
            raw = component.getType();
            inner = inner(component);
        }

        private static Type inner(RecordComponent component) {
            Class<?> type = component.getType();
            if (type == Optional.class) {
                return ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
            } else if (type == OptionalInt.class) {
                return int.class;
            }
            return type == OptionalLong.class ? long.class : component.getGenericType();
        }

        String name() {
            return component.getName();
        }

        /** The component's type, or what it is optional of. */
        Type inner() {
            return inner;
        }

        /** The value that {@code owner} has; empty when it is optional and absent. */
        Optional<?> of(Object owner) {
            Object value = value(owner);
            if (value instanceof Optional<?> optional) {
                return optional;
            } else if (value instanceof OptionalInt optional) {
                return optional.stream().boxed().findFirst();
            } else if (value instanceof OptionalLong optional) {
                return optional.stream().boxed().findFirst();
            }
            return Optional.of(value);
        }

        private Object value(Object owner) {
            try {
                return component.getAccessor().invoke(owner);
            } catch (IllegalAccessException | InvocationTargetException impossible) {
                throw new IllegalArgumentException(component.toString(), impossible);
            }
        }

        /** {@code value} as the record takes it; refuses absence of what is not optional. */
        Object wrapped(Optional<Object> value) {
            if (raw == Optional.class) {
                return value;
            } else if (raw == OptionalInt.class) {
                return value.isPresent() ? OptionalInt.of((Integer) value.get()) : OptionalInt.empty();
            } else if (raw == OptionalLong.class) {
                return value.isPresent() ? OptionalLong.of((Long) value.get()) : OptionalLong.empty();
            }
            return value.orElseThrow(() -> new IllegalArgumentException("nothing for " + component));
        }
    }
}
