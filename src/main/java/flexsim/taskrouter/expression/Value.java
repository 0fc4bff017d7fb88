package flexsim.taskrouter.expression;

import java.util.List;
import java.util.Map;

/** A JSON value as expressions see it. Immutable. */
public sealed interface Value {
    Value NULL = new Null();
    Value TRUE = new Bool(true);
    Value FALSE = new Bool(false);

    /** JSON's null, and equally what is not there. */
    record Null() implements Value {}

    record Bool(boolean value) implements Value {}

    /**
     * A number. All are held as doubles, as JavaScript holds them: whole numbers are exact below 2<sup>53</sup>, and two
     * greater ones that differ only in their last digits compare as equal. Identifiers of that size belong in text.
     */
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
