package flexsim.taskrouter.api;

import flexsim.taskrouter.EngineImage;

/** The text of an image, for tests of other rooms. */
public final class ImageTexts {
    private ImageTexts() {}

    /** What is read of what is written of {@code image}. */
    public static EngineImage throughText(EngineImage image) {
        return RecordText.read(EngineImage.class, RecordText.of(EngineImage.class, image));
    }
}
