package flexsim.taskrouter.expression;

import java.util.List;
import java.util.Map;

/** A JSON value as expressions see it. Immutable. */
public sealed interface Value {
    Value NULL = new Null();
    Value TRUE = new Bool(true);
    Value FALSE = new Bool(false);

    record Null() implements Value {}

    record Bool(boolean value) implements Value {}

    record Num(double value) implements Value {}

    record Text(String value) implements Value {}

    record Array(List<Value> elements) implements Value {
        public Array {
            elements = List.copyOf(elements);
        }
    }

    record Obj(Map<String, Value> members) implements Value {
        public Obj {
            members = Map.copyOf(members);
        }
    }
}
