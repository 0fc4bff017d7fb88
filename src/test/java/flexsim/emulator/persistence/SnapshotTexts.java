package flexsim.emulator.persistence;

import flexsim.taskrouter.model.EngineSnapshot;

/** The text of an image, for tests of other rooms. */
public final class SnapshotTexts {
    private SnapshotTexts() {}

    /** What is read of what is written of {@code image}. */
    public static EngineSnapshot throughText(EngineSnapshot image) {
        return RecordText.read(EngineSnapshot.class, RecordText.of(EngineSnapshot.class, image));
    }
}
